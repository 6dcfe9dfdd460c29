import type { LineStyle, Tag } from './codebook.ts';
import { toOklch } from './oklch.ts';
import { shadesOfHue } from './tag-colours.ts';

/** Every line style, in the order it is offered. */
export const LINE_STYLES: readonly LineStyle[] = ['solid', 'double', 'dotted', 'wavy', 'dashed'];

/** Hues that are told apart well, in degrees, with the names of their inks. */
export const HUES: readonly { readonly hue: number; readonly name: string }[] = [
  { hue: 262, name: 'blue' },
  { hue: 50, name: 'orange' },
  { hue: 163, name: 'green' },
  { hue: 18, name: 'red' },
  { hue: 296, name: 'violet' },
  { hue: 195, name: 'teal' },
  { hue: 115, name: 'olive' },
  { hue: 345, name: 'pink' },
  { hue: 78, name: 'amber' },
  { hue: 235, name: 'sky' },
  { hue: 135, name: 'leaf' },
  { hue: 322, name: 'purple' },
];

/** How a tag looks and by which key it is set. */
export type TagLook = Pick<Tag, 'letter' | 'key' | 'line' | 'light' | 'dark'>;

/**
 * A look for a tag beside `tags`: a letter of its label that is free, that letter as its key where it is free, the line least
 * used, the hue farthest from the others.
 *
 * @param taken Keys that are not free, besides those of `tags`.
 * @param wanted What it has already: kept where it is free.
 */
export function freeLook(
  tags: readonly Tag[],
  label: string,
  taken: ReadonlySet<string>,
  wanted?: Pick<Tag, 'letter' | 'key'>,
): TagLook {
  const letters = new Set(tags.map(({ letter }) => letter.toUpperCase()));
  const keys = new Set([...taken, ...tags.map(({ key }) => key)]);
  const own = [...label.toUpperCase()].filter((each) => /[\p{L}\p{N}]/u.test(each));
  const [first = 'T'] = own;
  const second = [...own.slice(1), ...ALPHABET].map((each) => first + each);
  const letter =
    [wanted?.letter ?? first, ...own, ...second, ...PAIRS].find(
      (each) => each !== '' && !letters.has(each.toUpperCase()),
    ) ?? first;
  const key =
    [wanted?.key ?? first.toLowerCase(), ...own.map((each) => each.toLowerCase())].find(
      (each) => each !== '' && !keys.has(each),
    ) ?? '';
  const line = LINE_STYLES.toSorted((a, b) => usesOf(tags, a) - usesOf(tags, b))[0] ?? 'solid';
  return { letter, key, line, ...shadesOfHue(farthestHue(tags)) };
}

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const PAIRS = ALPHABET.flatMap((a) => ALPHABET.map((b) => a + b));

function usesOf(tags: readonly Tag[], line: LineStyle): number {
  return tags.filter((tag) => tag.line === line).length;
}

function farthestHue(tags: readonly Tag[]): number {
  const used = tags.map(({ light }) => toOklch(light.ink).hue);
  const distance = (hue: number): number =>
    Math.min(360, ...used.map((each) => between(hue, each)));
  return HUES.toSorted((a, b) => distance(b.hue) - distance(a.hue))[0]?.hue ?? 0;
}

/** The angle between two hues, 0 to 180. */
function between(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return Math.min(turn, 360 - turn);
}
