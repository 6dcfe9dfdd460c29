import type { Pair } from './align.ts';
import { addTo } from './multimap.ts';
import { isNearName } from './speakers.ts';
import type { Derivation, DerivationKind, Provenance, Range } from './result.ts';
import type { Account, StoryIndex, Unit } from './story.ts';

/** An account of which this share of the words stands in the same words elsewhere is a copy. */
const COPIES = 0.3;
/** Share of sentences that are aligned in the same order, for a rewriting. */
const REWRITES = 0.6;
/** Least mean LCS ratio of the aligned sentences of a rewriting. */
const LIKENESS = 0.42;
/** Shorter accounts share so much by chance that no rewriting is told. */
const LEAST_SENTENCES = 8;
/** Runs of fewer words are not drawn. */
const LEAST_RUN = 5;

const AGENCIES =
  /\((?:AP|AFP|Reuters|UPI|dpa|EFE|ANSA|Xinhua|TASS|PA|CNN|Bloomberg|[A-Z]{2,4}|[A-Z][a-z]+ Wire)\)\s*[-—–]/;

interface Measure {
  readonly of: number;
  readonly copied: number;
  readonly ordered: number;
  /** How alike the words of aligned sentences are on average: paraphrase of the same facts is less. */
  readonly likeness: number;
}

/**
 * Tells of every account from which other it derives.
 *
 * Share of its words, quotations left out, in sentences that the other has nearly word for word:
 * above 0.3 it copies. Else the share of its sentences that are aligned with the other's in the same
 * order: above 0.6, in words that are alike, it rewrites. Which of two is the copy is told by an agency's
 * dateline, by one naming the other, by the dates; where nothing tells, both go back to a common
 * source. Between independent outlets 0.08 was the most that was seen.
 */
