import { graphemeEnd, graphemeStart } from './graphemes.ts';

/** Words with what stands around them, on one line. */
export interface Excerpt {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

const BLANK = /\s/u;
const BLANKS = /\s+/gu;

/**
 * The words from `start` to `end` (UTF-16 code units) with at most `reach.before` and `reach.after` code units around them, cut
 * at a blank where there is one, else at a grapheme; what is cut off shows as "…". It stays on the line of the words; runs of
 * blanks are one blank. Words longer than `reach.words` are cut as well.
 */
export function excerptAround(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  reach: { readonly before: number; readonly words: number; readonly after: number },
): Excerpt {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  const lineEnd = feed === -1 ? text.length : feed;
  const from = startWithin(text, start, lineStart, reach.before);
  const to = endWithin(text, end, lineEnd, reach.after);
  const wordsEnd = endWithin(text, start, end, reach.words);
  return {
    before: (from > lineStart ? '…' : '') + onOneLine(text.slice(from, start)).trimStart(),
    words: onOneLine(text.slice(start, wordsEnd)) + (wordsEnd < end ? '…' : ''),
    after: onOneLine(text.slice(end, to)).trimEnd() + (to < lineEnd ? '…' : ''),
  };
}

function startWithin(text: string, start: number, least: number, reach: number): number {
  if (start - reach <= least) return least;
  const cut = graphemeEnd(text, start - reach);
  if (BLANK.test(text.charAt(cut - 1))) return cut;
  const blank = text.slice(cut, start).search(BLANK);
  return blank === -1 ? cut : cut + blank + 1;
}

function endWithin(text: string, end: number, most: number, reach: number): number {
  if (end + reach >= most) return most;
  const cut = graphemeStart(text, end + reach);
  if (BLANK.test(text.charAt(cut))) return cut;
  const blank = text.slice(end, cut).search(/\s\S*$/u);
  return blank === -1 ? cut : end + blank;
}

function onOneLine(text: string): string {
  return text.replaceAll(BLANKS, ' ');
}
