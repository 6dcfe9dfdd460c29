import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { changedPart } from './changed-part.ts';

describe('changedPart', () => {
  it('names the one item that was put in, taken out or replaced', () => {
    expect(changedPart(['a', 'b'], ['a', 'x', 'b'])).toEqual({
      from: 1,
      beforeEnd: 1,
      afterEnd: 2,
    });
    expect(changedPart(['a', 'b', 'c'], ['a', 'c'])).toEqual({
      from: 1,
      beforeEnd: 2,
      afterEnd: 1,
    });
    expect(changedPart(['a', 'b'], ['a', 'x'])).toEqual({ from: 1, beforeEnd: 2, afterEnd: 2 });
    expect(changedPart(['a', 'a'], ['a'])).toEqual({ from: 1, beforeEnd: 2, afterEnd: 1 });
  });

  it('turns the one list into the other', () => {
    const list = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { from, beforeEnd, afterEnd } = changedPart(before, after);
        expect([
          ...before.slice(0, from),
          ...after.slice(from, afterEnd),
          ...before.slice(beforeEnd),
        ]).toEqual(after);
        expect(beforeEnd).toBeGreaterThanOrEqual(from);
        expect(afterEnd).toBeGreaterThanOrEqual(from);
      }),
    );
  });
});
