/** Who stands alone with a value, and what the others say. */
export interface Verdict {
  /** Indices of the cells at fault; all of them when it cannot be told. */
  readonly odd: readonly number[];
  /** Index of a cell that has the value of the others, or `null`. */
  readonly right: number | null;
  /** How it was told: by the number of independent accounts, by which account errs more, or not. */
  readonly by: 'majority' | 'record' | 'nothing';
}

/** A cell as a verdict needs it. */
export interface Vote {
  readonly article: number;
  readonly key: string;
}

/** What a verdict knows of the accounts, by article. */
export interface Bench {
  /** The number of the group that goes back to one source. */
  readonly groupOf: readonly number[];
  /** The article it is taken from, or `null`. */
  readonly originOf: readonly (number | null)[];
  /** How often it has erred. */
  readonly record: readonly number[];
}

/** An account must have erred so much more often than another for that to tell. */
const LEAST_RECORD = 1;

/**
 * Tells which of the cells are at fault.
 *
 * Every group of accounts that go back to one source has one vote for each value it prints, so that
 * a copy is no second witness. Where that is even, an account that departs from the one it is taken
 * from is at fault; where that is even too, the one that has erred more often. Else nobody.
 */
export function judge(cells: readonly Vote[], { groupOf, originOf, record }: Bench): Verdict {
  const votes = new Map<string, { groups: Set<number>; articles: Set<number> }>();
  for (const { article, key } of cells) {
    const known = votes.get(key) ?? { groups: new Set<number>(), articles: new Set<number>() };
    votes.set(key, known);
    known.groups.add(groupOf[article] ?? article);
    known.articles.add(article);
  }
  const ranked = Array.from(votes, ([key, { groups, articles }]) => ({
    key,
    articles,
    groups: groups.size,
  })).toSorted((x, y) => y.groups - x.groups || (x.key < y.key ? -1 : 1));
  const [first, second] = ranked;
  const all = cells.map((_cell, index) => index);
  if (first === undefined || second === undefined) return { odd: [], right: 0, by: 'nothing' };
  const against = (key: string): Pick<Verdict, 'odd' | 'right'> => ({
    odd: all.filter((index) => cells[index]?.key !== key),
    right: all.find((index) => cells[index]?.key === key) ?? null,
  });
  if (first.groups > second.groups) return { ...against(first.key), by: 'majority' };
  const tied = ranked.filter(({ groups }) => groups === first.groups);
  const derived = ({ articles }: (typeof tied)[number]): boolean =>
    Array.from(articles).every((article) => {
      const origin = originOf[article] ?? null;
      return (
        origin !== null &&
        !articles.has(origin) &&
        ranked.some((other) => other.articles.has(origin))
      );
    });
  const original = tied.filter((one) => !derived(one));
  const [only] = original;
  if (only !== undefined && original.length === 1) return { ...against(only.key), by: 'majority' };
  const errs = (key: string): number =>
    Math.min(
      ...cells.filter((cell) => cell.key === key).map(({ article }) => record[article] ?? 0),
    );
  const [best, next] = tied
    .map(({ key }) => ({ key, errs: errs(key) }))
    .toSorted((x, y) => x.errs - y.errs);
  if (best !== undefined && next !== undefined && next.errs - best.errs >= LEAST_RECORD)
    return { ...against(best.key), by: 'record' };
  return { odd: all, right: null, by: 'nothing' };
}
