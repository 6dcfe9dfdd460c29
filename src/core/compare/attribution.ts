import {
  type Found,
  NOBODY,
  FURTHEST,
  type Reading,
  find,
  firstWith,
  indirectSpeakers,
  readingOf,
} from './attribution-find.ts';
import {
  type Line,
  type NounPhrase,
  gapBefore,
  isCueAt,
  subjectBefore,
} from './attribution-nouns.ts';
import { genderOf, genderOfPronoun } from './lexicon/gender.ts';
import {
  isParticipleCue,
  isTranslationWord,
  isWrittenCue,
  isWrittenPlace,
} from './lexicon/cues.ts';
import { type People, peopleOf } from './people.ts';
import type { PreparedText } from './prepare.ts';
import type { Quotation } from './quotations.ts';
import type { Range, SpeakerBasis } from './result.ts';

/** Who said what stands in a quotation, as far as its article tells. */
export interface Attribution {
  readonly speaker: string | null;
  /** Key of the person, in lower case, or `null` when it is none that has a name. */
  readonly person: string | null;
  readonly speakerSpan: Range | null;
  readonly basis: SpeakerBasis;
  readonly cue: Range | null;
  readonly relay: string | null;
  /** Whether the words were written: then one original exists. */
  readonly isWritten: boolean;
  /** Whether the account says that the words were spoken in another language. */
  readonly isTranslated: boolean;
}

/**
 * Tells who says each of the `quotations` of an article, in their order, and who its people are.
 *
 * Rules in this order: what follows the quotation ("…, X said", "said X", "according to X"); the
 * last verb of speech before it in its sentence, participles taking the subject of the sentence; the
 * person the sentence begins with; the last who spoke in this paragraph or the one before. Nobody
 * rather than the nearest capital. Cost is O(words).
 */
export function attribute(
  article: PreparedText,
  quotations: readonly Quotation[],
): { readonly attributions: readonly Attribution[]; readonly people: People } {
  const reading = readingOf(article, quotations);
  const findings = quotations.map((quotation, index) => find(reading, quotation, index));
  const speakers = new Set<string>(indirectSpeakers(reading));
  for (const { phrase, basis } of findings) {
    if (phrase?.name != null && basis === 'attribution') speakers.add(phrase.name.key);
  }
  const people = peopleOf(article, speakers);
  const attributions: Attribution[] = [];
  for (const [index, quotation] of quotations.entries()) {
    attributions.push(
      resolve(
        reading,
        people,
        quotations,
        attributions,
        findings[index] ?? NOBODY,
        quotation,
        index,
      ),
    );
  }
  return { attributions, people };
}

function resolve(
  reading: Reading,
  people: People,
  quotations: readonly Quotation[],
  earlier: readonly Attribution[],
  at: Found,
  quotation: Quotation,
  index: number,
): Attribution {
  const { line } = reading;
  const relay = at.relay === null ? null : wordsOf(line, at.relay);
  const isWritten = tellsWriting(reading, at, index);
  const isTranslated = tellsTranslation(reading, index);
  const whole = (
    speaker: Speaker | null,
    basis: SpeakerBasis,
    span: Range | null,
  ): Attribution => ({
    speaker: speaker?.name ?? null,
    person: speaker?.person ?? null,
    speakerSpan: speaker === null ? null : span,
    basis: speaker === null ? 'none' : basis,
    cue: at.cue,
    relay,
    isWritten,
    isTranslated,
  });
  // "The sign read": nobody speaks.
  const isSilent = at.phrase?.kind === 'nominal' && /^reads?$/.test(at.cueWord);
  if (at.phrase !== null && !isSilent) {
    const speaker = speakerOf(reading, people, at.phrase, earlier, index);
    if (speaker !== null)
      return whole(
        speaker,
        at.phrase.kind === 'pronoun' ? 'pronoun' : 'attribution',
        spanOf(line, at.phrase),
      );
  }
  if (at.cue === null || at.phrase === null) {
    const subject = subjectOfSentence(reading, people, index, earlier);
    if (subject !== null) return whole(subject.speaker, 'subject', subject.span);
  }
  if (at.cue === null) {
    const carried = carry(reading, people, quotations, earlier, quotation, index);
    if (carried !== null)
      return { ...whole(carried, 'carried', null), isWritten: carried.isWritten };
  }
  return whole(null, 'none', null);
}

interface Speaker {
  readonly name: string;
  readonly person: string | null;
}

