import type { ClaimMatch, Mention } from './claim-match.ts';
import { type NameTable, type PlacedName, shareOffice } from './name-table.ts';
import { type PairContext, isQuoted, slotSupport } from './pair-context.ts';
import { editDistance } from './speakers.ts';
import type { Account } from './story.ts';

/** Another person in the slot is believed only where the sentences are this near. */
const LEAST_SCORE = 0.33;

/**
 * Compares the names of aligned sentences: one person under two names ("Marta" and "Martha Berg"),
 * and another person in the same place.
 *
 * Two names of one person share a part and differ in another, in the same slot or office; no account
 * prints both, or they are relatives. Another person is told only where one name stands in that
 * account alone and the other in two or more.
 */
export function compareNames(
  contexts: readonly PairContext[],
  table: NameTable,
  accounts: readonly Account[],
): ClaimMatch[] {
  const matches: ClaimMatch[] = [];
  const swapped = new Map<string, Set<string>>();
  for (const context of contexts) {
    for (const [x, y] of unmatched(context, table)) {
      const variant = variantOf(context, x, y, table);
      if (variant !== null) matches.push(matchOf(x, y, accounts, 'hard', variant));
      else if (isOtherPerson(context, x, y, table)) {
        matches.push(matchOf(x, y, accounts, 'hard', 0.7));
        const key = `${x.article}:${x.name.key}`;
        const set = swapped.get(key) ?? new Set<string>();
        swapped.set(key, set);
        set.add(y.name.key.split(' ')[0] ?? '').add(y.name.key.split(' ').at(-1) ?? '');
      }
    }
  }
  matches.push(...carried(contexts, table, accounts, swapped));
  matches.push(...agreements(matches, contexts, table, accounts));
  return matches;
}

/** Names of the two sentences that have no counterpart in the other, in pairs. */
function unmatched(
  { a, b, accountA, accountB }: PairContext,
  table: NameTable,
): [PlacedName, PlacedName][] {
  const [ofA, ofB] = [table.byUnit.get(a.id) ?? [], table.byUnit.get(b.id) ?? []];
  const [openA, openB] = [open(ofA, ofB, accountA), open(ofB, ofA, accountB)];
  return openA.flatMap((x) => openB.map((y): [PlacedName, PlacedName] => [x, y]));
}

function open(
  list: readonly PlacedName[],
  others: readonly PlacedName[],
  account: Account,
): PlacedName[] {
  return list.filter(
    ({ name, person }) =>
      !isQuoted(account, name.start, name.end) &&
      !others.some(
        (other) => other.name.key === name.key || (person !== null && other.person === person),
      ),
  );
}

/** How sure it is that the two are one person under two names, or `null`. */
function variantOf(
  context: PairContext,
  x: PlacedName,
  y: PlacedName,
  table: NameTable,
): number | null {
  const [p, q] = [x.name.key.split(' '), y.name.key.split(' ')];
  if (p.length !== q.length) return null;
  if (printsBoth(x, y, table)) return null;
  const { left, right } = slotSupport(context, x.name, y.name);
  const isSameOffice = shareOffice(x.name.title, y.name.title);
  const isOtherOffice = !isSameOffice && x.name.title.length > 0 && y.name.title.length > 0;
  if (p.length === 1) {
    const [one = '', other = ''] = [p[0], q[0]];
    const isNear = one.length >= 5 && editDistance(one, other) === 1 && one[0] === other[0];
    const isInflected = one.startsWith(other) || other.startsWith(one);
    const isAlone =
      (table.articlesOf.get(one)?.size ?? 0) === 1 ||
      (table.articlesOf.get(other)?.size ?? 0) === 1;
    return isNear && !isInflected && isAlone && left + right >= 1 ? 0.7 : null;
  }
  const differing = p.flatMap((word, index) =>
    word === q[index] ? [] : [[word, q[index] ?? ''] as const],
  );
  if (differing.length === 0 || differing.length === p.length) return null;
  if (
    differing.some(
      ([one, other]) => one.length < 2 || other.length < 2 || isAbbreviated(one, other),
    )
  )
    return null;
  const isSpelling = differing.every(
    ([one, other]) => editDistance(one, other) <= 2 && one[0] === other[0],
  );
  const isInSlot = left + right >= 1;
  if (isSpelling && !isOtherOffice) return 0.85;
  if (isSameOffice || (isInSlot && !isOtherOffice && x.person !== null && y.person !== null))
    return 0.75;
  return null;
}

