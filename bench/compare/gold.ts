/** A stretch of a text that the gold material names; code units, half-open. */
export interface GoldRange {
  readonly start: number;
  readonly end: number;
}

/** A quotation with who says it. An empty speaker or cue is not judged. */
export interface GoldQuote extends GoldRange {
  readonly speaker: string;
  readonly cue: string;
  readonly utterances: readonly string[];
}

/** Words that are wrong. */
export interface GoldError extends GoldRange {
  readonly kind: string;
  readonly severity: string;
}

/** What one account says about the matter `id`. */
export interface GoldCell extends GoldRange {
  readonly id: string;
}

/** One account with what a reader marked in it. */
export interface GoldText {
  readonly file: string;
  readonly text: string;
  /** Facts by a place in the sentence that reports them. */
  readonly facts: readonly { readonly at: number; readonly ids: readonly string[] }[];
  readonly quotes: readonly GoldQuote[];
  readonly errors: readonly GoldError[];
  readonly cells: readonly GoldCell[];
  /** Paragraphs by the topics they speak of. */
  readonly topics: readonly GoldCell[];
  /** Words that look wrong and are not. */
  readonly fine: readonly GoldRange[];
}

const MARKER = /\{(s|q|c|e|t|ok|b)(?::([^}]*))?\}/g;

/**
 * Reads a text with markers: `{s:p1}` behind a sentence names the facts it reports, `{q:who;cue;u1}`
 * behind a quotation who says it (`{q:who;cue;u1;Words}` where it is opened by no mark of its own but
 * by these words), `{c:matter|words}` and `{e:kind|words|severity}` and `{ok:words}` mark the last such
 * words before them, `{t:a,b}` ends a paragraph and names its topics, `{b}` ends one that is no part
 * of the article.
 */
export function readMarked(file: string, source: string): GoldText {
  let text = '';
  let at = 0;
  const facts: { at: number; ids: string[] }[] = [];
  const quotes: GoldQuote[] = [];
  const errors: GoldError[] = [];
  const cells: GoldCell[] = [];
  const topics: GoldCell[] = [];
  const fine: GoldRange[] = [];
  for (const match of source.matchAll(MARKER)) {
    text += source.slice(at, match.index);
    at = match.index + match[0].length;
    const [, sign, content = ''] = match;
    const words = content.split('|');
    switch (sign) {
      case 's':
        facts.push({ at: text.length - 1, ids: content.split(',') });
        break;
      case 'q': {
        const [speaker = '', cue = '', ids = '', opening] = content.split(';');
        const range =
          opening === undefined
            ? lastQuotation(text)
            : { start: lastWords(file, text, opening).start, end: text.length };
        if (speaker !== '' || cue !== '' || ids !== '')
          quotes.push({ ...range, speaker, cue, utterances: ids === '' ? [] : ids.split(',') });
        break;
      }
      case 'c':
        cells.push({ id: words[0] ?? '', ...lastWords(file, text, words[1] ?? '') });
        break;
      case 'e':
        errors.push({
          kind: words[0] ?? '',
          severity: words[2] ?? 'major',
          ...lastWords(file, text, words[1] ?? ''),
        });
        break;
      case 't': {
        const paragraph = { start: text.lastIndexOf('\n') + 1, end: text.length };
        topics.push(...words.flatMap((all) => all.split(',').map((id) => ({ id, ...paragraph }))));
        break;
      }
      case 'ok':
        fine.push(lastWords(file, text, content));
        break;
      case 'b':
        errors.push({
          kind: 'boilerplate',
          severity: 'minor',
          start: text.lastIndexOf('\n') + 1,
          end: text.length,
        });
        break;
      default:
    }
  }
  text += source.slice(at);
  return { file, text, facts, quotes, errors, cells, topics, fine };
}

function lastWords(file: string, text: string, words: string): GoldRange {
  const start = text.lastIndexOf(words);
  if (start < 0) throw new Error(`${file}: "${words}" does not stand before its marker`);
  return { start, end: start + words.length };
}

function lastQuotation(text: string): GoldRange {
  const end = Math.max(text.lastIndexOf('”'), text.lastIndexOf('»'), lastGermanEnd(text)) + 1;
  const opened = Math.max(text.lastIndexOf('“'), text.lastIndexOf('«'));
  if (opened >= end && !text.includes('„')) return { start: opened, end: text.length };
  const before = text.slice(0, end - 1);
  const start = Math.max(
    before.lastIndexOf('„'),
    before.lastIndexOf('«'),
    text.charAt(end - 1) === '“' ? -1 : before.lastIndexOf('“'),
  );
  return { start, end };
}

function lastGermanEnd(text: string): number {
  return text.includes('„') ? text.lastIndexOf('“') : -1;
}
