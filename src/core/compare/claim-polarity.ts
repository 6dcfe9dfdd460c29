import type { ClaimMatch, Mention } from './claim-match.ts';
import { keptFor } from './kept.ts';
import { isNegation, isFunctionWord } from './lexicon/function-words.ts';
import { isRole } from './lexicon/roles.ts';
import { areOpposite, hasOpposite } from './lexicon/opposites.ts';
import { type PairContext, isQuoted, mentionIn, slotSupport } from './pair-context.ts';
import type { PreparedSentence } from './prepare.ts';
import { sharedCompany } from './pair-signs.ts';
import type { Account, Unit } from './story.ts';
import type { NameTable } from './name-table.ts';
import type { Token } from './tokens.ts';

/** They deny what stands right behind them, or themselves: "nothing for two months". */
const DENIES_NO_OTHER = new Set(
  'without ohne sin sans senza sem nothing nobody none nowhere nichts niemand rien nada nadie niente nulla nessuno niets niemand nic nikt inget ingenting ingen hiçbir'.split(
    ' ',
  ),
);
/** A denial is believed only between sentences this much alike. */
const LEAST_BASE = 0.3;
const LEAST_OPPOSITE = 0.3;
/** The same words right before both make less do. */
const LEAST_IN_COMPANY = 0.2;

/**
 * Compares what two aligned sentences affirm: one denies what the other says ("guilty", "not
 * guilty"), or has the opposite in the same slot ("rose", "fell").
 */
export function comparePolarity(context: PairContext): ClaimMatch[] {
  return [...denials(context), ...opposites(context)];
}

function denials(context: PairContext): ClaimMatch[] {
  const { pair, a, b, anchors } = context;
  if (pair.base < LEAST_BASE) return [];
  const [ofA, ofB] = [negationsIn(context, a), negationsIn(context, b)];
  if (ofA.length + ofB.length !== 1) return [];
  const side: 0 | 1 = ofA.length === 1 ? 0 : 1;
  const opposite: 0 | 1 = side === 0 ? 1 : 0;
  const [own, other] = side === 0 ? [a, b] : [b, a];
  const at = own.sentence.tokens.findIndex((token) => token === (ofA[0] ?? ofB[0]));
  // What is denied: the first common word behind, with nothing but little words between.
  const first = anchors.findIndex((anchor) => anchor[side] > at);
  const [previous, denied, following] = [anchors[first - 1], anchors[first], anchors[first + 1]];
  if (denied === undefined) return [];
  const between = own.sentence.tokens.slice(at + 1, denied[side]);
  const isRun =
    following !== undefined && following[0] === denied[0] + 1 && following[1] === denied[1] + 1;
  if (!isRun && (previous === undefined || !isListed(context, previous, denied))) return [];
  const next = isRun ? following : denied;
  const words = own.sentence.tokens.slice(denied[side], next[side] + 1);
  const before = other.sentence.tokens[denied[opposite] - 1];
  const isTight = between.every(({ norm }) => isFunctionWord(norm)) && between.length <= 1;
  if (!isTight || !words.some(({ isContent }) => isContent)) return [];
  if (before !== undefined && isNegation(before.norm)) return [];
  const span = (unit: Unit, from: number, to: number): Mention => {
    const { tokens } = unit.sentence;
    const key = unit === own ? 'denied' : 'affirmed';
    return mentionIn(
      context,
      unit,
      { start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0 },
      key,
    );
  };
  const inOwn = span(own, at, next[side]);
  const inOther = span(other, denied[opposite], next[opposite]);
  return [
    {
      kind: 'polarity',
      a: side === 0 ? inOwn : inOther,
      b: side === 0 ? inOther : inOwn,
      conflict: 'hard',
      label: wordsAt(context, a.sentence.tokens.slice(denied[0], next[0] + 1)),
      confidence: Math.min(0.85, 0.35 + 0.6 * pair.base),
    },
  ];
}

/** Words between two of a list, at most: "bread and milk", "bread but not milk". */
const MOST_JOINTS = 2;

/** Two words that matter with nothing but little ones between them in both sentences. */
function isListed(
  { a, b }: PairContext,
  previous: readonly [number, number],
  denied: readonly [number, number],
): boolean {
  return [a, b].every(({ sentence: { tokens } }, side) => {
    const [from, to] = [previous[side] ?? 0, denied[side] ?? 0];
    const joints = tokens.slice(from + 1, to);
    return (
      tokens[from]?.isContent === true &&
      tokens[to]?.isContent === true &&
      joints.length > 0 &&
      joints.length <= MOST_JOINTS &&
      joints.every(({ norm }) => isFunctionWord(norm) || isNegation(norm))
    );
  });
}

function negationsIn({ a, accountA, accountB }: PairContext, unit: Unit): readonly Token[] {
  const account = unit === a ? accountA : accountB;
  return negations(unit.sentence).filter(({ start, end }) => !isQuoted(account, start, end));
}

const negations = keptFor(({ tokens }: PreparedSentence): readonly Token[] =>
  tokens.filter(({ norm }) => isNegation(norm) && !DENIES_NO_OTHER.has(norm)),
);

