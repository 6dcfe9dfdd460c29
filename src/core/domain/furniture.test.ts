import { describe, expect, test } from 'vitest';

import { spanOf } from '#core/domain/span.ts';
import { TEST_PLACE, testAnnotation } from '#core/testing/annotation.ts';

import { asTagId } from './ids.ts';
import { furnitureIn, withoutRanges } from './furniture.ts';

describe('TX5 text without its furniture', () => {
  test.each([
    ['ab cd', [], 'ab cd'],
    ['ab cd ef', [{ start: 3, end: 5 }], 'ab    ef'],
    ['ab\ncd\nef', [{ start: 1, end: 7 }], 'a \n  \n f'],
    [
      'abcdef',
      [
        { start: 1, end: 4 },
        { start: 2, end: 3 },
        { start: 3, end: 5 },
      ],
      'a    f',
    ],
    ['a😀b', [{ start: 1, end: 3 }], 'a  b'],
  ])('%j without %j is %j', (text, ranges, expected) => {
    expect(withoutRanges(text, ranges)).toBe(expected);
  });
});

test('TX5 only what is tagged as boilerplate, in the editor’s own set, is furniture', () => {
  const text = 'Link copied! The talks went on.';
  const error = { tag: asTagId('error'), span: spanOf(text, [{ start: 0, end: 12 }]) };
  const furniture = testAnnotation({ ...error, attributes: { kind: 'boilerplate' } });
  const other = testAnnotation({ ...error, attributes: { kind: 'spelling' } });
  expect(furnitureIn([other, furniture], TEST_PLACE.setId)).toEqual([{ start: 0, end: 12 }]);
  expect(furnitureIn([{ ...furniture, deleted: 1 }], TEST_PLACE.setId)).toEqual([]);
});
