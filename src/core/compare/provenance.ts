import type { Pair } from './align.ts';
import { isNearName } from './speakers.ts';
import type { Derivation, DerivationKind, Provenance, Range } from './result.ts';
import { type Account, type StoryIndex, type Unit, quotationAround } from './story.ts';

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
  readonly aligned: number;
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
    const key = articleOf(index, pair.a) * accounts.length + articleOf(index, pair.b);
    const list = between.get(key) ?? [];
    between.set(key, list);
    list.push(pair);
  }
  const wordsBy = accounts.map(
    (account, article) =>
      new Map(
        index.units
          .slice(index.starts[article] ?? 0, index.starts[article + 1] ?? 0)
          .map((unit) => [unit.id, wordsOutside(account, unit)]),
      ),
  );
  const measures = accounts.map(() => [] as Measure[]);
  for (const [key, list] of between) {
    const [a, b] = [Math.floor(key / accounts.length), key % accounts.length];
    measures[a]?.push({ of: b, ...measure(index, wordsBy, a, list, 'a') });
    measures[b]?.push({ of: a, ...measure(index, wordsBy, b, list, 'b') });
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

function measure(
  index: StoryIndex,
  wordsBy: readonly ReadonlyMap<number, number>[],
  article: number,
  pairs: readonly Pair[],
  side: 'a' | 'b',
): Omit<Measure, 'of'> {
  const units = index.units.slice(index.starts[article] ?? 0, index.starts[article + 1] ?? 0);
  const words = wordsBy[article] ?? new Map<number, number>();
  const all = Array.from(words.values()).reduce((sum, count) => sum + count, 0);
  const best = new Map<number, Pair>();
  for (const pair of pairs) {
    const known = best.get(pair[side]);
    if (known === undefined || pair.wordRatio > known.wordRatio) best.set(pair[side], pair);
  }
  let copied = 0;
  for (const [id, pair] of best) {
    if (pair.kind !== 'paraphrase') copied += words.get(id) ?? 0;
  }
  const own = units.filter(({ id }) => (words.get(id) ?? 0) >= 4);
  const aligned = own.filter(({ id }) => best.has(id));
  const isLong = own.length >= LEAST_SENTENCES;
  return {
    likeness: mean(aligned.map(({ id }) => best.get(id)?.wordRatio ?? 0)),
    copied: all === 0 ? 0 : copied / all,
    aligned: aligned.length / Math.max(1, own.length),
    ordered: isLong
      ? inOrder(aligned.map(({ id }) => (side === 'a' ? best.get(id)?.b : best.get(id)?.a) ?? 0)) /
        own.length
      : 0,
  };
}

/** Words of a sentence outside quotation marks: official statements are shared by all. */
function wordsOutside(account: Account, { sentence }: Unit): number {
  return sentence.tokens.filter(({ start }) => quotationAround(account, start) === null).length;
}

/** The length of the longest ascending subsequence (patience sorting). */
function inOrder(values: readonly number[]): number {
  const tails: number[] = [];
  for (const value of values) {
    const at = tails.findIndex((tail) => tail >= value);
    if (at < 0) tails.push(value);
    else tails[at] = value;
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
