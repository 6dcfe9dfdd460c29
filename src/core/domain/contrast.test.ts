import { describe, expect, it } from 'vitest';

import { contrastRatio } from './contrast.ts';
import { defaultCodebook } from './default-codebook.ts';

/** Grounds and inks of src/app/tokens.css. */
const GROUNDS = [
  { name: 'light', paper: '#ffffff', desk: '#f1f2f3', text: '#16181a' },
  { name: 'dark', paper: '#15171a', desk: '#0e1012', text: '#e8eaec' },
] as const;

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
  ])('%s on %s is %d', (a, b, expected) => {
    expect(contrastRatio(a, b)).toBeCloseTo(expected, 2);
    expect(contrastRatio(b, a)).toBeCloseTo(expected, 2);
  });

  it('refuses what is no hex colour', () => {
    expect(() => contrastRatio('red', '#ffffff')).toThrow(RangeError);
  });
});

describe.each(GROUNDS)(
  'UX5 the tags of the default codebook on a $name ground',
  ({ name, paper, desk, text }) => {
    it.each(defaultCodebook.tags.map((tag) => [tag.label, tag[name]] as const))(
      '%s: letters and text have 4.5, lines 3',
      (_, { ink, tint, active }) => {
        expect(contrastRatio(ink, paper)).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(ink, desk)).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(text, tint)).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(text, active)).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(ink, tint)).toBeGreaterThanOrEqual(3);
        expect(contrastRatio(ink, active)).toBeGreaterThanOrEqual(3);
      },
    );
  },
);
