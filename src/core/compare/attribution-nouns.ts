import { weekdayNumber, relativeDay, monthNumber } from './lexicon/calendar.ts';
import { isCueVerb } from './lexicon/cues.ts';
import { isFunctionWord } from './lexicon/function-words.ts';
import { isCollective, isHonorific, isRole } from './lexicon/roles.ts';
import type { NameMention } from './names.ts';
import { wordSet } from './lexicon/word-set.ts';
import type { Token } from './tokens.ts';

/** The words of a paragraph outside and inside its quotations, as attribution reads them. */
export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The number of the quotation that each token stands in, or −1. */
  readonly quoteOf: readonly number[];
  /** The sentence that each token stands in. */
  readonly sentenceOf: readonly number[];
  /** By the index of a token, the name that begins there. */
  readonly names: ReadonlyMap<number, NameMention>;
}

/** A stretch of tokens that names who speaks; indices, half-open. */
export interface NounPhrase {
  readonly from: number;
  readonly to: number;
  readonly kind: 'name' | 'pronoun' | 'nominal';
  /** The name in it, where there is one that is its head. */
  readonly name: NameMention | null;
}

const PRONOUNS = wordSet(
  'he she they it i we er sie es wir il elle ils elles él ella ellos ellas lui lei loro egli hij zij ze ele ela ona han hon hun',
);
/** Where a clause begins: a subject does not reach back over these. */
const CLAUSE = wordSet(`
  that because but when while as if although though after before since until where which who whom
  whose whether and or so yet than dass weil aber wenn als obwohl und oder nachdem bevor während que
  qu quand lorsque mais et ou où puis parce pero cuando y o porque aunque mientras
  che mentre perché dopo quando embora że ale który która którzy gdy bo ponieważ lecz gdyż att som men
  när och eftersom medan fordi mens ve ama çünkü
`);
const PREPOSITIONS = wordSet(`
  of for at in from with to by on de del della des du von vom der für beim im au aux para por en bei
  inside within under behind über via ai al alla alle allo agli su sui sulla ante tras durante di dei delle dal dalla nel nella con per tra dos das z ze w we na
  dla od av från till på för med fra til ved hos
`);
const AUXILIARIES = wordSet(`
  is are was were be been has have had having will would could should may might must did does do
  later also then once again previously reportedly recently repeatedly publicly simply only
  immediately further subsequently himself herself themselves hat haben hatte habe sei wurde wird
  a ont avait est ha han había fue no not never still just even once first only now so earlier
  already always often both all y en l se s'est s
`);
const DETERMINERS = wordSet(`
  the a an one another his her their its this that these those some several many two three der die das ein eine
  einer eines dem den seine ihre le la les l un une des son sa leur el los las una unos su sus il lo
  gli uno o os as um uma het een ten ta jego jej ich hans hennes deras bir
`);

/** The text between a token and the one before it. */
export function gapBefore(line: Line, index: number): string {
  const [before, token] = [line.tokens[index - 1], line.tokens[index]];
  return before === undefined || token === undefined
    ? ''
    : line.text.slice(before.end, token.start);
}

/** Tells whether the token leads to a place, a time or a listener: no subject begins there. */
export function isPreposition(line: Line, index: number): boolean {
  return PREPOSITIONS.has(normAt(line, index));
}

function normAt(line: Line, index: number): string {
  return line.tokens[index]?.norm ?? '';
}

