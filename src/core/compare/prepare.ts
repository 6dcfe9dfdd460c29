import { paragraphsOf } from '#core/text/paragraphs.ts';
import { sentencesOf } from '#core/text/sentences.ts';

import { type DateMention, dateMentionsOf, daysOfMention } from './dates.ts';
import { type Figure, figuresOf } from './figures.ts';
import { type Language, languageOf } from './lexicon/function-words.ts';
import { isCueVerb } from './lexicon/cues.ts';
import { type Capitals, type NameMention, capitalsOf, namesOf } from './names.ts';
import { type Quotation, outerQuotationsOf } from './quotations.ts';
import { type PageRole, pageRolesOf } from './page.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A sentence with what is compared of it; code units, half-open. */
export interface PreparedSentence {
  readonly start: number;
  readonly end: number;
  /** Its number in the article, from 0. */
  readonly index: number;
  /** The number of its paragraph, from 0. */
  readonly paragraph: number;
  readonly tokens: readonly Token[];
  readonly names: readonly NameMention[];
  readonly dates: readonly DateMention[];
  readonly figures: readonly Figure[];
}

/** A paragraph and what its form says it is. */
export interface PreparedParagraph {
  readonly start: number;
  readonly end: number;
  /** Index of its first and behind its last sentence. */
  readonly from: number;
  readonly to: number;
  readonly role: PageRole;
}

/** All that can be known of a text without the other accounts. */
export interface PreparedText {
  readonly text: string;
  readonly language: Language;
  readonly paragraphs: readonly PreparedParagraph[];
  readonly sentences: readonly PreparedSentence[];
  /** Outermost quotations, in text order. */
  readonly quotations: readonly Quotation[];
  readonly capitals: Capitals;
  /** The day a time stamp near the head gives (days.ts), or `null`. */
  readonly stamped: number | null;
}

/** How far from the head a time stamp is sought, in paragraphs. */
const HEAD = 6;

/** Prepares a text for comparison. Depends on nothing else, so it can be kept. Cost is O(|text|). */
export function prepareText(text: string): PreparedText {
  const language = languageOf(text);
  const parts = paragraphsOf(text).map(({ start, end }) => ({
    start,
    end,
    sentences: joined(
      text,
      sentencesOf(text, start, end).map((bounds) => ({
        ...bounds,
        tokens: tokensOf(text, bounds.start, bounds.end, language),
      })),
    ),
  }));
  const capitals = capitalsOf(
    text,
    language,
    parts.flatMap(({ sentences }) => sentences),
  );
  const roles = pageRolesOf(text, parts);
  const paragraphs: PreparedParagraph[] = [];
  const sentences: PreparedSentence[] = [];
  for (const [paragraph, part] of parts.entries()) {
    const from = sentences.length;
    for (const { start, end, tokens } of part.sentences) {
      const dates = dateMentionsOf(text, tokens);
      sentences.push({
        start,
        end,
        index: sentences.length,
        paragraph,
        tokens,
        dates,
        names: namesOf(text, tokens, capitals),
        figures: figuresOf(text, tokens, dates),
      });
    }
    paragraphs.push({
      start: part.start,
      end: part.end,
      from,
      to: sentences.length,
      role: roles[paragraph] ?? 'body',
    });
  }
  return {
    text,
    language,
    paragraphs,
    sentences,
    quotations: outerQuotationsOf(text),
    capitals,
    stamped: stampOf(paragraphs, sentences),
  };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** Few words behind a closing mark that say who spoke belong to the quotation: “Stay!” Jones said. */
const ATTRIBUTION_WORDS = 6;

function joined(text: string, pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    const isAttribution =
      last !== undefined &&
      piece.tokens.length <= ATTRIBUTION_WORDS &&
      /[!?…][”"»’]\s*$/u.test(text.slice(last.start, piece.start)) &&
      piece.tokens.some(({ norm, isCapital }) => !isCapital && isCueVerb(norm));
    if (isAttribution)
      whole[whole.length - 1] = {
        start: last.start,
        end: piece.end,
        tokens: [...last.tokens, ...piece.tokens],
      };
    else whole.push(piece);
  }
  return whole;
}

/** The first full date in a line at the head that is no sentence of the article, or opens it. */
function stampOf(
  paragraphs: readonly PreparedParagraph[],
  sentences: readonly PreparedSentence[],
): number | null {
  for (const { from, to, role } of paragraphs.slice(0, HEAD)) {
    for (const { dates, tokens } of sentences.slice(from, to)) {
      const full = dates.find(
        ({ year, month, day }) => year !== null && month !== null && day !== null,
      );
      if (full === undefined || (role === 'body' && full.from > 2 && tokens.length > 8)) continue;
      return daysOfMention(full, null)?.[0]?.[0] ?? null;
    }
  }
  return null;
}
