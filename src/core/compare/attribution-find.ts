import {
  type Line,
  type NounPhrase,
  canBeginSubject,
  gapBefore,
  isCueAt,
  isPreposition,
  phraseAt,
  subjectBefore,
} from './attribution-nouns.ts';
import { relativeDay, weekdayNumber } from './lexicon/calendar.ts';
import { isCueVerb, isParticipleCue, isSourceWord } from './lexicon/cues.ts';
import type { Language } from './lexicon/function-words.ts';
import { isCollective } from './lexicon/roles.ts';
import type { NameMention } from './names.ts';
import type { PreparedText } from './prepare.ts';
import type { Quotation } from './quotations.ts';
import type { Range, SpeakerBasis } from './result.ts';
import type { Token } from './tokens.ts';

export interface Found {
  readonly phrase: NounPhrase | null;
  readonly cue: Range | null;
  readonly cueWord: string;
  readonly basis: SpeakerBasis;
  readonly relay: NounPhrase | null;
}

export interface Reading {
  readonly line: Line;
  readonly paragraphOf: readonly number[];
  /** By quotation, the index of its first token and behind its last. */
  readonly bounds: readonly (readonly [number, number])[];
  readonly sentenceStart: readonly number[];
  readonly language: Language;
}

export const NOBODY: Found = { phrase: null, cue: null, cueWord: '', basis: 'none', relay: null };

/** How far behind a quotation its attribution is sought, in tokens. */
const TAIL = 32;
/** No sentence that is written is longer, in tokens: what stands further away is not looked at. */
export const FURTHEST = 200;

export function readingOf(article: PreparedText, quotations: readonly Quotation[]): Reading {
  const tokens: Token[] = [];
  const sentenceOf: number[] = [];
  const paragraphOf: number[] = [];
  const sentenceStart: number[] = [];
  const names = new Map<number, NameMention>();
  for (const sentence of article.sentences) {
    sentenceStart.push(tokens.length);
    for (const name of sentence.names) names.set(tokens.length + name.from, name);
    for (const token of sentence.tokens) {
      tokens.push(token);
      sentenceOf.push(sentence.index);
      paragraphOf.push(sentence.paragraph);
    }
  }
  sentenceStart.push(tokens.length);
  const quoteOf = Array.from<number>({ length: tokens.length }).fill(-1);
  const bounds = quotations.map(({ start, end }, index): readonly [number, number] => {
    const first = firstAt(tokens, start);
    const last = firstAt(tokens, end);
    quoteOf.fill(index, first, last);
    return [first, last];
  });
  return {
    line: { text: article.text, tokens, quoteOf, sentenceOf, names },
    paragraphOf,
    bounds,
    sentenceStart,
    language: article.language,
  };
}

