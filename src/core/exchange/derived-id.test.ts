import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { copyIdOf, derivedId } from './derived-id.ts';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

describe('derived ids', () => {
  it('are UUIDs of version 8 and always the same for the same name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), fc.uuid(), (name, id, setId) => {
        expect(derivedId(name)).toMatch(SHAPE);
        expect(derivedId(name)).toBe(derivedId(name));
        expect(copyIdOf(name, setId)).toMatch(SHAPE);
        expect(copyIdOf(id, setId)).toMatch(SHAPE);
        expect(copyIdOf(id, setId)).not.toBe(id);
      }),
    );
  });

  it('differ where the names differ', () => {
    expect(derivedId('a')).not.toBe(derivedId('b'));
    const setId = '0193b000-0000-5000-8000-0000000000a1';
    const ids = [
      '0193b000-0000-7000-8000-000000000001',
      '0193b000-0000-7000-8000-000000000002',
      'x',
      'y',
    ];
    expect(new Set(ids.map((id) => copyIdOf(id, setId))).size).toBe(4);
  });
});
