import type { Pair } from './align.ts';
import { keptFor } from './kept.ts';
import { isNearName, isSamePerson } from './speakers.ts';
import type { Account, StoryIndex, Unit } from './story.ts';
import type { StoryTopic } from './topics.ts';

/** Something that an account leaves out, and most independent others print. */
export interface Omission {
  readonly article: number;
  /** What is left out, as the topic map calls it. */
  readonly label: string;
  /** 0…1, by how many print it, how much, and whether somebody is quoted. */
  readonly confidence: number;
  /** The first sentences of the others on it, in their order. */
  readonly evidence: readonly Unit[];
}

/** What omissions are told from. */
export interface OmissionSources {
  readonly accounts: readonly Account[];
  readonly index: StoryIndex;
  readonly pairs: readonly Pair[];
  readonly topics: readonly StoryTopic[];
  /** By article, the number of the group that goes back to one source. */
  readonly groupOf: readonly number[];
  readonly published: readonly (number | null)[];
}

/** An account shorter than this share of the others is a brief: it must leave out. */
const BRIEF = 0.6;
/** More than this share of the other sources must print it. */
const MOST = 0.5;
const LEAST_SOURCES = 2;
const LEAST_OF_DETAIL = 3;
/** And so many sentences each on a thing that has no name. */
const LEAST_ROOM = 2;
/** The others must give it this share of their words on average, or quote somebody. */
const LEAST_SHARE = 0.035;
/** No more of the others' sentences on it may have a counterpart in the account. */
const MATCHED = 0.34;
const MOST_OF_ACCOUNT = 2;
const MOST_OF_STORY = 5;
const MOST_EVIDENCE = 2;

/**
 * Finds what an account leaves out that most independent others print: a topic with the people in it.
 *
 * Quiet on briefs, on what appeared later than the account, on what the others hardly touch, and
 * where the account has a word of it anywhere, or counterparts of what the others print. Few by intent: an
 * omission is seldom an error. The surest first, at most {@link MOST_OF_STORY}.
 */
export function omissionsOf(sources: OmissionSources): Omission[] {
  const { accounts, topics } = sources;
  const found = topics.flatMap(({ label, terms, cells }) => {
    const printing = cells.flatMap((cell, at) => (cell.units.length > 0 ? [{ ...cell, at }] : []));
    if (!isMostOf(printing.length, accounts)) return [];
    return accounts.flatMap(
      (_account, article) => omissionOf(sources, { label, terms, printing }, article) ?? [],
    );
  });
  const counts = new Map<number, number>();
  return found
    .toSorted((x, y) => y.confidence - x.confidence || x.article - y.article)
    .filter(({ article }) => {
      const count = (counts.get(article) ?? 0) + 1;
      counts.set(article, count);
      return count <= MOST_OF_ACCOUNT;
    })
    .slice(0, MOST_OF_STORY);
}

/** A topic with the cells of those who print it. */
type Printed = Pick<StoryTopic, 'label' | 'terms'> & {
  readonly printing: readonly (StoryTopic['cells'][number] & { readonly at: number })[];
};

/** Whether so many are more than half of the other accounts. */
function isMostOf(count: number, accounts: readonly Account[]): boolean {
  return count / Math.max(1, accounts.length - 1) > MOST;
}

function omissionOf(
  { accounts, index, pairs, groupOf, published }: OmissionSources,
  { label, terms, printing }: Printed,
  article: number,
): Omission | null {
  const account = accounts[article];
  if (account === undefined) return null;
  const others = printing.filter(({ at }) => at !== article);
  const sources = new Set(others.map(({ at }) => groupOf[at])).size;
  const all = new Set(groupOf.filter((_group, at) => at !== article)).size;
  // Two of two sources will do; of more of them, two say little.
  const isMost =
    sources >= (all === LEAST_SOURCES ? LEAST_SOURCES : LEAST_OF_DETAIL) &&
    sources / all > MOST &&
    isMostOf(others.length, accounts);
  if (!isMost) return null;
  const lengths = others.map(({ at }) => wordsIn(index, at)).toSorted((x, y) => x - y);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  if (wordsIn(index, article) < BRIEF * median) return null;
  const day = published[article] ?? null;
  const isLater = others.some(({ at }) => day === null || (published[at] ?? day) <= day);
  if (!isLater || isTouched(account, terms)) return null;
  const reach = new Set(
    others.flatMap(({ units }) => units.filter((unit) => isAbout(unit, terms)).map(({ id }) => id)),
  );
  const isOwn = (id: number): boolean => index.units[id]?.article === article;
  const matched = new Set(
    pairs.flatMap(({ a, b }) => {
      if (reach.has(a) && isOwn(b)) return [a];
      return reach.has(b) && isOwn(a) ? [b] : [];
    }),
  );
  if (matched.size > MATCHED * reach.size) return null;
  const share = others.reduce((sum, cell) => sum + cell.share, 0) / others.length;
  const quoting = terms
    .filter(({ kind }) => kind === 'person')
    .map(({ label: person }) => others.filter(({ at }) => isQuoting(accounts[at], person)).length);
  const isQuoted = quoting.some((count) => count >= LEAST_SOURCES);
  // Two sources often have the same detail; that both quote somebody is more than that.
  const isThing = terms.every(({ kind }) => kind === 'noun');
  const room = others.reduce((sum, { units }) => sum + units.length, 0) / others.length;
  const isDetail =
    share < LEAST_SHARE || sources < LEAST_OF_DETAIL || (isThing && room < LEAST_ROOM);
  if (isDetail && !isQuoted) return null;
  return {
    article,
    label,
    confidence: Math.min(
      0.5,
      0.25 + 0.1 * (sources / all) + Math.min(0.1, share) + (isQuoted ? 0.05 : 0),
    ),
    evidence: others.flatMap(({ units }) =>
      units.filter(({ id }) => reach.has(id)).slice(0, MOST_EVIDENCE),
    ),
  };
}

function wordsIn({ units, starts }: StoryIndex, article: number): number {
  return units
    .slice(starts[article] ?? 0, starts[article + 1] ?? 0)
    .reduce((sum, { sentence }) => sum + sentence.tokens.length, 0);
}

/**
 * Whether a word of the terms stands anywhere in the account, headlines and captions among it; of a
 * person, a name that is nearly one of theirs will do: it may be the wrong one.
 */
function isTouched(account: Account, terms: StoryTopic['terms']): boolean {
  const people = terms.flatMap(({ kind, label }) =>
    kind === 'person' ? label.toLowerCase().split(' ') : [],
  );
  const { keys, names } = wordsOf(account);
  return (
    terms.some((term) => term.keys.some((key) => keys.has(key))) ||
    names.some((word) => people.some((name) => isNearName(word, name)))
  );
}

/** The keys of all words of an account, and the words of its names, each once. */
const wordsOf = keptFor(({ prepared, words }: Account) => ({
  keys: new Set(words.keys),
  names: Array.from(
    new Set(prepared.sentences.flatMap(({ names }) => names.flatMap(({ key }) => key.split(' ')))),
  ),
}));

function isAbout({ sentence }: Unit, terms: StoryTopic['terms']): boolean {
  return sentence.tokens.some(({ key }) => terms.some(({ keys }) => keys.includes(key)));
}

function isQuoting(account: Account | undefined, person: string): boolean {
  const name = person.toLowerCase();
  return (
    account?.attributions.some(
      ({ person: speaker }) => speaker !== null && isSamePerson(speaker, name),
    ) === true
  );
}