/** Tells whether the token attributes words: a cue verb in lower case, outside quotations. */
export function isCueAt(line: Line, index: number): boolean {
  const token = line.tokens[index];
  if (token === undefined || token.isCapital || line.quoteOf[index] !== -1) return false;
  if (!isCueVerb(token.norm)) return false;
  // What stands behind a mark or a comma belongs to nothing before it: “… would die,” said.
  const before = /^\s+$/.test(gapBefore(line, index)) ? normAt(line, index - 1) : '';
  // "the city's proposed bridge"
  if (/^['’]s?\s/.test(gapBefore(line, index)) && !token.norm.endsWith('ing')) return false;
  // French and Italian: "a déclaré", "ha detto".
  if (/^(?:a|ont|ha|han)$/.test(before) && /(?:é|dit|du|to|do|ho)$/.test(token.norm)) return true;
  // After a determiner or preposition it is a noun: "the claims", "his call", "a read".
  return (
    !(
      (DETERMINERS.has(before) &&
        !PRONOUNS.has(before) &&
        !/^(?:those|these|that|this|all|one)$/.test(before)) ||
      /^(?:his|her|their|its|my|our|of|in|for|by|from|with|zum|zur|du|des)$/.test(before)
    ) || token.norm.endsWith('ing')
  );
}

/**
 * Returns the subject that ends right before the verb at `verb`, not before `floor`, or `null`.
 *
 * Auxiliaries, adverbs and days are stepped over, and so is an apposition between commas.
 */
export function subjectBefore(line: Line, verb: number, floor: number): NounPhrase | null {
  let end = verb;
  end = skipBack(line, end, floor);
  if (end <= floor) return null;
  const gap = gapBefore(line, end);
  if (/[,—–(]|\)\s*$/.test(gap)) {
    const named = nameInApposition(line, end, floor);
    if (named !== null) return named;
    const opened = openingOfApposition(line, end - 1, floor);
    if (opened === null) return null;
    end = skipBack(line, opened, floor);
    if (end <= floor) return null;
  } else if (/[“”"«»„:;.!?]/.test(gap)) return null;
  return phraseEnding(line, end, floor);
}

/** "his sister, Anna Berg, said": what stands between the commas is the name of an office before it. */
function nameInApposition(line: Line, end: number, floor: number): NounPhrase | null {
  const ending = nameEnding(line, end);
  if (ending === null) return null;
  let { from } = ending;
  while (from > floor && (line.tokens[from - 1]?.start ?? 0) >= ending.name.titleStart) from -= 1;
  if (from <= floor || !gapBefore(line, from).includes(',')) return null;
  const before = phraseEnding(line, from, floor);
  return before?.kind === 'nominal' ? phraseOf(ending.from, end, ending.name) : null;
}

function skipBack(line: Line, from: number, floor: number): number {
  let end = from;
  while (end > floor) {
    if (end < from && /[,;:—–“”"«»(]/.test(gapBefore(line, end))) break;
    if (/[,;:—–“”"«»(]/.test(gapBefore(line, end)) && end === from) break;
    const norm = normAt(line, end - 1);
    const isTime = weekdayNumber(norm) !== null || relativeDay(norm) !== null;
    const isTimeWord = isTime || (monthNumber(norm) !== null && norm.length > 3);
    if (isTimeWord) {
      end -= 1;
      if (/^(?:on|am|late|early|last|this|next|of)$/.test(normAt(line, end - 1))) end -= 1;
      continue;
    }
    const isAdverb =
      norm.endsWith('ly') && norm.length > 4 && !(line.tokens[end - 1]?.isCapital ?? true);
    if ((AUXILIARIES.has(norm) && !(line.tokens[end - 1]?.isCapital ?? true)) || isAdverb) end -= 1;
    else break;
  }
  return end;
}

/** Where the apposition that ends behind token `last` begins: the index of its first token. */
function openingOfApposition(line: Line, last: number, floor: number): number | null {
  for (let index = last; index > floor && last - index < 30; index -= 1) {
    const gap = gapBefore(line, index);
    if (/[.!?;:“”"«»]/.test(gap) && !/^\. ?$/.test(gap)) return null;
    if (/[,—–(]/.test(gap)) {
      // A list of appositions, or a place within one: go on while what stands before is no name.
      const before = phraseEnding(line, index, floor);
      // "Jones, a teacher, who was there, said": "a teacher" is an apposition too.
      if (
        before !== null &&
        /^(?:an?|eine?r?|une?|una)$/.test(normAt(line, before.from - 1)) &&
        before.from - 1 > floor
      )
        continue;
      if (before !== null && before.kind !== 'nominal') return index;
      if (before !== null && !/,/.test(earlierGaps(line, before.from, floor))) return index;
    }
  }
  return null;
}

function earlierGaps(line: Line, from: number, floor: number): string {
  return from <= floor ? '' : gapBefore(line, from);
}

/** The noun phrase that ends before token `end`. */
function phraseEnding(line: Line, end: number, floor: number): NounPhrase | null {
  let from = end;
  while (from > floor && end - from < 16) {
    const norm = normAt(line, from - 1);
    if (from < end && /[,;:!?—–“”"«»()]/.test(gapBefore(line, from))) break;
    if (line.quoteOf[from - 1] !== -1) break;
    if (
      CLAUSE.has(norm) &&
      !(line.tokens[from - 1]?.isCapital === true && line.names.has(from - 1))
    )
      break;
    if (from - 1 > floor && isCueAt(line, from - 1) && from < end) break;
    if (/^(?:is|are|was|were|has|have|had|will|would|wurde|war|est|es|fue)$/.test(norm)) break;
    from -= 1;
  }
  if (from >= end) return null;
  const head = headOf(line, from, end);
  if (head?.kind !== 'nominal') return head;
  // "Senator Berg wants answers: …": the name before the verb, not all of it.
  const name = nameEnding(line, end - 1);
  const isVerb = name !== null && line.tokens[end - 1]?.isCapital === false;
  return isVerb && name.name.isTitled ? phraseOf(name.from, end - 1, name.name) : head;
}

/** The head of a phrase that may hold prepositions: "a spokesman for Mayor Jones", "Jones of Acme". */
export function headOf(line: Line, start: number, to: number): NounPhrase | null {
  let from = start;
  const cut = indexOf(
    line,
    from,
    to,
    (norm, at) => at > from && PREPOSITIONS.has(norm) && !isInName(line, at),
  );
  const isFronted = PREPOSITIONS.has(normAt(line, from)) && !line.names.has(from);
  let end = cut ?? to;
  if (isFronted) {
    // "In a statement Jones said": only what stands right before the verb is sure.
    const name = nameEnding(line, to);
    if (name !== null) return phraseOf(name.from, to, name.name);
    const last = normAt(line, to - 1);
    return PRONOUNS.has(last) ? { from: to - 1, to, kind: 'pronoun', name: null } : null;
  }
  while (end > from && DETERMINERS.has(normAt(line, end - 1))) end -= 1;
  if (end <= from) return null;
  if (end - from >= 1 && PRONOUNS.has(normAt(line, end - 1)) && cut === null)
    return { from: end - 1, to: end, kind: 'pronoun', name: null };
  const name = nameEnding(line, end);
  if (name !== null && name.from >= from) return phraseOf(name.from, end, name.name);
  const det = lastDeterminer(line, from, end);
  if (det !== null) from = det;
  const whole = cut === null ? end : to;
  const words = line.tokens.slice(from, end);
  const isSpeaker = words.some(({ norm }) => isRole(norm) || isCollective(norm) || isPlural(norm));
  const begins = DETERMINERS.has(normAt(line, from)) || (line.tokens[from]?.isCapital ?? false);
  if (!isSpeaker && !begins) return null;
  if (words.every(({ norm }) => isFunctionWord(norm))) return null;
  return { from, to: Math.min(whole, from + 10), kind: 'nominal', name: null };
}

function isPlural(norm: string): boolean {
  return norm.length > 4 && norm.endsWith('s');
}

function lastDeterminer(line: Line, from: number, end: number): number | null {
  for (let index = end - 1; index >= from; index -= 1) {
    if (DETERMINERS.has(normAt(line, index)) && index < end - 1) return index;
  }
  return null;
}

function indexOf(
  line: Line,
  from: number,
  to: number,
  isWanted: (norm: string, at: number) => boolean,
): number | null {
  for (let index = from; index < to; index += 1) {
    if (isWanted(normAt(line, index), index)) return index;
  }
  return null;
}

function isInName(line: Line, at: number): boolean {
  for (let back = 1; back <= 4; back += 1) {
    const name = line.names.get(at - back);
    if (name !== undefined && at - back + (name.to - name.from) > at) return true;
  }
  return false;
}

/** The name whose last token is right before `end`, and the token it begins at. */
function nameEnding(
  line: Line,
  end: number,
): { readonly name: NameMention; readonly from: number } | null {
  for (let from = end - 1; from >= Math.max(0, end - 6); from -= 1) {
    const name = line.names.get(from);
    if (name !== undefined) return from + (name.to - name.from) === end ? { name, from } : null;
  }
  return null;
}

function phraseOf(from: number, to: number, name: NameMention): NounPhrase {
  return { from, to, kind: 'name', name };
}

/**
 * Returns the phrase that begins at token `from`, not behind `ceiling`: what follows "said" or
 * "according to". It ends at a mark or where a clause begins.
 */
export function phraseAt(line: Line, from: number, ceiling: number): NounPhrase | null {
  const first = line.tokens[from];
  if (first === undefined || from >= ceiling || line.quoteOf[from] !== -1) return null;
  if (PRONOUNS.has(first.norm)) return { from, to: from + 1, kind: 'pronoun', name: null };
  let to = from;
  let named: { name: NameMention; at: number } | null = null;
  while (to < ceiling && to - from < 16) {
    if (
      to > from &&
      /[,;:!?—–“”"«»()]|\.\s/.test(gapBefore(line, to)) &&
      !isAbbreviationGap(line, to) &&
      !isAcronymGap(line, to)
    )
      break;
    if (line.quoteOf[to] !== -1) break;
    const norm = normAt(line, to);
    if (to > from && CLAUSE.has(norm) && !isInName(line, to)) break;
    const name = line.names.get(to);
    if (name !== undefined) {
      // Role words may stand before it, prepositions not: "the head of Acme".
      const lead = line.tokens.slice(from, to);
      if (named === null && !lead.some((token) => PREPOSITIONS.has(token.norm))) {
        named = { name, at: to };
      }
      to += Math.max(1, name.to - name.from);
      if (named !== null && name.isTitled && !named.name.isTitled)
        named = { name, at: to - (name.to - name.from) };
      const next = line.names.get(to);
      // "senior fellow Jo Lund" behind a body: the last name before a preposition is the head.
      if (next !== undefined) named = { name: next, at: to };
      continue;
    }
    to += 1;
  }
  if (named !== null) {
    const later = named.name.isTitled ? null : lastNameBeforePreposition(line, from, to);
    const head = later ?? named;
    return {
      from: head.at,
      to: head.at + (head.name.to - head.name.from),
      kind: 'name',
      name: head.name,
    };
  }
  const words = line.tokens.slice(from, to);
  if (words.length === 0) return null;
  const apposed = line.names.get(to);
  if (
    apposed !== undefined &&
    to < ceiling &&
    /^,\s$/.test(gapBefore(line, to)) &&
    words.length <= 5
  )
    return phraseOf(to, to + (apposed.to - apposed.from), apposed);
  const isSpeaker =
    DETERMINERS.has(first.norm) ||
    words.some(({ norm }) => isRole(norm) || isCollective(norm) || isHonorific(norm));
  if (!isSpeaker && !first.isCapital) return null;
  return { from, to, kind: 'nominal', name: null };
}

function lastNameBeforePreposition(
  line: Line,
  from: number,
  to: number,
): { readonly name: NameMention; readonly at: number } | null {
  let found: { name: NameMention; at: number } | null = null;
  for (let index = from; index < to; index += 1) {
    if (PREPOSITIONS.has(normAt(line, index)) && !isInName(line, index)) break;
    const name = line.names.get(index);
    if (name !== undefined) found = { name, at: index };
  }
  return found;
}

/** "the Department of Fire (Fire) Chief": a short name in brackets ends no phrase. */
function isAcronymGap(line: Line, index: number): boolean {
  const gap = gapBefore(line, index);
  if (gap === ' (') return gapBefore(line, index + 1).startsWith(')');
  return (
    gap === ') ' && gapBefore(line, index - 1) === ' (' && line.tokens[index]?.isCapital === true
  );
}

function isAbbreviationGap(line: Line, index: number): boolean {
  const before = line.tokens[index - 1];
  return (
    /^\.\s$/.test(gapBefore(line, index)) &&
    before !== undefined &&
    (isHonorific(before.norm) || isRole(before.norm) || before.end - before.start === 1)
  );
}

/** Tells whether a subject may begin with the token: a name, a determiner, a pronoun, an office. */
export function canBeginSubject(line: Line, index: number): boolean {
  const token = line.tokens[index];
  if (token === undefined || line.quoteOf[index] !== -1) return false;
  if (PRONOUNS.has(token.norm) || DETERMINERS.has(token.norm)) return true;
  if (token.isCapital) return !CLAUSE.has(token.norm) && !PREPOSITIONS.has(token.norm);
  for (let at = index; at < index + 5; at += 1) {
    const norm = normAt(line, at);
    if (at > index && gapBefore(line, at) !== ' ' && gapBefore(line, at) !== '-') return false;
    if (isRole(norm) || isCollective(norm) || isHonorific(norm)) return true;
    if (at > index && line.names.has(at)) return true;
    if (isFunctionWord(norm) || isCueVerb(norm) || line.quoteOf[at] !== -1) return false;
  }
  return false;
}
