import type { Shades, Tag } from './codebook.ts';
import { contrastRatio } from './contrast.ts';
import { fromOklch, toOklch } from './oklch.ts';

/** The grounds tags are seen on. */
export type Theme = 'light' | 'dark';
/** One of the three colours of a tag on one ground. */
export type Shade = keyof Shades;

/** What a colour stands against. */
type Ground = 'paper' | 'desk' | 'raise' | 'bar' | 'tint' | 'active' | 'text' | 'ink';

/** The colours of the frame that tags meet, as src/app/tokens.css has them; scripts/tokens.test.mjs holds the two together. */
export const GROUNDS: Readonly<
  Record<Theme, Readonly<Record<'paper' | 'desk' | 'raise' | 'bar' | 'text', string>>>
> = {
  // The selection bar is inverted: on it a tag shows the ink of the other theme.
  light: {
    paper: '#ffffff',
    desk: '#f1f2f3',
    raise: '#ffffff',
    bar: '#e8eaec',
    text: '#16181a',
  },
  dark: { paper: '#15171a', desk: '#0e1012', raise: '#1c1f23', bar: '#16181a', text: '#e8eaec' },
};

/** A pair of colours that cannot be told apart well enough. */
export interface ColourProblem {
  readonly theme: Theme;
  readonly shade: Shade;
  readonly against: Ground;
  readonly ratio: number;
  /** 4.5 for letters, 3 for lines (WCAG 2.2, 1.4.3 and 1.4.11). */
  readonly needed: number;
}

const TEXT = 4.5;
const LINE = 3;

/** What is wrong with one colour of a tag beside the two others; empty when it can be used. */
export function shadeProblems(
  shades: Shades,
  theme: Theme,
  shade: Shade,
): readonly ColourProblem[] {
  const { paper, desk, raise, bar, text } = GROUNDS[theme];
  const { ink, tint, active } = shades;
  const pairs: readonly (readonly [Ground, string, number])[] =
    shade === 'ink'
      ? [
          ['paper', paper, TEXT],
          ['desk', desk, TEXT],
          ['raise', raise, TEXT],
          ['bar', bar, TEXT],
          ['tint', tint, LINE],
          ['active', active, LINE],
        ]
      : [
          ['text', text, TEXT],
          ['ink', ink, LINE],
        ];
  const own = { ink, tint, active }[shade];
  return pairs
    .map(([against, colour, needed]) => ({
      theme,
      shade,
      against,
      ratio: contrastRatio(own, colour),
      needed,
    }))
    .filter(({ ratio, needed }) => ratio < needed);
}

/** What is wrong with all colours of a tag. */
export function colourProblems(tag: Pick<Tag, Theme>): readonly ColourProblem[] {
  return (['light', 'dark'] as const).flatMap((theme) =>
    (['ink', 'tint', 'active'] as const).flatMap((shade) =>
      shadeProblems(tag[theme], theme, shade),
    ),
  );
}

/** Lightness is searched in steps of this. */
const STEP = 0.004;

/**
 * The colour nearest to `shades[shade]` that passes beside the two others: of the same hue, darker or lighter as the ground
 * asks, itself where nothing is wrong with it. `null` where the two others leave none.
 */
export function nearestShade(shades: Shades, theme: Theme, shade: Shade): string | null {
  // An ink goes away from the paper, what lies behind words goes towards it.
  const step = (theme === 'light') === (shade === 'ink') ? -STEP : STEP;
  const { lightness, chroma, hue } = toOklch(shades[shade]);
  const passes = (colour: string): boolean =>
    shadeProblems({ ...shades, [shade]: colour }, theme, shade).length === 0;
  if (passes(shades[shade])) return shades[shade];
  for (let at = lightness + step; at > -STEP && at < 1 + STEP; at += step) {
    const colour = fromOklch({ lightness: at, chroma, hue });
    if (passes(colour)) return colour;
  }
  return null;
}

/** Lightness and chroma of the shades of a hue, after those of the default codebook. */
const TARGETS: Readonly<Record<Theme, Readonly<Record<Shade, readonly [number, number]>>>> = {
  light: { ink: [0.5, 0.19], tint: [0.965, 0.028], active: [0.89, 0.085] },
  dark: { ink: [0.83, 0.12], tint: [0.285, 0.05], active: [0.41, 0.095] },
};

/** Colours of one hue (degrees, OKLCH) for both themes, every one readable. */
export function shadesOfHue(hue: number): Pick<Tag, Theme> {
  return { light: shadesIn('light', hue), dark: shadesIn('dark', hue) };
}

/** `tag` with every colour that cannot be read made readable, of the same hue; itself where all can. */
export function withReadableColours(tag: Tag): Tag {
  if (colourProblems(tag).length === 0) return tag;
  return { ...tag, light: readable(tag.light, 'light'), dark: readable(tag.dark, 'dark') };
}

function shadesIn(theme: Theme, hue: number): Shades {
  const at = (shade: Shade): string => {
    const [lightness, chroma] = TARGETS[theme][shade];
    return fromOklch({ lightness, chroma, hue });
  };
  return readable({ ink: at('ink'), tint: at('tint'), active: at('active') }, theme);
}

/** First what lies behind words is brought to where the text can be read, then the ink to where it shows on all of it. */
function readable(shades: Shades, theme: Theme): Shades {
  const { text: ink } = GROUNDS[theme];
  const tint = nearestShade({ ...shades, ink }, theme, 'tint') ?? GROUNDS[theme].paper;
  const active = nearestShade({ ...shades, ink }, theme, 'active') ?? GROUNDS[theme].paper;
  return { ink: nearestShade({ ...shades, tint, active }, theme, 'ink') ?? ink, tint, active };
}
