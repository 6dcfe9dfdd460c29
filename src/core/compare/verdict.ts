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

/**
 * Tells which of the cells are at fault.
 *
 * Every group of accounts that go back to one source has one vote for each value it prints; where
 * that is even, plain accounts are counted; where that is even too, the account that `record` says
 * has erred more often is at fault. Never a value that as many support as any other, without a record.
 */
export function judge(
  cells: readonly Vote[],
  groupOf: readonly number[],
  record: readonly number[],
): Verdict {
  const votes = new Map<string, { groups: Set<number>; articles: Set<number> }>();
  for (const { article, key } of cells) {
    const known = votes.get(key) ?? { groups: new Set<number>(), articles: new Set<number>() };
    votes.set(key, known);
    known.groups.add(groupOf[article] ?? article);
    known.articles.add(article);
  }
  const ranked = Array.from(votes, ([key, { groups, articles }]) => ({
    key,
    groups: groups.size,
    articles: articles.size,
  })).toSorted(
    (x, y) => y.groups - x.groups || y.articles - x.articles || (x.key < y.key ? -1 : 1),
  );
  const [first, second] = ranked;
  const all = cells.map((_cell, index) => index);
  if (first === undefined || second === undefined) return { odd: [], right: 0, by: 'nothing' };
  const isAhead = first.groups > second.groups || first.articles > second.articles;
  const against = (key: string): Pick<Verdict, 'odd' | 'right'> => ({
    odd: all.filter((index) => cells[index]?.key !== key),
    right: all.find((index) => cells[index]?.key === key) ?? null,
  });
  if (isAhead) return { ...against(first.key), by: 'majority' };
  const errs = (key: string): number =>
    Math.min(
      ...cells.filter((cell) => cell.key === key).map(({ article }) => record[article] ?? 0),
    );
  const tied = ranked.filter(
    ({ articles, groups }) => articles === first.articles && groups === first.groups,
  );
  const byRecord = tied
    .map(({ key }) => ({ key, errs: errs(key) }))
    .toSorted((x, y) => x.errs - y.errs);
  const [best, next] = byRecord;
  if (best !== undefined && next !== undefined && best.errs < next.errs)
    return { ...against(best.key), by: 'record' };
  return { odd: all, right: null, by: 'nothing' };
}
