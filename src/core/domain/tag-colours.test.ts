import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultCodebook } from './default-codebook.ts';
import { fromOklch, toOklch } from './oklch.ts';
import { sourcingCodebook } from './sourcing-codebook.ts';
import {
  colourProblems,
  nearestShade,
  shadeProblems,
  shadesOfHue,
  withReadableColours,
} from './tag-colours.ts';
import { HUES } from './tag-look.ts';

const hex = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const shades = fc.record({ ink: hex, tint: hex, active: hex });

describe('colours by lightness, chroma and hue', () => {
  // Source: the reference values of B. Ottosson, "A perceptual color space for image processing".
  it.each([
    ['#ffffff', 1, 0, null],
    ['#000000', 0, 0, null],
    ['#ff0000', 0.628, 0.2577, 29.23],
    ['#00ff00', 0.8664, 0.2948, 142.5],
    ['#0000ff', 0.452, 0.3132, 264.05],
  ])('%s', (colour, lightness, chroma, hue) => {
    const found = toOklch(colour);
    expect(found.lightness).toBeCloseTo(lightness, 3);
    expect(found.chroma).toBeCloseTo(chroma, 3);
    if (hue !== null) expect(found.hue).toBeCloseTo(hue, 1);
  });

  it('there and back is the same colour', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        expect(fromOklch(toOklch(colour))).toBe(colour);
      }),
    );
  });

  it('what no screen can show loses chroma, not hue', () => {
    const colour = fromOklch({ lightness: 0.5, chroma: 0.4, hue: 150 });
    expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(Math.abs(toOklch(colour).hue - 150)).toBeLessThan(3);
  });

  it('refuses what is no hex colour', () => {
    expect(() => toOklch('red')).toThrow(RangeError);
  });
});

describe('AN8 colours of a tag', () => {
  it.each([defaultCodebook, sourcingCodebook])('of $title can all be read', ({ tags }) => {
    for (const tag of tags) expect(colourProblems(tag)).toEqual([]);
  });

  it('of every hue can all be read', () => {
    for (let hue = 0; hue < 360; hue += 1) expect(colourProblems(shadesOfHue(hue))).toEqual([]);
  });

  it('on offer are told apart', () => {
    const inks = HUES.map(({ hue }) => shadesOfHue(hue).light.ink);
    expect(new Set(inks).size).toBe(HUES.length);
  });

  it('are refused with what they stand against', () => {
    const light = { ink: '#d97706', tint: '#fdf3d9', active: '#fcdf93' };
    expect(shadeProblems(light, 'light', 'ink').map(({ against }) => against)).toEqual([
      'paper',
      'desk',
      'raise',
      'bar',
      'tint',
      'active',
    ]);
    expect(shadeProblems(light, 'light', 'ink')[0]?.ratio).toBeCloseTo(3.19, 1);
  });

  it('have a nearest one that passes, of the same hue, themselves when they pass', () => {
    fc.assert(
      fc.property(hex, fc.constantFrom('light', 'dark'), (ink, theme) => {
        const [first] = defaultCodebook.tags;
        if (first === undefined) throw new Error('no tag');
        const proposed = { ...first[theme], ink };
        const nearest = nearestShade(proposed, theme, 'ink');
        if (nearest === null) throw new Error(`none for ${ink}`);
        expect(shadeProblems({ ...proposed, ink: nearest }, theme, 'ink')).toEqual([]);
        expect(nearestShade({ ...proposed, ink: nearest }, theme, 'ink')).toBe(nearest);
        if (shadeProblems(proposed, theme, 'ink').length === 0) expect(nearest).toBe(ink);
      }),
    );
  });

  it('from any file come to be readable', () => {
    const [tag] = defaultCodebook.tags;
    if (tag === undefined) throw new Error('no tag');
    fc.assert(
      fc.property(shades, shades, (light, dark) => {
        expect(colourProblems(withReadableColours({ ...tag, light, dark }))).toEqual([]);
      }),
    );
    expect(withReadableColours(tag)).toBe(tag);
  });
});
