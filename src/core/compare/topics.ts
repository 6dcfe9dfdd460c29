import { isCueVerb } from './lexicon/cues.ts';
import { weekdayNumber, monthNumber, relativeDay, daysOf } from './lexicon/calendar.ts';
import { irregularBase } from './lexicon/irregular.ts';
import { isRole, isHonorific, isCollective } from './lexicon/roles.ts';
import { shortHash } from './hash.ts';
import { keptFor } from './kept.ts';
import type { Range, Topic } from './result.ts';
import type { Account, StoryIndex } from './story.ts';
import type { Token } from './tokens.ts';

/** A word in more than this share of the sentences is what the story is about as a whole. */
const BACKGROUND = 0.3;
/** Two terms are one topic when they stand in the same sentences this often. */
const TOGETHER = 0.6;
const MOST_TOPICS = 16;
/** How often a word must follow a determiner or preposition, or be a name, to be a thing. */
const THING = 0.4;

const LEADS = new Set(
  'the a an of on in for over about against with from by its his her their our no any some der die das dem den des ein eine einen im am zum zur für über gegen le la les l un une du des de d au aux el los las del al il lo i gli o os as um uma het een'.split(
    ' ',
  ),
);

interface Term {
  readonly key: number;
  readonly label: string;
  readonly units: readonly number[];
  readonly articles: number;
  readonly weight: number;
}

/**
 * Finds the topics of a story: things that several accounts speak of, but not all the time, with the
 * share of each account.
 *
 * Terms are nouns and names by their surroundings; those that stand in the same sentences are one
 * topic. The weight of a term is the accounts it stands in times its rarity times the logarithm of
 * its sentences. Cost is O(words + terms²) for at most a hundred terms.
 */
export function topicsOf(
  ids: readonly string[],
  accounts: readonly Account[],
  index: StoryIndex,
): Topic[] {
  const terms = termsOf(accounts, index).slice(0, 100);
  const topics: { terms: Term[]; units: Set<number> }[] = [];
  for (const term of terms) {
    const home = topics.find(({ units }) => overlap(units, term.units) >= TOGETHER);
    if (home !== undefined) {
      home.terms.push(term);
      for (const unit of term.units) home.units.add(unit);
    } else if (topics.length < MOST_TOPICS)
      topics.push({ terms: [term], units: new Set(term.units) });
  }
  const words = accounts.map(() => 0);
  for (const { article, keys } of index.units) words[article] = (words[article] ?? 0) + keys.length;
  return topics.map(({ terms: of, units }) => {
    const labels = Array.from(new Set(of.map(({ label }) => label))).slice(0, 2);
    return {
      id: `t-${shortHash(labels.join('|').toLowerCase())}`,
      label: labels.join(', '),
      cells: cellsOf(ids, index, units, words),
    };
  });
}

/** What each account has of a topic; `words` are those of its whole body. */
function cellsOf(
  ids: readonly string[],
  index: StoryIndex,
  units: ReadonlySet<number>,
  words: readonly number[],
): Topic['cells'] {
  const cells = ids.map((article) => ({ article, words: 0, spans: [] as Range[] }));
  for (const id of Array.from(units).toSorted((x, y) => x - y)) {
    const unit = index.units[id];
    const cell = cells[unit?.article ?? -1];
    if (unit === undefined || cell === undefined) continue;
    cell.words += unit.keys.length;
    cell.spans.push({ start: unit.sentence.start, end: unit.sentence.end });
  }
  return cells.map(({ article, words: own, spans }, at) => ({
    article,
    share: Math.round((own / Math.max(1, words[at] ?? 0)) * 1000) / 1000,
    spans,
  }));
}

function overlap(units: ReadonlySet<number>, others: readonly number[]): number {
  const shared = others.filter((unit) => units.has(unit)).length;
  return shared / Math.max(1, Math.min(units.size, others.length));
}

function termsOf(accounts: readonly Account[], index: StoryIndex): Term[] {
  const things = thingsOf(accounts, index);
  const least = Math.min(2, accounts.length);
  return index.postings
    .flatMap((units, key): Term[] => {
      const seen = things.get(key);
      if (
        seen === undefined ||
        seen.things / seen.all < THING ||
        !(seen.sure > 0 || isPlural(seen.forms)) ||
        units.length < 2
      )
        return [];
      const articles = articlesWith(index, units);
      if (articles < least || units.length > BACKGROUND * index.units.length + 2) return [];
      const label = labelOf(seen.forms);
      if (label === '') return [];
      const weight =
        (articles / accounts.length) * (index.idf[key] ?? 0) * Math.log(1 + units.length);
      return [{ key, label, units, articles, weight }];
    })
    .toSorted((x, y) => y.weight - x.weight || (x.label < y.label ? -1 : 1));
}