function speakerOf(
  reading: Reading,
  people: People,
  phrase: NounPhrase,
  earlier: readonly Attribution[],
  index: number,
): Speaker | null {
  const { line } = reading;
  if (phrase.kind === 'pronoun') return antecedentOf(reading, people, phrase, earlier, index);
  if (phrase.name !== null) {
    const person = people.personOf(phrase.name);
    const printed = person ?? bodyName(line, phrase);
    return { name: printed, person: person?.toLowerCase() ?? null };
  }
  const words = line.tokens.slice(phrase.from, phrase.to);
  const isDefinite = /^(?:the|der|die|le|la|el|il|o|a)$/.test(words[0]?.norm ?? '');
  const last = words.at(-1)?.norm ?? '';
  // Where languages have no article, the office stands alone: "oświadczył premier".
  const holder =
    (isDefinite && words.length <= 3) || words.length === 1 ? people.holderOf(last) : null;
  if (holder !== null) return { name: holder, person: holder.toLowerCase() };
  return { name: wordsOf(line, phrase), person: null };
}

/** The name of a body with what belongs to it: "Ministry of Public Works". */
function bodyName(line: Line, phrase: NounPhrase): string {
  let { to } = phrase;
  while (
    /^(?:of|for|de|des|du|für|and|the)$/.test(line.tokens[to]?.norm ?? '') &&
    line.names.has(to + 1)
  ) {
    to += 1 + (line.names.get(to + 1)?.words.length ?? 0);
  }
  return wordsOf(line, { ...phrase, to });
}

/** The last who spoke in the paragraph, else the person its sentences begin with, else one before. */
function antecedentOf(
  reading: Reading,
  people: People,
  phrase: NounPhrase,
  earlier: readonly Attribution[],
  index: number,
): Speaker | null {
  const { line, paragraphOf, sentenceStart } = reading;
  const pronoun = line.tokens[phrase.from]?.norm ?? '';
  if (/^(?:i|we|it|wir|es|they|ils|ellos|loro)$/.test(pronoun)) {
    const before = earlier.at(-1);
    const isNear = paragraphOf[reading.bounds[index - 1]?.[0] ?? -1] === paragraphOf[phrase.from];
    if (before?.speaker != null && isNear && before.person === null)
      return { name: before.speaker, person: null };
    return null;
  }
  const paragraph = paragraphOf[phrase.from] ?? 0;
  let sentence = line.sentenceOf[phrase.from] ?? 0;
  const wanted = genderOfPronoun(pronoun);
  const own = firstPerson(reading, people, sentenceStart[sentence] ?? 0, phrase.from, wanted);
  if (own !== null) return own.speaker;
  const last = earlier.at(-1);
  const lastBounds = reading.bounds[index - 1];
  for (sentence -= 1; sentence >= 0; sentence -= 1) {
    const start = sentenceStart[sentence] ?? 0;
    const distance = paragraph - (paragraphOf[start] ?? 0);
    if (distance > 2 || phrase.from - start > 2 * FURTHEST) return null;
    const holdsLast = lastBounds !== undefined && line.sentenceOf[lastBounds[0]] === sentence;
    if (holdsLast && last?.person != null && fits(last.person, wanted))
      return { name: last.speaker ?? last.person, person: last.person };
    const subject = firstPerson(
      reading,
      people,
      start,
      sentenceStart[sentence + 1] ?? start,
      wanted,
    );
    if (subject !== null) return subject.speaker;
  }
  return null;
}

/** Whether a person can be meant by a pronoun of `gender`; one whose sex is unknown can. */
function fits(
  person: string,
  gender: 'female' | 'male' | null,
  title: readonly string[] = [],
): boolean {
  if (gender === null) return true;
  const known = [...title, person.split(' ')[0] ?? ''].map(genderOf).find((one) => one !== null);
  return known == null || known === gender;
}

