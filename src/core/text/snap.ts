import { skipBlanks, skipBlanksBack } from './blanks.ts';
import { graphemeEnd, graphemeStart } from './graphemes.ts';
import { hasBlanks, wordAt } from './words.ts';

interface Bounds {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the span that an editor who selected `start`…`end` means, or `null` when that is nothing
 * but blanks (AN3).
 *
 * The two ends (code units, in any order, clamped to the text) move out to graphemes; with `words`
 * an end inside a word moves out to its edge, in scripts that put blanks between words; then blanks
 * at both ends are dropped, as far as that cuts no grapheme. The ends of the result are grapheme
 * boundaries, and snapping it again changes nothing.
 */
export function snapRange(
  text: string,
  start: number,
  end: number,
  options: { readonly words: boolean },
): { start: number; end: number } | null {
  const low = clamp(Math.min(start, end), text.length);
  const high = clamp(Math.max(start, end), text.length);
  if (low === high) return null;
  // Trimmed before the words too, or a selected narrow no-break space, which UAX #29 counts to the
  // word before it, would take that word.
  const selected = trim(text, toGraphemes(text, { start: low, end: high }));
  if (selected === null || !options.words) return selected;
  return trim(text, toWords(text, selected));
}

function toGraphemes(text: string, { start, end }: Bounds): Bounds {
  return { start: graphemeStart(text, start), end: graphemeEnd(text, end) };
}

/**
 * Grows until nothing changes: the edge of a word can lie inside a grapheme ("؀!"), and that
 * grapheme can reach into the next word.
 */
function toWords(text: string, bounds: Bounds): Bounds {
  let current = bounds;
  for (;;) {
    const next = toGraphemes(text, {
      start: wordEdge(text, current.start, 'start'),
      end: wordEdge(text, current.end, 'end'),
    });
    if (next.start === current.start && next.end === current.end) return current;
    current = next;
  }
}

function wordEdge(text: string, offset: number, side: 'start' | 'end'): number {
  // The character before belongs to any word that `offset` is inside of; asking it first saves
  // looking into the dictionary.
  if (offset === 0 || !hasBlanks(text.charAt(offset - 1))) return offset;
  const word = wordAt(text, offset);
  if (word === null || offset <= word.start || offset >= word.end) return offset;
  return hasBlanks(text.slice(word.start, word.end)) ? word[side] : offset;
}

function trim(text: string, bounds: Bounds): Bounds | null {
  const first = skipBlanks(text, bounds.start, bounds.end);
  if (first === bounds.end) return null;
  const last = skipBlanksBack(text, first, bounds.end);
  return { start: graphemeStart(text, first), end: graphemeEnd(text, last) };
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(Math.trunc(offset), 0), length);
}