function opposites(context: PairContext): ClaimMatch[] {
  const { pair, a, b, accountA, accountB, anchors } = context;
  if (pair.base < LEAST_IN_COMPANY) return [];
  const [x, y] = [a.sentence.tokens, b.sentence.tokens];
  const matches: ClaimMatch[] = [];
  const openA = open(a, accountA, (at) => anchors.some(([i]) => i === at));
  const openB = open(b, accountB, (at) => anchors.some(([, j]) => j === at));
  for (const i of openA) {
    for (const j of openB) {
      const [p, q] = [x[i], y[j]];
      if (p === undefined || q === undefined || !areOpposite(p.norm, q.norm)) continue;
      const { left, right } = slotSupport(context, { from: i, to: i + 1 }, { from: j, to: j + 1 });
      const isInSlot = left + right >= 1.5 && pair.base >= LEAST_OPPOSITE;
      if (!isInSlot && !isInCompany(context, i, j)) continue;
      matches.push({
        kind: 'direction',
        a: mentionIn(context, a, p, p.norm),
        b: mentionIn(context, b, q, q.norm),
        conflict: 'hard',
        label: wordsAt(context, x.slice(Math.max(0, i - 2), i)),
        confidence: Math.min(0.85, (isInSlot ? 0.35 : 0.5) + 0.5 * pair.base),
      });
    }
  }
  return matches;
}

/** How far around a word its company tells what it is said of, in tokens. */
const COMPANY = 12;

/** The same word that matters stands before both, with one little word at most between, and more of them around, in whatever order. */
function isInCompany({ a, b }: PairContext, i: number, j: number): boolean {
  const [x, y] = [a.sentence.tokens, b.sentence.tokens];
  if (x[i - 1]?.norm !== y[j - 1]?.norm) return false;
  const isLed = x[i - 1]?.isContent === true;
  if (!isLed && (x[i - 2]?.isContent !== true || x[i - 2]?.norm !== y[j - 2]?.norm)) return false;
  return sharedCompany(a, { from: i, to: i + 1 }, b, { from: j, to: j + 1 }, COMPANY) >= 2;
}

/** Indices of words that have an opposite, outside quotations, that no anchor holds. */
function open({ sentence }: Unit, account: Account, isHeld: (at: number) => boolean): number[] {
  return turning(sentence).filter((at) => {
    const token = sentence.tokens[at];
    return token !== undefined && !isHeld(at) && !isQuoted(account, token.start, token.end);
  });
}

/** Indices of words that have an opposite. */
const turning = keptFor(({ tokens }: PreparedSentence): readonly number[] =>
  tokens.flatMap(({ norm }, at) => (hasOpposite(norm) ? [at] : [])),
);

/**
 * Finds two names that have changed places around one verb: "A buys B", "B buys A". Neither may be
 * in the passive, and neither account may tell both.
 */
export function compareOrder(context: PairContext, table: NameTable): ClaimMatch[] {
  const { pair, a, b, accountA, accountB, anchors } = context;
  if (pair.base < LEAST_OPPOSITE) return [];
  const [ofA, ofB] = [table.byUnit.get(a.id) ?? [], table.byUnit.get(b.id) ?? []];
  if (ofA.length < 2 || ofB.length < 2) return [];
  const places = (
    list: typeof ofA,
    account: Account,
  ): Map<string, { from: number; to: number }> => {
    const found = new Map<string, { from: number; to: number }>();
    for (const { name } of list) {
      if (isQuoted(account, name.start, name.end)) continue;
      const key = name.key.split(' ')[0] ?? '';
      if (!found.has(key)) found.set(key, name);
    }
    return found;
  };
  const [x, y] = [places(ofA, accountA), places(ofB, accountB)];
  const shared = Array.from(x.keys()).filter((key) => y.has(key));
  for (const [rank, one] of shared.entries()) {
    for (const other of shared.slice(rank + 1)) {
      const [p, q] = [x.get(one), x.get(other)];
      const [r, s] = [y.get(one), y.get(other)];
      if (p === undefined || q === undefined || r === undefined || s === undefined) continue;
      if (p.from < q.from === r.from < s.from) continue;
      const [firstA, secondA] = p.from < q.from ? [p, q] : [q, p];
      const [firstB, secondB] = r.from < s.from ? [r, s] : [s, r];
      const verb = sharedVerb(a, b, [firstA.to, secondA.from], [firstB.to, secondB.from]);
      if (verb === null) continue;
      // What stands around must be aligned, or the two tell two things.
      if (anchors.length < 4) continue;
      const span = (unit: Unit, from: number, to: number): Mention => {
        const { tokens } = unit.sentence;
        return mentionIn(
          context,
          unit,
          { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 },
          tokens[from]?.norm ?? '',
        );
      };
      return [
        {
          kind: 'direction',
          a: span(a, firstA.from, secondA.to),
          b: span(b, firstB.from, secondB.to),
          conflict: 'hard',
          label: wordsAt(context, [verb]),
          confidence: Math.min(0.8, 0.3 + 0.5 * pair.base),
        },
      ];
    }
  }
  return [];
}

/** Words between two names, at most: more hold another clause. */
const MOST_BETWEEN = 9;

/** A word that stands between the names in both, right there and in the active. */
function sharedVerb(
  a: Unit,
  b: Unit,
  betweenA: readonly [number, number],
  betweenB: readonly [number, number],
): Token | null {
  if (Math.max(betweenA[1] - betweenA[0], betweenB[1] - betweenB[0]) > MOST_BETWEEN) return null;
  const [x, y] = [a.sentence.tokens.slice(...betweenA), b.sentence.tokens.slice(...betweenB)];
  const isPassive = [...x, ...y].some(({ norm }) =>
    /^(?:by|von|par|por|and|und|et|y|with|mit|was|were|been|being|wurde|or)$/.test(norm),
  );
  if (isPassive) return null;
  return (
    x.find(
      ({ key, norm, isContent, isCapital }) =>
        isContent &&
        !isCapital &&
        !isRole(norm) &&
        y.some((other) => other.key === key && !other.isCapital),
    ) ?? null
  );
}

function wordsAt({ accountA }: PairContext, tokens: readonly Token[]): string {
  return tokens.map(({ start, end }) => accountA.prepared.text.slice(start, end)).join(' ');
}