/** "Jon" for "Jonathan", "J" for "John". */
function isAbbreviated(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) ? Math.abs(a.length - b.length) > 1 : false;
}

/** An account that knows both names knows two people. */
function printsBoth(x: PlacedName, y: PlacedName, table: NameTable): boolean {
  return table.fullNames.some((names) => names.has(x.name.key) && names.has(y.name.key));
}

function isOtherPerson(
  context: PairContext,
  x: PlacedName,
  y: PlacedName,
  table: NameTable,
): boolean {
  if (context.pair.score < LEAST_SCORE) return false;
  if (!isFull(x) || !isFull(y)) return false;
  const count = ({ name }: PlacedName): number =>
    Math.min(...name.key.split(' ').map((word) => table.articlesOf.get(word)?.size ?? 0));
  const [ofX, ofY] = [count(x), count(y)];
  if (!((ofX === 1 && ofY >= 2) || (ofY === 1 && ofX >= 2))) return false;
  const { left, right } = slotSupport(context, x.name, y.name);
  const isTitled = x.name.isTitled === y.name.isTitled;
  return left > 0 && right > 0 && left + right >= 1.5 && isTitled;
}

function isFull({ name, person }: PlacedName): boolean {
  return name.key.includes(' ') && person !== null;
}

/** A name that stands for another once stands for it in the other passages too. */
function carried(
  contexts: readonly PairContext[],
  table: NameTable,
  accounts: readonly Account[],
  swapped: ReadonlyMap<string, ReadonlySet<string>>,
): ClaimMatch[] {
  if (swapped.size === 0) return [];
  const matches: ClaimMatch[] = [];
  for (const { a, b } of contexts) {
    for (const [own, its] of [
      [a, b],
      [b, a],
    ] as const) {
      for (const x of table.byUnit.get(own.id) ?? []) {
        const meant = swapped.get(`${x.article}:${x.name.key}`);
        if (meant === undefined) continue;
        const ofOwn = table.byUnit.get(own.id) ?? [];
        if (ofOwn.some(({ name }) => name.key.split(' ').some((word) => meant.has(word)))) continue;
        const y = (table.byUnit.get(its.id) ?? []).find(({ name }) =>
          name.key.split(' ').some((word) => meant.has(word)),
        );
        if (y !== undefined) matches.push(matchOf(x, y, accounts, 'hard', 0.65));
      }
    }
  }
  return matches;
}

/** Adds the accounts that print the same name as one side of a conflict, so that the odd one shows. */
function agreements(
  conflicts: readonly ClaimMatch[],
  contexts: readonly PairContext[],
  table: NameTable,
  accounts: readonly Account[],
): ClaimMatch[] {
  const keys = new Set(conflicts.flatMap(({ a, b }) => [a.key, b.key]));
  if (keys.size === 0) return [];
  return contexts.flatMap(({ a, b }) =>
    (table.byUnit.get(a.id) ?? []).flatMap((x) =>
      (table.byUnit.get(b.id) ?? [])
        .filter((y) => x.name.key === y.name.key && keys.has(x.name.key))
        .map((y) => matchOf(x, y, accounts, null, 0.9)),
    ),
  );
}

function matchOf(
  x: PlacedName,
  y: PlacedName,
  accounts: readonly Account[],
  conflict: ClaimMatch['conflict'],
  confidence: number,
): ClaimMatch {
  const mention = ({ name, article, unit }: PlacedName): Mention => ({
    article,
    start: name.start,
    end: name.end,
    value: accounts[article]?.prepared.text.slice(name.start, name.end) ?? '',
    key: name.key,
    sentence: { start: unit.sentence.start, end: unit.sentence.end },
  });
  const title = [...x.name.title, ...y.name.title].slice(0, 3).join(' ');
  return {
    kind: 'name',
    a: mention(x),
    b: mention(y),
    conflict,
    label: title === '' ? x.name.words.join(' ') : title,
    confidence,
  };
}
