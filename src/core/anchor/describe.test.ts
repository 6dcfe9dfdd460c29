import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fragmentOf } from '#core/domain/span.ts';
import { isGraphemeBoundary } from '#core/text/graphemes.ts';

import { describeSpan, isOrphan, spanStands } from './describe.ts';

const FAMILY = '👩‍👩‍👧';

describe('describeSpan', () => {
  it('keeps 32 code points of context on either side', () => {
    const text = `${'𝒳'.repeat(40)}here${'é'.repeat(40)}`;
    const span = describeSpan(text, { start: 80, end: 84 });
    expect(span).toEqual({
      start: 80,
      end: 84,
      exact: 'here',
      prefix: '𝒳'.repeat(32),
      suffix: 'é'.repeat(32),
    });
  });

  it('keeps what there is at the ends of the text', () => {
    expect(describeSpan('one two', { start: 0, end: 7 })).toMatchObject({ prefix: '', suffix: '' });
    expect(describeSpan('one two', { start: 4, end: 7 })).toMatchObject({
      prefix: 'one ',
      suffix: '',
    });
  });

  it('AN3 cuts no grapheme of the context in two', () => {
    const text = `${FAMILY}${'a'.repeat(30)}here${'b'.repeat(30)}${FAMILY}`;
    const start = text.indexOf('here');
    const { prefix, suffix } = describeSpan(text, { start, end: start + 4 });
    expect(prefix).toBe('a'.repeat(30));
    expect(suffix).toBe('b'.repeat(30));
  });

  it.each([
    [0, 0],
    [3, 2],
    [-1, 2],
    [0, 99],
  ])('refuses the range %i…%i', (start, end) => {
    expect(() => describeSpan('some text', { start, end })).toThrow(RangeError);
  });

  it('AN3 context begins and ends at graphemes in any text', () => {
    const any = fc.string({
      unit: fc.constantFrom('a', ' ', 'e\u0301', FAMILY, '🇫🇷', '각', '\r\n', '\uD83D', '港'),
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(any, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const end = Math.min(text.length, start + 1 + (length % 9));
        const { prefix, suffix, exact } = describeSpan(text, { start, end });
        expect(text.slice(start - prefix.length, end + suffix.length)).toBe(
          prefix + exact + suffix,
        );
        expect(prefix === '' || isGraphemeBoundary(text, start - prefix.length)).toBe(true);
        expect(suffix === '' || isGraphemeBoundary(text, end + suffix.length)).toBe(true);
        expect([...prefix].length).toBeLessThanOrEqual(32);
        expect([...suffix].length).toBeLessThanOrEqual(32);
      }),
    );
  });
});

describe('isOrphan', () => {
  const span = [fragmentOf('He said so.', { start: 3, end: 7 })];

  it('TX4 a span is an orphan where its words do not stand', () => {
    expect(isOrphan('He said so.', span)).toBe(false);
    expect(isOrphan('She said so.', span)).toBe(true);
    expect(isOrphan('He sai', span)).toBe(true);
    expect(isOrphan(null, span)).toBe(true);
  });

  it('the article as a whole is never one', () => {
    expect(isOrphan(null, [])).toBe(false);
    expect(spanStands('', [])).toBe(true);
  });
});
