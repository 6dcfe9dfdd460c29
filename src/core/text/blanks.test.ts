import { describe, expect, it } from 'vitest';

import { isBlank, skipBlanks, skipBlanksBack } from './blanks.ts';

describe('isBlank', () => {
  it('AN3 holds for every White_Space and control character of Unicode and for three zero-width ones', () => {
    const wrong: string[] = [];
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const char = String.fromCharCode(unit);
      const expected = /[\p{White_Space}\p{Cc}\u200B\u2060\uFEFF]/u.test(char);
      if (isBlank(unit) !== expected) wrong.push(`U+${unit.toString(16)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('AN3 joiners, soft hyphen and directional marks are no blanks', () => {
    for (const char of '\u200C\u200D\u00AD\u200E\u200F\u2067\u2069')
      expect(isBlank(char.charCodeAt(0))).toBe(false);
  });
});

describe('skipBlanks', () => {
  it('goes forward and back to the first character that shows', () => {
    const text = '\t\u3000a b\u200B\n';
    expect(skipBlanks(text, 0, text.length)).toBe(2);
    expect(skipBlanksBack(text, 0, text.length)).toBe(5);
  });

  it('stops at the end of the range', () => {
    expect(skipBlanks('   ', 1, 2)).toBe(2);
    expect(skipBlanksBack('   ', 1, 2)).toBe(1);
  });
});