function firstPerson(
  { line }: Reading,
  people: People,
  from: number,
  to: number,
  gender: 'female' | 'male' | null = null,
): { readonly speaker: Speaker; readonly span: Range } | null {
  for (let at = from; at < Math.min(to, from + FURTHEST); at += 1) {
    const name = line.names.get(at);
    if (name === undefined || line.quoteOf[at] !== -1) continue;
    // "Doe's aides" is not about Doe.
    if (/^['’]s\b/.test(line.text.slice(name.end, name.end + 3))) continue;
    const person = people.personOf(name);
    if (person !== null && fits(person.toLowerCase(), gender, name.title))
      return {
        speaker: { name: person, person: person.toLowerCase() },
        span: { start: name.start, end: name.end },
      };
  }
  return null;
}

/** The person that an embedded quotation's sentence begins with. */
function subjectOfSentence(
  reading: Reading,
  people: People,
  index: number,
  earlier: readonly Attribution[],
): { readonly speaker: Speaker; readonly span: Range } | null {
  const { line, sentenceStart } = reading;
  const to = reading.bounds[index]?.[0] ?? 0;
  const sentence = line.sentenceOf[to] ?? 0;
  // "…: “…”": the sentence goes on, although what is quoted is one of its own.
  const isLedIn = sentenceStart[sentence] === to && gapBefore(line, to).startsWith(':');
  const from = Math.max(sentenceStart[isLedIn ? sentence - 1 : sentence] ?? to, to - FURTHEST);
  if (from >= to) return null;
  const pronounAt = firstWith(line, from, to, (norm) =>
    /^(?:he|she|er|il|elle|él|ella)$/.test(norm),
  );
  const subject = firstPerson(reading, people, from, pronounAt < 0 ? to : pronounAt);
  if (subject !== null || pronounAt < 0) return subject;
  const phrase: NounPhrase = { from: pronounAt, to: pronounAt + 1, kind: 'pronoun', name: null };
  const speaker = antecedentOf(reading, people, phrase, earlier, index);
  return speaker === null ? null : { speaker, span: spanOf(line, phrase) };
}

/** A quotation that stands alone goes on with who spoke last, in its paragraph or the one before. */
function carry(
  reading: Reading,
  people: People,
  quotations: readonly Quotation[],
  earlier: readonly Attribution[],
  quotation: Quotation,
  index: number,
): (Speaker & { readonly isWritten: boolean }) | null {
  const { line, paragraphOf, bounds } = reading;
  const [to] = bounds[index] ?? [0];
  const isAlone = /(?:^|[\s“"«„—–-])$/.test(
    line.text.slice(Math.max(0, quotation.start - 1), quotation.start),
  );
  if (!isAlone || line.sentenceOf[to] === line.sentenceOf[to - 1]) return null;
  const paragraph = paragraphOf[to] ?? 0;
  const last = earlier.at(-1);
  const lastTo = bounds[index - 1]?.[1] ?? 0;
  const floor = Math.max(0, to - 2 * FURTHEST);
  for (let at = to - 1; at >= floor && paragraph - (paragraphOf[at] ?? 0) <= 1; at -= 1) {
    if (at < lastTo) {
      const before = quotations[index - 1];
      if (before === undefined || last?.speaker == null) return null;
      return { name: last.speaker, person: last.person, isWritten: last.isWritten };
    }
    if (!isCueAt(line, at) || isParticipleCue(line.tokens[at]?.norm ?? '')) continue;
    const phrase = subjectBefore(line, at, reading.sentenceStart[line.sentenceOf[at] ?? 0] ?? 0);
    // What an attribution of the quotation before says is known already.
    if (phrase === null || (lastTo > 0 && phrase.from <= lastTo + 1)) continue;
    const speaker = speakerOf(reading, people, phrase, earlier, index);
    return speaker === null
      ? null
      : { ...speaker, isWritten: isWrittenCue(line.tokens[at]?.norm ?? '') };
  }
  return null;
}

function tellsWriting(reading: Reading, { cueWord }: Found, index: number): boolean {
  if (isWrittenCue(cueWord)) return true;
  const [from, to] = sentencesAround(reading, index);
  return firstWith(reading.line, from, to, isWrittenPlace) >= 0;
}

/** "…, he said through an interpreter", "in his native language". */
function tellsTranslation(reading: Reading, index: number): boolean {
  const { line } = reading;
  const [from, to] = sentencesAround(reading, index);
  if (firstWith(line, from, to, isTranslationWord) >= 0) return true;
  const at = firstWith(line, from, to, (norm) => norm === 'native' || norm === 'mother');
  return at >= 0 && /^(?:language|tongue)$/.test(line.tokens[at + 1]?.norm ?? '');
}

/** The tokens of the sentences that a quotation stands in: the first, and behind the last. */
function sentencesAround(
  { line, bounds, sentenceStart }: Reading,
  index: number,
): readonly [number, number] {
  const sentence = line.sentenceOf[bounds[index]?.[0] ?? 0] ?? 0;
  const last = line.sentenceOf[Math.max(0, (bounds[index]?.[1] ?? 1) - 1)] ?? sentence;
  const [from, to] = [sentenceStart[sentence] ?? 0, sentenceStart[last + 1] ?? 0];
  return [Math.max(from, to - FURTHEST), to];
}

function wordsOf(line: Line, { from, to }: NounPhrase): string {
  const span = spanOf(line, { from, to, kind: 'nominal', name: null });
  return line.text
    .slice(span.start, span.end)
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|a|an|der|die|das|le|la|el|los|las|les)\s+/i, '');
}

function spanOf({ tokens }: Line, { from, to }: NounPhrase): Range {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}
