import type { ClaimMatch, Mention } from './claim-match.ts';
import { comparePeople } from './claim-people.ts';
import { compareCounts } from './claim-counts.ts';
import { compareDates } from './claim-dates.ts';
import { compareFigures } from './claim-figures.ts';
import { compareNames } from './claim-names.ts';
import { compareOrder, comparePolarity } from './claim-polarity.ts';
import { compareRoles } from './claim-roles.ts';
import { shortHash } from './hash.ts';
import { vagueNumber } from './lexicon/number-words.ts';
import { nameTable } from './name-table.ts';
import type { PairContext } from './pair-context.ts';
import type { Claim, ClaimCell, ClaimKind } from './result.ts';
import type { Account, StoryIndex } from './story.ts';

/** A row of the claim matrix with how sure its conflict is. */
export interface SureClaim extends Claim {
  /** The highest confidence of the matches that conflict, or 0. */
  readonly confidence: number;
  /** Index of the article of each cell. */
  readonly articles: readonly number[];
  /**
   * Whether each cell is of an earlier moment: a toll that one account alone printed on an earlier day,
   * and two agree on since. It is an error of nobody.
   */
  readonly overtaken: readonly boolean[];
}

/**
 * Builds the claim matrix: what aligned sentences say of the same matter, in rows over the accounts.
 *
 * `contexts` are the aligned pairs of sentences; `published` the day of each article, or `null`.
 */
export function claimsOf(
  ids: readonly string[],
  accounts: readonly Account[],
  index: StoryIndex,
  contexts: readonly PairContext[],
  published: readonly (number | null)[],
): SureClaim[] {
  const table = nameTable(index, accounts);
  const matches = [
    ...comparePeople(table, accounts),
    ...contexts.flatMap((context) => [
      ...compareFigures(context, published),
      ...compareDates(context, published),
      ...comparePolarity(context),
      ...compareOrder(context, table),
    ]),
    ...compareNames(contexts, table, accounts),
    ...compareRoles(table, accounts),
    ...compareCounts(index, accounts),
  ];
  return rowsOf(ids, matches);
}

const KIND_ORDER: readonly ClaimKind[] = [
  'name',
  'role',
  'number',
  'bound',
  'date',
  'direction',
  'polarity',
];

function rowsOf(ids: readonly string[], matches: readonly ClaimMatch[]): SureClaim[] {
  const mentions = new Map<string, Mention>();
  const row = new Unions();
  const same = new Unions();
  for (const { kind, a, b, conflict } of matches) {
    const [x, y] = [idOf(kind, a), idOf(kind, b)];
    if (!mentions.has(x)) mentions.set(x, a);
    if (!mentions.has(y)) mentions.set(y, b);
    row.join(x, y);
    if (conflict === null) same.join(x, y);
  }
  const rows = new Map<string, { ids: Set<string>; matches: ClaimMatch[] }>();
  for (const match of matches) {
    const root = row.find(idOf(match.kind, match.a));
    const known = rows.get(root) ?? { ids: new Set<string>(), matches: [] };
    rows.set(root, known);
    known.ids.add(idOf(match.kind, match.a)).add(idOf(match.kind, match.b));
    known.matches.push(match);
  }
  const counts = new Map<string, number>();
  return Array.from(rows.values(), (one) => rowOf(ids, one, mentions, same))
    .filter((claim) => isClaim(claim))
    .toSorted(compareRows)
    .map((claim) => {
      const count = (counts.get(claim.id) ?? 0) + 1;
      counts.set(claim.id, count);
      return count === 1 ? claim : { ...claim, id: `${claim.id}-${count}` };
    });
}

function idOf(kind: ClaimKind, { article, start, end }: Mention): string {
  return `${kind}|${article}|${start}|${end}`;
}

