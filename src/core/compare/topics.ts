import type { Pair } from './align.ts';
import { shortHash } from './hash.ts';
import { addTo } from './multimap.ts';
import type { Topic } from './result.ts';
import type { Account, StoryIndex, Unit } from './story.ts';
import { type Term, termsOf } from './topic-terms.ts';

/** What stands in more than this share of the sentences is what the story is about as a whole. */
const BACKGROUND = { person: 0.12, name: 0.22, noun: 0.25 } as const;
/** Two terms are one topic when they stand in the same sentences this often, of those of the rarer one. */
const TOGETHER = 0.6;
/** And this often of those of the commoner one; else the rarer one is a detail of it. */
const LIKE = 0.34;
const MOST_TOPICS = 16;
const LEAD = 2;
/** A thing that fewer sentences speak of is a detail, unless they are counterparts. */
const LEAST_OF_NOUN = 3;
const MOST_TERMS = 120;
/** Passages this near speak of the same, in whatever words. */
const SAME = 0.4;

/** What several accounts speak of. */
export interface StoryTopic {
  /** The labels of its terms. */
  readonly label: string;
  /** One or two that tell it best. */
  readonly terms: readonly Term[];
  /** By article. */
  readonly cells: readonly {
    /** Share of the words of its body sentences, 0…1. */
    readonly share: number;
    /** Sentences that speak of it. */
    readonly units: readonly Unit[];
  }[];
}

interface Weighed extends Term {
  readonly weight: number;
  /** The sentences that speak of it: those that hold it, and their counterparts. */
  readonly reach: ReadonlySet<number>;
}

/**
 * Finds the topics of a story: what several accounts speak of, but not all the time, with the share
 * of each account; those of most accounts first, then those they give most room.
 *
 * A sentence speaks of a thing when it holds its word, or is the counterpart of one that does; of a
 * person, when it names or quotes them. Terms that
 * stand in the same sentences are one topic, under the fullest names that it has. The weight of a
 * term is the accounts that speak of it times its rarity times the logarithm of its sentences, more
 * where those of different accounts are counterparts. Cost is O(words + pairs + terms²) for at most
 * {@link MOST_TERMS} terms.
 */
export function topicsOf(
  accounts: readonly Account[],
  index: StoryIndex,
  pairs: readonly Pair[],
): StoryTopic[] {
  const terms = weighed(termsOf(accounts, index), accounts.length, index, pairs);
  const topics: { terms: Weighed[]; core: ReadonlySet<number>; units: Set<number> }[] = [];
  for (const term of terms) {
    const home = topics.find(
      ({ core, terms: [first] }) =>
        // Two people are two topics, be one all that the other speaks of.
        !(first?.kind === 'person' && term.kind === 'person') &&
        overlap(core, term.reach, Math.min) >= TOGETHER,
    );
    if (home !== undefined && overlap(home.core, term.reach, Math.max) >= LIKE) {
      home.terms.push(term);
      for (const unit of term.reach) home.units.add(unit);
    } else if (home !== undefined && term.kind === 'noun') continue;
    else if (topics.length < MOST_TOPICS)
      topics.push({ terms: [term], core: term.reach, units: new Set(term.reach) });
  }
  const words = accounts.map(() => 0);
  for (const { article, keys } of index.units) words[article] = (words[article] ?? 0) + keys.length;
  return topics
    .map(({ terms: of, units }): StoryTopic => {
      const named = labelOf(of, units.size);
      return {
        label: named.map(({ label }) => label).join(', '),
        terms: named,
        cells: cellsOf(index, units, words),
      };
    })
    .toSorted(
      (x, y) => saidBy(y) - saidBy(x) || shareOf(y) - shareOf(x) || (x.label < y.label ? -1 : 1),
    );
}

/** The rows of the topic map. */
export function topicRowsOf(ids: readonly string[], topics: readonly StoryTopic[]): Topic[] {
  return topics.map(({ label, cells }) => ({
    id: `t-${shortHash(label.toLowerCase())}`,
    label,
    cells: cells.map(({ share, units }, at) => ({
      article: ids[at] ?? '',
      share,
      spans: units.map(({ sentence }) => ({ start: sentence.start, end: sentence.end })),
    })),
  }));
}

function saidBy({ cells }: StoryTopic): number {
  return cells.filter(({ units }) => units.length > 0).length;
}