export function provenanceOf(
  ids: readonly string[],
  accounts: readonly Account[],
  outlets: readonly string[],
  days: readonly (number | null)[],
  index: StoryIndex,
  pairs: readonly Pair[],
): Provenance {
  const between = new Map<number, Pair[]>();
  for (const pair of pairs) {
    addTo(between, articleOf(index, pair.a) * accounts.length + articleOf(index, pair.b), pair);
  }
  const own = accounts.map((_account, article) => ownOf(index, article));
  const measures = accounts.map(() => [] as Measure[]);
  for (const [key, list] of between) {
    const [a, b] = [Math.floor(key / accounts.length), key % accounts.length];
    measures[a]?.push({ of: b, ...measure(index, own[a], list, 'a') });
    measures[b]?.push({ of: a, ...measure(index, own[b], list, 'b') });
  }
  const derivations = accounts.map((_account, article): Derivation => {
    const best = (measures[article] ?? [])
      .map((one) => ({ ...one, kind: kindOf(one), share: Math.max(one.copied, one.ordered) }))
      .toSorted(
        (x, y) =>
          Number(y.kind === 'copies') - Number(x.kind === 'copies') ||
          y.share - x.share ||
          x.of - y.of,
      )
      .find(
        ({ of, kind }) => kind !== 'independent' && !isOrigin(article, of, accounts, outlets, days),
      );
    if (best === undefined) {
      const nearest = (measures[article] ?? []).reduce(
        (most, one) => Math.max(most, one.copied),
        0,
      );
      return {
        article: ids[article] ?? '',
        of: null,
        share: round(nearest),
        kind: 'independent',
        runs: [],
      };
    }
    const isTold = isOrigin(best.of, article, accounts, outlets, days);
    const kind: DerivationKind = isTold ? best.kind : 'common-source';
    const [low, high] = [Math.min(article, best.of), Math.max(article, best.of)];
    const list = between.get(low * accounts.length + high) ?? [];
    return {
      article: ids[article] ?? '',
      of: ids[best.of] ?? '',
      share: round(best.kind === 'copies' ? best.copied : best.ordered),
      kind,
      runs: runsOf(index, list, article === low ? 'a' : 'b'),
    };
  });
  return { derivations, groups: groupsOf(ids, derivations) };
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function kindOf({ copied, ordered, likeness }: Measure): DerivationKind {
  if (copied > COPIES) return 'copies';
  return ordered > REWRITES && likeness > LIKENESS ? 'rewrites' : 'independent';
}

function articleOf(index: StoryIndex, unit: number): number {
  return index.units[unit]?.article ?? 0;
}

/** What of an account is held against the others. */
interface Own {
  /** Its words outside quotation marks. */
  readonly words: number;
  /** How many sentences have enough of them to tell something. */
  readonly sentences: number;
}

/** A sentence with fewer words outside quotation marks tells nothing. */
const LEAST_WORDS = 4;

function ownOf({ units, starts }: StoryIndex, article: number): Own {
  const all = units.slice(starts[article] ?? 0, starts[article + 1] ?? 0);
  return {
    words: all.reduce((sum, unit) => sum + wordsOutside(unit), 0),
    sentences: all.filter(tells).length,
  };
}

function tells(unit: Unit | undefined): boolean {
  return unit !== undefined && wordsOutside(unit) >= LEAST_WORDS;
}

function measure(
  { units }: StoryIndex,
  own: Own | undefined,
  pairs: readonly Pair[],
  side: 'a' | 'b',
): Omit<Measure, 'of'> {
  const other = side === 'a' ? 'b' : 'a';
  const best = new Map<number, Pair>();
  for (const pair of pairs) {
    const known = best.get(pair[side]);
    if (known === undefined || pair.wordRatio > known.wordRatio) best.set(pair[side], pair);
  }
  let copied = 0;
  for (const [id, { kind }] of best) {
    const unit = units[id];
    if (kind !== 'paraphrase' && unit !== undefined) copied += wordsOutside(unit);
  }
  const all = own?.sentences ?? 0;
  const aligned = Array.from(best.values())
    .filter((pair) => tells(units[pair[side]]))
    .toSorted((x, y) => x[side] - y[side]);
  return {
    likeness: mean(aligned.map(({ wordRatio }) => wordRatio)),
    copied: own === undefined || own.words === 0 ? 0 : copied / own.words,
    ordered: all >= LEAST_SENTENCES ? inOrder(aligned.map((pair) => pair[other])) / all : 0,
  };
}

/** Words of a sentence outside quotation marks: official statements are shared by all. */
function wordsOutside({ norms, quoted }: Unit): number {
  return norms.length - quoted.length;
}

/** The length of the longest ascending subsequence (patience sorting). */
function inOrder(values: readonly number[]): number {
  const tails: number[] = [];
  for (const value of values) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((tails[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    tails[low] = value;
  }
  return tails.length;
}

/** Whether `article` is known to be the origin of `other`: an agency, named by it, or earlier. */
function isOrigin(
  article: number,
  other: number,
  accounts: readonly Account[],
  outlets: readonly string[],
  days: readonly (number | null)[],
): boolean {
  const [own, its] = [accounts[article]?.prepared.text ?? '', accounts[other]?.prepared.text ?? ''];
  const [isAgency, isOtherAgency] = [
    AGENCIES.test(own.slice(0, 300)),
    AGENCIES.test(its.slice(0, 300)),
  ];
  if (isAgency !== isOtherAgency) return isAgency;
  const [outlet, otherOutlet] = [outlets[article] ?? '', outlets[other] ?? ''];
  const isNamed =
    outlet.length > 3 &&
    its.includes(outlet) &&
    !isNearName(outlet.toLowerCase(), otherOutlet.toLowerCase());
  const namesOther = otherOutlet.length > 3 && own.includes(otherOutlet);
  if (isNamed !== namesOther) return isNamed;
  const [day, otherDay] = [days[article], days[other]];
  return day != null && otherDay != null && day < otherDay;
}

function runsOf(
  index: StoryIndex,
  pairs: readonly Pair[],
  side: 'a' | 'b',
): { readonly a: Range; readonly b: Range }[] {
  return pairs
    .filter(
      ({ kind, a }) => kind !== 'paraphrase' && (index.units[a]?.norms.length ?? 0) >= LEAST_RUN,
    )
    .map((pair) => {
      const own = index.units[side === 'a' ? pair.a : pair.b]?.sentence;
      const its = index.units[side === 'a' ? pair.b : pair.a]?.sentence;
      return {
        a: { start: own?.start ?? 0, end: own?.end ?? 0 },
        b: { start: its?.start ?? 0, end: its?.end ?? 0 },
      };
    })
    .toSorted((x, y) => x.a.start - y.a.start || x.b.start - y.b.start);
}

function groupsOf(ids: readonly string[], derivations: readonly Derivation[]): string[][] {
  const root = new Map(ids.map((id) => [id, id]));
  const find = (id: string): string => {
    const up = root.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const { article, of } of derivations) if (of !== null) root.set(find(article), find(of));
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const list = groups.get(find(id)) ?? [];
    groups.set(find(id), list);
    list.push(id);
  }
  return Array.from(groups.values());
}