/** Index of the first token that begins at `offset` or later. */
function firstAt(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function find(reading: Reading, quotation: Quotation, index: number): Found {
  const after = findAfter(reading, quotation, index);
  const before = findBefore(reading, quotation, index);
  if (after !== null && before !== null && before.phrase !== null && isRelaying(reading, after))
    return { ...before, relay: after.phrase };
  return after ?? before ?? bareCue(reading, quotation, index);
}

/** “…”, wrote to us a reader: the verb is plain, its subject is not; then it is nobody known. */
function bareCue({ line, bounds }: Reading, quotation: Quotation, index: number): Found {
  const at = bounds[index]?.[1] ?? 0;
  const word = line.tokens[at];
  if (word === undefined || !isCueAt(line, at) || isParticipleCue(word.norm)) return NOBODY;
  if (!/^,\s$/.test(line.text.slice(quotation.end, word.start))) return NOBODY;
  return { ...NOBODY, cue: { start: word.start, end: word.end }, cueWord: word.norm };
}

/** What is told after an embedded quotation by a body or an office passes the words on. */
function isRelaying({ line }: Reading, { phrase }: Found): boolean {
  if (phrase === null || phrase.kind === 'pronoun') return false;
  return line.tokens.slice(phrase.from, phrase.to).some(({ norm }) => isCollective(norm));
}

function findAfter(reading: Reading, quotation: Quotation, index: number): Found | null {
  const { line } = reading;
  const { text, tokens } = line;
  const at = reading.bounds[index]?.[1] ?? 0;
  const first = tokens[at];
  if (first === undefined || line.quoteOf[at] !== -1) return null;
  const lead = text.slice(quotation.end, first.start);
  // A stop behind the mark ends the sentence: what follows is about something else.
  if (!/^[\s,.;!?…—–-]*$/.test(lead) || lead.includes('\n') || /^\.\s/.test(lead)) return null;
  const inside = text.slice(quotation.inner.end - 1, quotation.inner.end);
  const isOpenEnded = /[,!?…—–-]/.test(inside) || /[,—–-]/.test(lead);
  if (/[.]/.test(inside) && !/[,—–-]/.test(lead) && first.isCapital && !isTightSaid(line, at))
    return null;
  let ceiling = at;
  while (ceiling < tokens.length && ceiling - at < TAIL && line.quoteOf[ceiling] === -1) {
    if (
      ceiling > at &&
      /[.!?;:\n]\s*$|\n/.test(gapBefore(line, ceiling)) &&
      isSentenceBreak(reading, ceiling)
    )
      break;
    ceiling += 1;
  }
  return (
    sourceAt(line, at, ceiling) ??
    invertedAt(reading, at, ceiling, isOpenEnded) ??
    straightAt(line, at, ceiling, isOpenEnded)
  );
}

/** "Name said" right behind, although the stop stands inside the marks: “Wait and see.” Doe said. */
function isTightSaid(line: Line, at: number): boolean {
  for (let index = at + 1; index <= at + 3; index += 1) {
    if (isCueAt(line, index))
      return line.tokens[index + 1] === undefined || /^[.,:;\n]/.test(gapBefore(line, index + 1));
  }
  return false;
}

function isSentenceBreak({ line }: Reading, index: number): boolean {
  return line.sentenceOf[index] !== line.sentenceOf[index - 1];
}

function sourceAt(line: Line, at: number, ceiling: number): Found | null {
  const word = line.tokens[at];
  if (word === undefined || !(isSourceWord(word.norm) || isGermanSo(line, at))) return null;
  let from = at + 1;
  if (/^(?:to|a|à)$/.test(line.tokens[from]?.norm ?? '') && word.norm !== 'laut') from += 1;
  if (word.norm === 'according' && from === at + 1) return null;
  const phrase = phraseAt(line, from, ceiling);
  if (phrase === null) return null;
  const end = line.tokens[from - 1]?.end ?? word.end;
  return {
    phrase,
    cue: { start: word.start, end },
    cueWord: word.norm,
    basis: 'attribution',
    relay: null,
  };
}

/** “…“, so die Ministerin: German for "according to", right behind a quotation. */
function isGermanSo(line: Line, at: number): boolean {
  return (
    line.tokens[at]?.norm === 'so' &&
    gapBefore(line, at).includes(',') &&
    (line.quoteOf[at - 1] ?? -1) >= 0 &&
    /^(?:der|die|das|ein|eine)$/.test(line.tokens[at + 1]?.norm ?? '')
  );
}

/** Languages whose verbs tell the person, so that "he" and "she" are left out. */
const DROPPING: ReadonlySet<string> = new Set(['it', 'es', 'pt', 'pl', 'tr']);

function invertedAt(
  { line, language }: Reading,
  at: number,
  ceiling: number,
  isOpenEnded: boolean,
): Found | null {
  const helper = /^(?:a|ha|hat|had|has|han|ont|s'est|s)$/.test(line.tokens[at]?.norm ?? '') ? 1 : 0;
  const verb = at + helper;
  if (!isCueAt(line, verb) || !isOpenEnded) return null;
  if (isParticipleCue(line.tokens[verb]?.norm ?? '')) return null;
  const word = line.tokens[verb];
  if (word === undefined) return null;
  // Where verbs need no subject, "aseguró." stands alone: whoever is spoken of.
  const behind = isAddressee(line, verb + 1) ? verb + 2 : verb + 1;
  if (line.tokens[behind] === undefined || /^[.,;]/.test(gapBefore(line, behind)))
    return foundAt({ from: verb, to: verb, kind: 'pronoun', name: null }, word);
  const clitic = gapBefore(line, verb + 1).startsWith('-');
  if (!clitic && !/^\s+(?:\p{L}{1,2}['’])?$/u.test(gapBefore(line, verb + 1))) return null;
  const from = behindDay(line, verb + 1);
  const phrase = phraseAt(line, from, ceiling);
  if (phrase === null || !canBeginSubject(line, from)) {
    // "ha detto ai giornalisti": nor need they where something else stands behind.
    if (!DROPPING.has(language) || !leadsAway(line, verb + 1)) return null;
    const late = nameAtEnd(line, verb + 1, ceiling);
    if (late !== null) return foundAt(late, word);
    return foundAt({ from: verb, to: verb, kind: 'pronoun', name: null }, word);
  }
  return foundAt(phrase, word);
}

/** "powiedziała w środę Anna Berg": the subject begins behind the day. */
function behindDay(line: Line, at: number): number {
  const isDay = (index: number): boolean => {
    const norm = line.tokens[index]?.norm ?? '';
    return weekdayNumber(norm) !== null || relativeDay(norm) !== null;
  };
  if (isDay(at)) return at + 1;
  return leadsAway(line, at) && isDay(at + 1) ? at + 2 : at;
}

/** "a los periodistas", "ai giornalisti", "w rozmowie": what is no subject. */
function leadsAway(line: Line, at: number): boolean {
  return isPreposition(line, at) || line.tokens[at]?.norm === 'a';
}

/** "racconta ai nostri microfoni Anna Berg, …": the full name that a mark follows. */
function nameAtEnd(line: Line, from: number, ceiling: number): NounPhrase | null {
  for (let at = from; at < ceiling; at += 1) {
    if (at > from && /[^\s'’]/.test(gapBefore(line, at))) return null;
    const name = line.names.get(at);
    if (name === undefined) continue;
    const to = at + name.to - name.from;
    const isLast = to >= ceiling || /[,.;:–—]/.test(gapBefore(line, to));
    if (isLast && name.words.length > 1) return { from: at, to, kind: 'name', name };
  }
  return null;
}

/** "told us", "powiedział nam": to whom it was said. */
function isAddressee(line: Line, at: number): boolean {
  return /^(?:us|me|nam|mi|uns|mir|oss|bize|ci)$/.test(line.tokens[at]?.norm ?? '');
}

/** “…” in the area, Jones said: where the subject begins behind the few words and their comma. */
function afterAdverbial(line: Line, at: number, ceiling: number): number | null {
  if (!/^(?:in|at|on|for|of|from|about|after|before|during)$/.test(line.tokens[at]?.norm ?? ''))
    return null;
  for (let index = at + 1; index < Math.min(ceiling, at + 7); index += 1) {
    if (isCueAt(line, index)) return null;
    if (gapBefore(line, index).startsWith(',')) return canBeginSubject(line, index) ? index : null;
  }
  return null;
}

function straightAt(line: Line, at: number, ceiling: number, isOpenEnded: boolean): Found | null {
  if (!canBeginSubject(line, at)) {
    const next = afterAdverbial(line, at, ceiling);
    return next === null ? null : straightAt(line, next, ceiling, true);
  }
  for (let verb = at + 1; verb < ceiling; verb += 1) {
    const word = line.tokens[verb];
    if (word === undefined || !isCueAt(line, verb)) continue;
    if (isParticipleCue(word.norm)) continue;
    const phrase = subjectBefore(line, verb, at);
    if (phrase === null) return null;
    // The subject must begin where the quotation ends, or the quotation only stands before a clause.
    if (!isOpenEnded && phrase.from - at > 0) return null;
    const skipped = line.tokens.slice(at, phrase.from).map(({ norm }) => norm);
    if (skipped.length > 8) return null;
    return foundAt(phrase, word);
  }
  return null;
}

function foundAt(phrase: NounPhrase, word: Token): Found {
  return {
    phrase,
    cue: { start: word.start, end: word.end },
    cueWord: word.norm,
    basis: 'attribution',
    relay: null,
  };
}

function findBefore(reading: Reading, quotation: Quotation, index: number): Found | null {
  const { line, sentenceStart } = reading;
  const to = reading.bounds[index]?.[0] ?? 0;
  const here = line.sentenceOf[to] ?? 0;
  let floor = sentenceStart[here] ?? to;
  if (floor === to) {
    if (to === 0 || !/:\s*$/.test(line.text.slice(line.tokens[to - 1]?.end ?? 0, quotation.start)))
      return null;
    floor = sentenceStart[line.sentenceOf[to - 1] ?? 0] ?? to;
  }
  floor = Math.max(floor, to - FURTHEST);
  for (let verb = to - 1; verb >= floor; verb -= 1) {
    const word = line.tokens[verb];
    if (word === undefined) continue;
    const isSource = isSourceWord(word.norm) && line.quoteOf[verb] === -1;
    if (isSource) {
      const source = sourceAt(line, verb, to);
      if (source !== null) return source;
    }
    if (!isCueAt(line, verb) || isInClosedRelative(line, verb, to)) continue;
    return { ...foundBefore(line, verb, floor, to, word) };
  }
  return null;
}

function foundBefore(line: Line, verb: number, floor: number, to: number, word: Token): Found {
  const before = line.tokens[verb - 1]?.norm ?? '';
  const isPassive =
    /^(?:was|were|been|being|is|are|wurde|wurden|fue)$/.test(before) && !isParticipleCue(word.norm);
  if (isPassive) {
    const by = firstWith(line, verb + 1, to, (norm) => /^(?:by|von|por|par)$/.test(norm));
    const phrase = by < 0 ? null : phraseAt(line, by + 1, to);
    return phrase === null
      ? { ...NOBODY, cue: { start: word.start, end: word.end } }
      : foundAt(phrase, word);
  }
  const beside = isParticipleCue(word.norm) ? nameRightBefore(line, verb) : null;
  const phrase = isParticipleCue(word.norm)
    ? (beside ?? mainSubject(line, floor, verb))
    : subjectBefore(line, verb, floor);
  if (phrase !== null) return foundAt(phrase, word);
  // "X did this and said": the subject of the sentence, where a conjunction shares it.
  const joint = line.tokens[verb - 1]?.norm ?? '';
  if (/^(?:and|but|then|also|und|et|y|pero|mais|aber|or)$/.test(joint) || joint.endsWith('ly')) {
    const main = mainSubject(line, floor, verb);
    if (main !== null) return foundAt(main, word);
  }
  return {
    phrase: null,
    cue: { start: word.start, end: word.end },
    cueWord: word.norm,
    basis: 'none',
    relay: null,
  };
}

/** "…pointed to Jones vowing to": the name that nothing parts from the participle. */
function nameRightBefore(line: Line, verb: number): NounPhrase | null {
  const phrase = /^\s+$/.test(gapBefore(line, verb))
    ? subjectBefore(line, verb, Math.max(0, verb - 5))
    : null;
  return phrase?.kind === 'name' && phrase.to === verb ? phrase : null;
}

/** The verb stands in ", which critics call unfair," before the quotation. */
function isInClosedRelative(line: Line, verb: number, to: number): boolean {
  let isOpened = false;
  for (let index = verb; index > Math.max(0, verb - 8); index -= 1) {
    const norm = line.tokens[index]?.norm ?? '';
    if (/^(?:which|who|whom|qui|que|die|der)$/.test(norm) && gapBefore(line, index).includes(',')) {
      isOpened = true;
      break;
    }
    if (index < verb && /[,;:]/.test(gapBefore(line, index + 1))) return false;
  }
  if (!isOpened) return false;
  for (let index = verb + 1; index < to; index += 1) {
    if (gapBefore(line, index).includes(',')) return true;
  }
  return false;
}

/** Index of the first token in `from`…`to`, outside quotations, whose norm is wanted; or −1. */
export function firstWith(
  line: Line,
  from: number,
  to: number,
  isWanted: (norm: string) => boolean,
): number {
  for (let at = from; at < Math.min(to, from + FURTHEST); at += 1) {
    if (line.quoteOf[at] === -1 && isWanted(line.tokens[at]?.norm ?? '')) return at;
  }
  return -1;
}

/** The subject of the sentence that begins at `floor`: before its first finite verb of speech, or first. */
function mainSubject(line: Line, start: number, verb: number): NounPhrase | null {
  const floor = Math.max(start, verb - FURTHEST);
  for (let index = floor + 1; index < verb; index += 1) {
    const norm = line.tokens[index]?.norm ?? '';
    if (!isCueAt(line, index) || isParticipleCue(norm)) continue;
    const phrase = subjectBefore(line, index, floor);
    if (phrase !== null) return phrase;
    const next = phraseAt(line, index + 1, verb);
    if (next?.name != null && line.quoteOf[index - 1] !== -1) return next;
  }
  for (let index = floor; index < verb; index += 1) {
    if (line.quoteOf[index] !== -1) continue;
    const name = line.names.get(index);
    if (name !== undefined)
      return { from: index, to: index + name.to - name.from, kind: 'name', name };
    if (/^(?:he|she|they|er|sie|il|elle|él|ella)$/.test(line.tokens[index]?.norm ?? ''))
      return { from: index, to: index + 1, kind: 'pronoun', name: null };
  }
  return null;
}

/** Keys of names that attribute speech without quotation: "X said that …". */
export function indirectSpeakers({ line }: Reading): string[] {
  const keys: string[] = [];
  for (const [index, token] of line.tokens.entries()) {
    if (!isCueVerb(token.norm) || !isCueAt(line, index)) continue;
    const phrase = subjectBefore(line, index, Math.max(0, index - 20));
    if (phrase?.name != null && phrase.to >= index - 2) keys.push(phrase.name.key);
  }
  return keys;
}
