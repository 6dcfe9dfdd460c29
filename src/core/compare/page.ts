import {
  isCaption,
  isCreditLine,
  isBoxTalk,
  isLabelled,
  isListHead,
  isLoneControl,
  isPageTalk,
  isPageWord,
  isPhotoCredit,
} from './lexicon/page-words.ts';
import type { Token } from './tokens.ts';

/** What the form of a paragraph says it is, before the other accounts are asked. */
export type PageRole =
  | 'body'
  | 'headline'
  /** Byline, dateline, agency: no text, no error. */
  | 'credit'
  /** Control, box, caption, time stamp: by its words no part of the article. */
  | 'furniture'
  /** May be a teaser: the other accounts must tell. */
  | 'doubtful';

interface Part {
  readonly start: number;
  readonly end: number;
  readonly sentences: readonly {
    readonly start: number;
    readonly end: number;
    readonly tokens: readonly Token[];
  }[];
}

/** A line longer than this is no headline, control or credit, in words. */
const SHORT = 25;
/** A control that is a whole sentence has at most so many words. */
const CONTROL = 14;
/** What stands under a picture, with its credit. */
const LONGEST_CAPTION = 50;
/** Nor is the text of a box above the article, which is shorter than a lead. */
const BOXED = 16;
const SENTENCE_END = /[.!?…。！？][”"’'»)\]]*$|[”"»]$|[:;,]$/u;
const STAMP =
  /^(?:\S+\s+){0,3}(?:\d{1,2}[.:]\d{2}|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s+\p{L}{3,10}\.?\s+\d{4}|\p{L}{3,10}\.?\s+\d{1,2},?\s+\d{4})/u;

/**
 * Tells of every paragraph what its form says, in their order. A line that is doubtful has one of the
 * two signs of a teaser: it breaks off, or begins with a word in capitals and a colon, in the later
 * half. Cost is O(|text|).
 */
export function pageRolesOf(text: string, parts: readonly Part[]): PageRole[] {
  const lines = parts.map(({ start, end }) => text.slice(start, end).trim());
  const firstBody = lines.findIndex((line, index) => isProse(line, parts[index]));
  const listed = listedLines(lines, parts);
  return parts.map((part, index) =>
    roleOf(lines, part, index, firstBody, parts, listed[index] === true),
  );
}

function roleOf(
  lines: readonly string[],
  part: Part,
  index: number,
  firstBody: number,
  parts: readonly Part[],
  isListed: boolean,
): PageRole {
  const line = lines[index] ?? '';
  const words = wordsOf(part);
  const isShort = words <= SHORT;
  if (words <= LONGEST_CAPTION && isCaption(line)) return 'furniture';
  if (isShort) {
    if (isCreditLine(line) && !isPageTalk(line)) return 'credit';
    if (isLoneControl(line) || isPhotoCredit(line)) return 'furniture';
    const isSentence = SENTENCE_END.test(line);
    if (index > 0 && words <= CONTROL && isLabelled(line)) return 'furniture';
    if (isSentence ? isPageTalk(line) && words <= CONTROL : isPageWord(line)) return 'furniture';
    if (words <= 10 && STAMP.test(line) && !SENTENCE_END.test(line)) return 'credit';
    if (index > 0 && isBoxed(lines, parts, index, firstBody)) return 'furniture';
    if (index > firstBody && isListed) return 'furniture';
  }
  if (!SENTENCE_END.test(line)) {
    if (isShort && (firstBody < 0 || index < firstBody))
      return lines.length === 1 ? 'body' : 'headline';
    if (words <= 12) return 'headline';
    if (index > firstBody && index >= parts.length / 2) return 'doubtful';
  }
  if (index >= parts.length / 2 && /^['‘“"]?\p{Lu}{4,}[\p{Lu}\s’'-]*['’”"]?:\s/u.test(line))
    return 'doubtful';
  return 'body';
}

/** A short line right behind a box before the article begins belongs to the box. */
function isBoxed(
  lines: readonly string[],
  parts: readonly Part[],
  index: number,
  firstBody: number,
): boolean {
  const before = lines[index - 1] ?? '';
  const part = parts[index];
  return (
    index <= Math.max(2, firstBody) &&
    part !== undefined &&
    wordsOf(part) <= BOXED &&
    isBoxTalk(before) &&
    !SENTENCE_END.test(before) &&
    part.sentences.length === 1
  );
}

/** Which are heads of lists, or short lines without a stop with none but such lines up to a head. */
function listedLines(lines: readonly string[], parts: readonly Part[]): boolean[] {
  let isOpen = false;
  return parts.map((part, index) => {
    const line = lines[index] ?? '';
    isOpen = isListHead(line) || (isOpen && wordsOf(part) <= BOXED && !SENTENCE_END.test(line));
    return isOpen;
  });
}

function isProse(line: string, part: Part | undefined): boolean {
  return part !== undefined && wordsOf(part) > 8 && SENTENCE_END.test(line);
}

function wordsOf(part: Part): number {
  return part.sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
}