/** In how many articles units stand that are in text order. */
function articlesWith(index: StoryIndex, units: readonly number[]): number {
  let [count, last] = [0, -1];
  for (const unit of units) {
    const article = index.units[unit]?.article ?? -1;
    if (article !== last) count += 1;
    last = article;
  }
  return count;
}

interface Seen {
  all: number;
  things: number;
  /** Of these, names and those right behind a determiner. */
  sure: number;
  readonly forms: Map<string, number>;
}

/** By key, how often it stands where the head of a noun phrase stands, and its forms. */
function thingsOf(accounts: readonly Account[], index: StoryIndex): Map<number, Seen> {
  const found = new Map<number, Seen>();
  for (const { article, sentence, keys } of index.units) {
    const account = accounts[article];
    if (account === undefined) continue;
    for (const { at, form, isSure } of nounsOf(account)[sentence.index] ?? []) {
      const key = keys[at] ?? -1;
      const seen = found.get(key) ?? { all: 0, things: 0, sure: 0, forms: new Map() };
      found.set(key, seen);
      seen.all += 1;
      if (form === null) continue;
      seen.things += 1;
      if (isSure) seen.sure += 1;
      seen.forms.set(form, (seen.forms.get(form) ?? 0) + 1);
    }
  }
  return found;
}

/** A word that may be a topic. */
interface Noun {
  /** Index of its token. */
  readonly at: number;
  /** As printed, or `null` where no head of a noun phrase stands. */
  readonly form: string | null;
  /** A name, or right behind a determiner. */
  readonly isSure: boolean;
}

/** By sentence, the words of an account that may be topics. */
const nounsOf = keptFor(({ prepared }: Account): readonly (readonly Noun[])[] =>
  prepared.sentences.map(({ tokens, names }) => {
    const nameAt = new Map(names.map((name) => [name.to - 1, name]));
    const inName = new Set(
      names.flatMap(({ from, to }) => Array.from({ length: to - from }, (_none, at) => from + at)),
    );
    return tokens.flatMap((token, at): Noun[] => {
      if (!token.isContent || !canBeTopic(token)) return [];
      const name = nameAt.get(at);
      // A first name, or "Supreme" of "Supreme Court", is counted under the last word.
      const isThing = inName.has(at) ? name !== undefined : isHead(prepared.text, tokens, at);
      if (!isThing) return [{ at, form: null, isSure: false }];
      return [
        {
          at,
          form: name?.words.join(' ') ?? prepared.text.slice(token.start, token.end),
          isSure: name !== undefined || LEADS.has(tokens[at - 1]?.norm ?? ''),
        },
      ];
    });
  }),
);

/** Behind a determiner, preposition or possessive, or in a list, and not before another noun. */
function isHead(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before === undefined || token === undefined) return false;
  const lead = text.slice(before.end, token.start);
  const tail = after === undefined ? '.' : text.slice(token.end, after.start);
  const isEnd =
    after === undefined || /[^\s-]/.test(tail) || !after.isContent || isCueVerb(after.norm);
  if (!isEnd) return false;
  const isListed =
    /^, ?$/.test(lead) &&
    (tail.startsWith(',') || /^(?:and|und|et|y|e|or)$/.test(after?.norm ?? ''));
  const isBarePlural = /[^s]s$/.test(token.norm) && before.isContent && lead === ' ';
  return (
    isBarePlural ||
    LEADS.has(before.norm) ||
    /^['’]s /.test(lead) ||
    isListed ||
    (before.isContent && lead === ' ' && LEADS.has(tokens[at - 2]?.norm ?? ''))
  );
}

/** Nouns without a determiner are mostly plural; verbs in -s are told by their other forms. */
function isPlural(forms: ReadonlyMap<string, number>): boolean {
  const words = Array.from(forms.keys());
  return (
    words.some((word) => /[^s]s$/.test(word) && word.length > 4) &&
    !words.some((word) => /(?:ed|ing)$/.test(word) || irregularBase(word) !== null)
  );
}

function canBeTopic({
  norm,
  value,
}: {
  readonly norm: string;
  readonly value: number | null;
}): boolean {
  if (value !== null || norm.length < 3) return false;
  if (weekdayNumber(norm) !== null || monthNumber(norm) !== null || relativeDay(norm) !== null)
    return false;
  if (daysOf(norm) !== null || isHonorific(norm) || isRole(norm)) return false;
  return (
    !isCueVerb(norm) &&
    !isCollective(norm) &&
    !/^(?:year|years|month|months|hour|hours|people|time|times|part|way|number|percent|%|million|billion|first|last|second|third|next|new|old|issue|issues|thing|things|case|place|end|side|others|man|woman|men|women)$/.test(
      norm,
    )
  );
}

function labelOf(forms: ReadonlyMap<string, number>): string {
  const [best] = Array.from(forms).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best?.[0] ?? '';
}