function shareOf({ cells }: StoryTopic): number {
  return cells.reduce((sum, { share }) => sum + share, 0);
}

/** The terms of several accounts with their weights, the heaviest first. */
function weighed(
  terms: readonly Term[],
  accounts: number,
  index: StoryIndex,
  pairs: readonly Pair[],
): Weighed[] {
  const counterparts = counterpartsOf(pairs);
  const least = Math.min(2, accounts);
  return terms
    .flatMap((term): Weighed[] => {
      const { units, quoted, kind, label } = term;
      const most = BACKGROUND[kind] * index.units.length + 2;
      if (units.length < 2 || units.length > most || label === '') return [];
      const own = new Set(units);
      const linked = units.filter((unit) =>
        counterparts.get(unit)?.some((other) => own.has(other)),
      );
      const coherence = linked.length / units.length;
      const reach = new Set(
        kind === 'person'
          ? [...units, ...quoted]
          : [...units, ...units.flatMap((unit) => counterparts.get(unit) ?? [])],
      );
      // A noun that each account has in a sentence of its own is no common topic.
      if (kind === 'noun' && (linked.length === 0 || (coherence < 1 && reach.size < LEAST_OF_NOUN)))
        return [];
      if (kind === 'name' && units.every((unit) => isLead(index, unit))) return [];
      const articles = new Set(Array.from(reach, (unit) => index.units[unit]?.article)).size;
      if (new Set(units.map((unit) => index.units[unit]?.article)).size < least) return [];
      const rarity = Math.log((index.units.length + 1) / (units.length + 0.5));
      const weight =
        (articles / accounts) * rarity * Math.log(1 + units.length) * (0.4 + 0.6 * coherence);
      return [{ ...term, weight, reach }];
    })
    .toSorted((x, y) => y.weight - x.weight || (x.label < y.label ? -1 : 1))
    .slice(0, MOST_TERMS);
}

/** The sentences an account opens with, where the place stands that it is written from. */
function isLead({ units, starts }: StoryIndex, unit: number): boolean {
  return unit - (starts[units[unit]?.article ?? 0] ?? 0) < LEAD;
}

function counterpartsOf(pairs: readonly Pair[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { a, b, score } of pairs) {
    if (score < SAME) continue;
    addTo(found, a, b);
    addTo(found, b, a);
  }
  return found;
}

const TELLING = { person: 2, name: 1.5, noun: 1 } as const;

/**
 * A person alone, or at most two terms that stand in most of its sentences, names rather than things; no
 * word twice.
 */
function labelOf(terms: readonly Weighed[], size: number): readonly Term[] {
  const rank = ({ kind, units }: Weighed): number => TELLING[kind] * (units.length / size);
  const ranked = terms.toSorted((x, y) => rank(y) - rank(x));
  const [first] = ranked;
  if (first?.kind === 'person') return [first];
  const words = new Set(first?.label.toLowerCase().split(' '));
  const second = ranked.slice(1).find(
    ({ label, units }) =>
      units.length * 5 >= size * 2 &&
      !label
        .toLowerCase()
        .split(' ')
        .some((word) => words.has(word)),
  );
  return [first, second].filter((term) => term !== undefined);
}

/** What each account has of a topic; `words` counts those of its whole body. */
function cellsOf(
  index: StoryIndex,
  units: ReadonlySet<number>,
  words: readonly number[],
): StoryTopic['cells'] {
  const held = words.map((): Unit[] => []);
  for (const id of Array.from(units).toSorted((x, y) => x - y)) {
    const unit = index.units[id];
    if (unit !== undefined) held[unit.article]?.push(unit);
  }
  return held.map((list, article) => {
    const own = list.reduce((sum, { keys }) => sum + keys.length, 0);
    return {
      share: Math.round((own / Math.max(1, words[article] ?? 0)) * 1000) / 1000,
      units: list,
    };
  });
}

/** What share of the smaller or the larger of two sets of sentences the other holds too. */
function overlap(
  units: ReadonlySet<number>,
  others: ReadonlySet<number>,
  of: (x: number, y: number) => number,
): number {
  let shared = 0;
  for (const unit of others) if (units.has(unit)) shared += 1;
  return shared / Math.max(1, of(units.size, others.size));
}
