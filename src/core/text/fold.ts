/** What must be alike for two characters to count as the same. */
export interface Likeness {
  readonly matchCase: boolean;
  readonly matchAccents: boolean;
}

/** A text as it is compared, and the way back to the text as it stands. */
export interface FoldedText {
  readonly text: string;
  /**
   * Returns the stretch of the original text that `start`…`end` of the folded text came from; both in UTF-16 code units,
   * half-open. A character that folds to several ("ß" to "ss") is taken whole; ignored characters beside the stretch are left
   * out. Cost is O(log n) for n characters that changed their length.
   */
  original(start: number, end: number): { readonly start: number; readonly end: number };
}

/** Blanks of every kind, line feeds among them. */
const BLANK = String.raw`\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
/** What nobody sees: soft hyphen, zero width space and non-joiner, marks of direction, word joiner, variation selectors. */
const UNSEEN = String.raw`\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff`;
/** What belongs to the character before it: marks, joiners, vowels and finals of Hangul in pieces, half-width voicing. */
const EXTENDING = String.raw`\p{M}\u200c\u200d\u1160-\u11ff\ud7b0-\ud7fb\uff9e\uff9f`;
/** Characters that fold to themselves, or to their small letter, whatever stands beside them. */
const PLAIN = String.raw` -_a-~\u3041-\u3096\u30a1-\u30fa\u3400-\u4db5\u4e00-\u9fd5\uac00-\ud7a3`;

const SPECIAL = new RegExp(
  [`[${BLANK}][${BLANK}${UNSEEN}]+`, `[^${BLANK}][${EXTENDING}]+`, `[^${PLAIN}]`].join('|'),
  'gu',
);
const IS_BLANK = new RegExp(`^[${BLANK}]`, 'u');
const ALL_UNSEEN = new RegExp(`[${UNSEEN}]`, 'gu');
const EMPTY_LINE = /\n[^\n]*\n/u;
const MARKED_I = /i\u0307/gu;
/**
 * Accents and points that may be left out. Vowel signs of Indic scripts are none: they belong to other scripts. The two kana
 * marks make another letter.
 */
const ACCENT = /(?![\u3099\u309a])(?=\p{Mn})[\p{Script=Inherited}\p{Script=Hebrew}]|\u0640/gu;

/** Letters with a stroke and joined letters, which Unicode does not take apart. */
const UNACCENTED = tableOf('øo Øo đd Đd łl Łl ħh Ħh ŧt Ŧt ıi æae ÆAe œoe ŒOe');
const PUNCTUATION = tableOf(
  [
    ...Array.from('“”„‟″«»〝〞〟＂', (mark) => `${mark}"`),
    ...Array.from('‘’‚‛′‹›`´ʼ＇', (mark) => `${mark}'`),
    ...Array.from('‐‑‒–—―−﹘﹣－', (mark) => `${mark}-`),
  ].join(' '),
);

/** How many code units are folded between two pauses. */
const STRETCH = 32_768;

/**
 * Folds a text, so that searching it is a plain comparison. What must not count is made the same: straight and curly quotation
 * marks, dashes and hyphens, all blanks and runs of them (an empty line stays a line feed), compatible forms (ligatures, full
 * width, superscripts), composed and decomposed letters; unseen characters go. Without `matchCase` letters lose their case, and
 * the four i of Turkish are one; without `matchAccents` accents, Hebrew and Arabic points and strokes go.
 *
 * It pauses (yields) after every 32,768 code units. Folding a text in pieces that end at grapheme boundaries beside no blank
 * gives the same as folding it whole. Cost is O(|text|).
 */
export function* foldText(text: string, likeness: Likeness): Generator<undefined, FoldedText> {
  const pieces: string[] = [];
  const changes: LengthChange[] = [];
  const known = new Map<string, string>();
  let written = 0;
  let length = 0;
  let pause = STRETCH;
  const write = (folded: string): void => {
    pieces.push(folded);
    length += folded.length;
  };
  const writePlain = (end: number): void => {
    if (end === written) return;
    const plain = text.slice(written, end);
    write(likeness.matchCase ? plain : plain.toLowerCase());
  };
  for (const match of text.matchAll(SPECIAL)) {
    const { index } = match;
    const [cluster] = match;
    while (index > pause) {
      pause += STRETCH;
      yield;
    }
    writePlain(index);
    const folded = known.get(cluster) ?? foldCluster(cluster, likeness);
    known.set(cluster, folded);
    written = index + cluster.length;
    if (folded.length !== cluster.length) {
      changes.push({ from: index, to: written, at: length, end: length + folded.length });
    }
    write(folded);
  }
  writePlain(text.length);
  return { text: pieces.join(''), original: originalIn(changes) };
}

/** Folds a short text at once: {@link foldText} without pauses. */
export function foldAtOnce(text: string, likeness: Likeness): FoldedText {
  const folding = foldText(text, likeness);
  for (;;) {
    const { done, value } = folding.next();
    if (done === true) return value;
  }
}

/** `from`…`to` of the original text became `at`…`end` of the folded text, which is longer or shorter. */
interface LengthChange {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly end: number;
}

function originalIn(changes: readonly LengthChange[]): FoldedText['original'] {
  return (start, end) => {
    const before = changes[countUntil(changes, (change) => change.at <= start) - 1];
    const upTo = changes[countUntil(changes, (change) => change.at < end) - 1];
    return {
      start:
        before === undefined
          ? start
          : start < before.end
            ? before.from
            : before.to + start - before.end,
      end: upTo === undefined ? end : end < upTo.end ? upTo.to : upTo.to + end - upTo.end,
    };
  };
}

/** How many leading changes satisfy `isUntil`, which must hold for a prefix only. */
function countUntil(
  changes: readonly LengthChange[],
  isUntil: (change: LengthChange) => boolean,
): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const change = changes[middle];
    if (change !== undefined && isUntil(change)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function foldCluster(cluster: string, { matchCase, matchAccents }: Likeness): string {
  if (IS_BLANK.test(cluster)) return EMPTY_LINE.test(cluster) ? '\n' : ' ';
  const seen = cluster.replaceAll(ALL_UNSEEN, '');
  const mark = PUNCTUATION.get(seen);
  if (mark !== undefined) return mark;
  let folded = compatible(seen);
  if (!matchCase) {
    // By way of capitals, which know that "ß" is "ss"; only "ẞ" must be small before that.
    const small = folded.toLowerCase().toUpperCase().toLowerCase();
    folded = compatible(small).replaceAll(MARKED_I, 'i');
  }
  if (!matchAccents) {
    folded = folded.replaceAll(ACCENT, '');
    folded = UNACCENTED.get(folded) ?? folded;
  }
  return folded.normalize('NFC');
}

/** Unicode takes an accent that stands alone for a blank with a mark; it stays what it is. */
function compatible(text: string): string {
  const parts = text.normalize('NFKD');
  return parts.startsWith(' ') ? text : parts;
}

/** Reads "øo æae": a character, and what stands for it. */
function tableOf(entries: string): ReadonlyMap<string, string> {
  return new Map(
    entries.split(' ').map((entry) => {
      const [from = '', ...to] = entry;
      return [from, to.join('')];
    }),
  );
}
