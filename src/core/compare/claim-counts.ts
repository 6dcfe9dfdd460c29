import type { ClaimMatch, Mention } from './claim-match.ts';
import { areTurned, isTollIn } from './claim-figures.ts';
import { isCurrency } from './figure-units.ts';
import type { Figure } from './figures.ts';
import { isQuoted } from './pair-context.ts';
import type { Account, StoryIndex, Unit } from './story.ts';

/** Smaller counts are of too many things: "two men". */
const LEAST_VALUE = 10;
/** Words that matter which both sentences must have. */
const LEAST_SHARED = 2;
/** Sums of money are of many things: sentences that are built otherwise must have so many. */
const LEAST_SHARED_OF_SUMS = 4;

/** A figure that is the only one of its kind in its account. */
interface Only {
  readonly unit: Unit;
  readonly figure: Figure;
}

/**
 * Compares what each account counts once: where an account has one number of patients, or one sum of
 * money, it is the same thing that another has one of, however their sentences are built.
 *
 * Believed only where two accounts agree against a third, or where the digits are the same (31 and
 * 3.1 million); tolls change and are left out. Cost is O(figures).
 */
export function compareCounts(index: StoryIndex, accounts: readonly Account[]): ClaimMatch[] {
  const kinds = new Map<string, Map<number, Only | null>>();
  for (const unit of index.units) {
    const account = accounts[unit.article];
    if (account === undefined) continue;
    for (const figure of unit.sentence.figures) {
      const kind = kindOf(figure);
      if (kind === null || isQuoted(account, figure.start, figure.end)) continue;
      const byArticle = kinds.get(kind) ?? new Map<number, Only | null>();
      kinds.set(kind, byArticle);
      const known = byArticle.get(unit.article);
      const isOnly = known === undefined || known?.figure.value === figure.value;
      byArticle.set(unit.article, isOnly ? (known ?? { unit, figure }) : null);
    }
  }
  return Array.from(kinds.values()).flatMap((byArticle) =>
    matchesOf(
      Array.from(byArticle.values()).filter((only) => only !== null),
      accounts,
    ),
  );
}

/** What a figure counts: a currency, or the first word behind it; `null` for what is counted of many things. */
function kindOf({ unit, nouns, value }: Figure): string | null {
  if (isCurrency(unit)) return unit;
  const [noun] = nouns;
  return unit === '' && noun !== undefined && value >= LEAST_VALUE ? `count ${noun}` : null;
}

function matchesOf(list: readonly Only[], accounts: readonly Account[]): ClaimMatch[] {
  const countOf = (value: number): number =>
    list.filter(({ figure }) => figure.value === value).length;
  return list.flatMap((x, rank) =>
    list.slice(rank + 1).flatMap((y): ClaimMatch[] => {
      if (isTollIn(x.unit, x.figure) || isTollIn(y.unit, y.figure)) return [];
      const shared = sharedWords(x.unit, y.unit);
      if (shared < LEAST_SHARED) return [];
      const isSame = x.figure.low <= y.figure.high && y.figure.low <= x.figure.high;
      const isBacked =
        Math.max(countOf(x.figure.value), countOf(y.figure.value)) >= 2 &&
        (!isCurrency(x.figure.unit) || shared >= LEAST_SHARED_OF_SUMS);
      if (!isSame && !isBacked && !areTurned(x.figure, y.figure)) return [];
      return [
        {
          kind: 'number',
          a: mention(x, accounts),
          b: isSame
            ? { ...mention(y, accounts), key: mention(x, accounts).key }
            : mention(y, accounts),
          conflict: isSame ? null : 'hard',
          label: x.figure.nouns.length > 0 ? labelOf(x, accounts) : '',
          confidence: isBacked ? 0.75 : 0.6,
        },
      ];
    }),
  );
}

function sharedWords(a: Unit, b: Unit): number {
  const known = new Set(b.content);
  return a.content.filter((key) => known.has(key)).length;
}

function labelOf({ unit, figure }: Only, accounts: readonly Account[]): string {
  const token = unit.sentence.tokens[figure.to];
  return token === undefined
    ? ''
    : (accounts[unit.article]?.prepared.text.slice(token.start, token.end) ?? '');
}

function mention({ unit, figure }: Only, accounts: readonly Account[]): Mention {
  const { start, end } = figure;
  return {
    article: unit.article,
    start,
    end,
    value: accounts[unit.article]?.prepared.text.slice(start, end) ?? '',
    key: `${figure.unit}|${figure.value}`,
    sentence: { start: unit.sentence.start, end: unit.sentence.end },
  };
}
