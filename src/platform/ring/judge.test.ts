import { describe, expect, it } from 'vitest';

import { judge } from './judge.ts';

const pulse = { id: 'one', seq: 10, records: 100 };
const standing = { pulse, records: 100 };

describe('R3 a database is held against what was last heard of it', () => {
  it.each([
    ['nothing was known', null, standing],
    ['it is as it was', pulse, standing],
    ['it has gone on', pulse, { pulse: { ...pulse, seq: 12, records: 105 }, records: 105 }],
    ['it holds more than it counts, as an older Galley leaves it', pulse, { pulse, records: 120 }],
    ['it was never written to and nothing was known', null, { pulse: null, records: 0 }],
  ])('and nothing is missing when %s', (_, last, now) => {
    expect(judge(last, now)).toBeNull();
  });

  it.each([
    ['made anew and empty', { pulse: null, records: 0 }, { kind: 'replaced', cause: '' }],
    [
      'made anew and written to since',
      { pulse: { id: 'two', seq: 99, records: 8 }, records: 8 },
      { kind: 'replaced', cause: '' },
    ],
    [
      'rolled back',
      { pulse: { ...pulse, seq: 7, records: 97 }, records: 97 },
      { kind: 'behind', writes: 3 },
    ],
    ['emptied', { pulse, records: 4 }, { kind: 'emptied', records: 96 }],
  ])('and it is seen when it was %s', (_, now, loss) => {
    expect(judge(pulse, now)).toEqual(loss);
  });

  it('an emptied database is seen without anything known', () => {
    expect(judge(null, { pulse, records: 99 })).toEqual({ kind: 'emptied', records: 1 });
  });
});
