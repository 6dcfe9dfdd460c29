import { isBlank } from './blanks.ts';

/** A quotation mark where it stands in the text; code units, half-open. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** The characters of the mark, such as `„` or the two of an old agency's opening mark. */
  readonly sign: string;
}

/**
 * Which signs close a quotation that `sign` opens, the usual one first. Mixed pairs („…", “…") are
 * what keyboards produce; ”…“ is Arabic, ”…” Swedish and Finnish, »…« German and Danish.
 */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['"', '"”'],
  ['＂', '＂'],
  ['״', '״'],
  ['“', '”"“'],
  ['”', '”"“'],
  ['„', '“”"‟'],
  ['‟', '”"'],
  ['``', '"”'],
  ['«', '»'],
  ['»', '«»'],
  ['‹', '›'],
  ['›', '‹›'],
  ["'", "'’"],
  ['‘', "’'"],
  ['’', '’'],
  ['‚', "‘’'"],
  ['‛', "’'"],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['〈', '〉'],
  ['﹁', '﹂'],
  ['﹃', '﹄'],
  ['｢', '｣'],
  ['〝', '〞〟'],
]);

const FAMILIES = [
  "\"＂“”„‟``''",
  '«»',
  '‹›',
  "'‘’‚‛",
  '「」',
  '『』',
  '《》',
  '〈〉',
  '﹁﹂',
  '﹃﹄',
  '｢｣',
  '〝〞〟',
];

const MARK = /["＂״“”„‟«»‹›'‘’‚‛「」『』《》〈〉﹁﹂﹃﹄｢｣〝〞〟]/g;
const AGENCY_MARK = /``|''|["＂״“”„‟«»‹›'‘’‚‛「」『』《》〈〉﹁﹂﹃﹄｢｣〝〞〟]/g;

const SINGLE = new Set(["'", '‘', '’', '‚', '‛']);

/**
 * Letters that an apostrophe may stand between. Scripts without apostrophes have closing marks
 * there: 'X'라고, ‘好’吗.
 */
const APOSTROPHE_SIDE =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Arabic}\p{M}\p{N}]/u;

const OPENING_NEIGHBOURS = new Set(Array.from('([{<（［｛【〔¿¡/—–=:：'));
const CLOSING_NEIGHBOURS = new Set(
  Array.from('.,;:!?…)]}>—–-/*"＂״“”„‟«»‹›\'‘’」』》〉）］｝】〕，。！？；：、،؛؟۔।·'),
);

/** Words that English, German and Dutch write with an apostrophe before them. */
const ELISIONS = new Set(
  (
    'tis twas twere twill til till em cause cos coz cuz bout round n neath gainst fore kay nuff ' +
    'ere im s t ne nen nem ner nes k m'
  ).split(' '),
);

/**
 * Returns the quotation marks, apostrophes among them, in `start`…`end` of `text`, in text order.
 */
export function marksOf(text: string, start: number, end: number): Mark[] {
  const part = text.slice(start, end);
  // Two apostrophes are one mark only where the opening one of the agencies is used; elsewhere they
  // end two quotations.
  const matches = part.matchAll(part.includes('``') ? AGENCY_MARK : MARK);
  return Array.from(matches, ({ 0: sign, index }) => ({
    start: start + index,
    end: start + index + sign.length,
    sign,
  }));
}

/** Tells whether `sign` may close what `open` opened. */
export function canClose(open: string, sign: string): boolean {
  if (sign === "''") return open === '``';
  return CLOSERS.get(open)?.includes(sign) ?? false;
}

/** Tells whether `sign` is one half of a pair that also serves as an apostrophe. */
export function isSingle(sign: string): boolean {
  return SINGLE.has(sign);
}

/**
 * Returns the number of the family of signs that compete with `sign`: a text uses one family for
 * one level of quotation.
 */
export function familyOf(sign: string): number {
  if (isSingle(sign)) return 3;
  return FAMILIES.findIndex((family) => family.includes(sign));
}

/** Tells whether `char`, one or no character, is a blank or the end of the paragraph. */
export function isGap(char: string): boolean {
  return char === '' || isBlank(char.charCodeAt(0));
}

/** Tells whether an apostrophe can stand between `before` and `after`, one or no character each. */
export function isApostropheBetween(before: string, after: string): boolean {
  return APOSTROPHE_SIDE.test(before) && APOSTROPHE_SIDE.test(after);
}

/** Tells whether a mark can open right after the character `before`. */
export function isOpeningNeighbour(before: string): boolean {
  return isGap(before) || OPENING_NEIGHBOURS.has(before);
}

/** Tells whether a mark can close right before the character `after`. */
export function isClosingNeighbour(after: string): boolean {
  return isGap(after) || CLOSING_NEIGHBOURS.has(after);
}

/**
 * Tells whether `after`, what follows an apostrophe-like mark, is a word that drops its beginning:
 * ’tis, ’90s, ’s avonds.
 */
export function isElision(after: string): boolean {
  if (/^\p{N}{2}(?!\p{N})/u.test(after)) return true;
  const word = /^[\p{L}\p{M}]+/u.exec(after)?.[0] ?? '';
  return ELISIONS.has(word.toLowerCase());
}
