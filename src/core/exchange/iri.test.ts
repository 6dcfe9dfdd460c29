import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { idOf, iriOf, isIri } from './iri.ts';

describe('iriOf and idOf', () => {
  it('EX1 a UUID goes out as urn:uuid:', () => {
    expect(iriOf('0193b000-0000-7000-8000-000000000001')).toBe(
      'urn:uuid:0193b000-0000-7000-8000-000000000001',
    );
  });

  it('takes UUIDs in capitals', () => {
    expect(idOf('urn:uuid:0193B000-0000-7000-8000-00000000000A')).toBe(
      '0193b000-0000-7000-8000-00000000000a',
    );
  });

  it('an IRI goes out as it is', () => {
    expect(iriOf('https://hypothes.is/a/x')).toBe('https://hypothes.is/a/x');
  });

  it('what is percent-encoded badly keeps its IRI', () => {
    expect(idOf('https://galley.example/record/%zz')).toBe('https://galley.example/record/%zz');
  });

  it('EX1 every id goes out as an absolute IRI and comes back as itself', () => {
    const ids = fc.oneof(
      fc.uuid(),
      fc.webUrl(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '',
        'a/b',
        'urn:uuid:0193b000-0000-7000-8000-000000000001',
        'https://galley.example/record/x',
      ),
    );
    fc.assert(
      fc.property(ids, (id) => {
        const iri = iriOf(id);
        expect(isIri(iri)).toBe(true);
        expect(idOf(iri)).toBe(id);
      }),
    );
  });
});