function rowOf(
  ids: readonly string[],
  row: { readonly ids: ReadonlySet<string>; readonly matches: readonly ClaimMatch[] },
  mentions: ReadonlyMap<string, Mention>,
  same: Unions,
): SureClaim {
  const first = row.matches[0];
  if (first === undefined) throw new Error('A row has at least one match');
  const list = Array.from(row.ids)
    .flatMap((id) => {
      const mention = mentions.get(id);
      return mention === undefined ? [] : [{ mention, group: same.find(id) }];
    })
    .toSorted((x, y) => x.mention.article - y.mention.article || x.mention.start - y.mention.start);
  // Mentions that agree through others, or are printed alike, are one value.
  const keyOf = new Map<string, string>();
  for (const { mention, group } of list) if (!keyOf.has(group)) keyOf.set(group, mention.key);
  const cells = list.map(({ mention, group }): ClaimCell => ({
    article: ids[mention.article] ?? '',
    start: mention.start,
    end: mention.end,
    value: mention.value,
    key: keyOf.get(group) ?? mention.key,
    sentence: mention.sentence,
  }));
  const valueOf = (mention: Mention): string => same.find(idOf(first.kind, mention));
  const articlesOf = new Map<string, Set<number>>();
  const valuesIn = new Map<string, Set<string>>();
  for (const { mention, group } of list) {
    const sentence = `${mention.article}|${mention.sentence.start}`;
    articlesOf.set(group, (articlesOf.get(group) ?? new Set()).add(mention.article));
    valuesIn.set(sentence, (valuesIn.get(sentence) ?? new Set()).add(group));
  }
  // Who gives both values in one sentence ("18, against 46 on Monday") says that they are of two moments.
  const together = Array.from(valuesIn.values()).filter(({ size }) => size > 1);
  const isToldApart = (p: string, q: string): boolean =>
    together.some((values) => values.has(p) && values.has(q));
  const overtaken = new Set(
    row.matches.flatMap((match) => {
      if (match.overtaken == null) return [];
      const [early, late] = (match.overtaken === 'a' ? [match.a, match.b] : [match.b, match.a]).map(
        valueOf,
      );
      const isLone = articlesOf.get(early ?? '')?.size === 1;
      return isLone && (articlesOf.get(late ?? '')?.size ?? 0) >= 2 ? [early] : [];
    }),
  );
  const against = row.matches.filter(
    ({ a, b, conflict }) =>
      conflict !== null &&
      !isToldApart(valueOf(a), valueOf(b)) &&
      !overtaken.has(valueOf(a)) &&
      !overtaken.has(valueOf(b)),
  );
  const conflict = against.some((match) => match.conflict === 'hard')
    ? 'hard'
    : against.length > 0
      ? 'soft'
      : null;
  const values = Array.from(new Set(cells.map(({ value }) => value.toLowerCase())))
    .toSorted()
    .join('|');
  const label = row.matches.find((match) => match.label !== '')?.label ?? '';
  return {
    id: `c-${shortHash(`${first.kind}|${values}`)}`,
    kind: first.kind,
    label,
    cells,
    conflict,
    confidence: against.reduce((most, { confidence }) => Math.max(most, confidence), 0),
    articles: list.map(({ mention }) => mention.article),
    overtaken: list.map(({ group }) => overtaken.has(group)),
  };
}

/** Counts that say little where nobody disputes them: "the two sides", "several". */
const LEAST_COUNT = 3;

/**
 * Whether a row says something: a name that all agree on does not, nor a word for one, two or a few.
 * Whatever disagrees does.
 */
function isClaim({ kind, conflict, cells }: Claim): boolean {
  if (conflict !== null) return true;
  if (kind === 'name') return false;
  if (kind !== 'number') return true;
  return !cells.every(({ value, key }) => {
    const [unit = '', count = ''] = key.split('|');
    return (
      unit === '' && /^\p{L}+$/u.test(value) && (Number(count) < LEAST_COUNT || isVague(value))
    );
  });
}

function isVague(word: string): boolean {
  return vagueNumber(word.toLowerCase()) !== null;
}

const STRENGTH = { hard: 0, soft: 1 } as const;

/**
 * Conflicts first, the hard ones before the soft, the surest first; what agrees by the number of its
 * accounts; then by kind and place.
 */
function compareRows(x: SureClaim, y: SureClaim): number {
  const strength = ({ conflict }: SureClaim): number =>
    conflict === null ? 2 : STRENGTH[conflict];
  return (
    strength(x) - strength(y) ||
    y.confidence - x.confidence ||
    new Set(y.articles).size - new Set(x.articles).size ||
    KIND_ORDER.indexOf(x.kind) - KIND_ORDER.indexOf(y.kind) ||
    (x.articles[0] ?? 0) - (y.articles[0] ?? 0) ||
    (x.cells[0]?.start ?? 0) - (y.cells[0]?.start ?? 0) ||
    (x.id < y.id ? -1 : 1)
  );
}

/** Disjoint sets of names (Tarjan). */
class Unions {
  readonly #up = new Map<string, string>();

  find(id: string): string {
    let root = id;
    for (let up = this.#up.get(root); up !== undefined && up !== root; up = this.#up.get(root))
      root = up;
    this.#up.set(id, root);
    return root;
  }

  join(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return;
    if (x < y) this.#up.set(y, x);
    else this.#up.set(x, y);
  }
}
