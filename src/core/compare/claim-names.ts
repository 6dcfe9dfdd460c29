import { type ClaimMatch, type Mention, mentionOf } from './claim-match.ts';
import { areFormsOfOne } from './lexicon/nicknames.ts';
import { addTo } from './multimap.ts';
import { type NameTable, type PlacedName, officesAround } from './name-table.ts';
import { type PairContext, isQuoted, slotSupport } from './pair-context.ts';
import { editDistance } from './speakers.ts';
import type { Account } from './story.ts';

/** Another person in the slot is believed only where the sentences are this near … */
const LEAST_SCORE = 0.33;
/** … or, with words that matter on both sides of the slot, this near. */
const LEAST_TIGHT = 0.25;

/**
 * Compares the names of the accounts: one person under two names ("Marta" and "Martha Berg"), and
 * another person in the same place.
 *
 * Two names of one person share all parts but one, and are spelled nearly alike, or have one office,
 * or stand in aligned sentences; no account prints both, or they are relatives. Another person is
 * told only where one name stands in that account alone and the other in two or more.
 */
export function compareNames(
  contexts: readonly PairContext[],
  table: NameTable,
  accounts: readonly Account[],
): ClaimMatch[] {
  const matches: ClaimMatch[] = variants(contexts, table, accounts);
  const swapped = new Map<string, Set<string>>();
  for (const context of contexts) {
    for (const [x, y] of unmatched(context, table)) {
      if (isSlipInSlot(context, x, y, table)) matches.push(matchOf(x, y, accounts, 'hard', 0.7));
      else if (isOtherPerson(context, x, y, table)) {
        matches.push(matchOf(x, y, accounts, 'hard', 0.7));
        for (const [own, its] of [
          [x, y],
          [y, x],
        ] as const) {
          if (articlesWith(own, table) > 1) continue;
          const key = `${own.article}:${own.name.key}`;
          const set = swapped.get(key) ?? new Set<string>();
          swapped.set(key, set);
          for (const word of (its.person ?? its.name.key).split(' ')) set.add(word);
        }
      }
    }
  }
  matches.push(...carried(contexts, table, accounts, swapped));
  matches.push(...agreements(matches, contexts, table, accounts));
  return matches;
}

/** Full names of two accounts that are one person in two spellings. */
function variants(
  contexts: readonly PairContext[],
  table: NameTable,
  accounts: readonly Account[],
): ClaimMatch[] {
  const firsts = new Map<string, PlacedName>();
  const offices = new Map<string, Set<string>>();
  for (const placed of table.placed) {
    if (!isFull(placed)) continue;
    const key = `${placed.article}:${placed.name.key}`;
    if (!firsts.has(key)) firsts.set(key, placed);
    const known = offices.get(key) ?? new Set<string>();
    offices.set(key, known);
    for (const word of officesAround(placed, accounts[placed.article])) known.add(word);
  }
  const byWord = new Map<string, PlacedName[]>();
  for (const placed of firsts.values()) {
    const words = placed.name.key.split(' ');
    for (const word of new Set([words[0] ?? '', words.at(-1) ?? ''])) addTo(byWord, word, placed);
  }
  const together = new Set<string>();
  for (const { a, b, pair } of contexts) {
    if (pair.score < LEAST_SCORE) continue;
    for (const x of table.byUnit.get(a.id) ?? []) {
      for (const y of table.byUnit.get(b.id) ?? []) together.add(pairKey(x, y));
    }
  }
  const found = new Map<string, ClaimMatch>();
  for (const list of byWord.values()) {
    if (list.length > MOST_NAMESAKES) continue;
    for (const [rank, x] of list.entries()) {
      for (const y of list.slice(rank + 1)) {
        if (x.article === y.article || x.name.key === y.name.key) continue;
        const [ofX, ofY] = [x, y].map(
          (one) => offices.get(`${one.article}:${one.name.key}`) ?? new Set<string>(),
        );
        const isTogether = together.has(pairKey(x, y)) || together.has(pairKey(y, x));
        const sure = variantOf(x, y, table, isTogether, ofX ?? new Set(), ofY ?? new Set());
        if (sure !== null) found.set(pairKey(x, y), matchOf(x, y, accounts, 'hard', sure));
      }
    }
  }
  return Array.from(found.values());
}

/** More bearers of one name than this are a clan, and no slip. */
const MOST_NAMESAKES = 60;

function pairKey(x: PlacedName, y: PlacedName): string {
  return `${x.article}:${x.name.key}|${y.article}:${y.name.key}`;
}

/** How sure it is that the two are one person under two names, or `null`. */
function variantOf(
  x: PlacedName,
  y: PlacedName,
  table: NameTable,
  isTogether: boolean,
  officesX: ReadonlySet<string>,
  officesY: ReadonlySet<string>,
): number | null {
  const [p, q] = [x.name.key.split(' '), y.name.key.split(' ')];
  if (p.length !== q.length || printsBoth(x, y, table)) return null;
  const differing = p.flatMap((word, index) =>
    word === q[index] ? [] : [[word, q[index] ?? ''] as const],
  );
  if (differing.length !== 1) return null;
  // "Jan and Ida Doe": who calls somebody by the other's part knows the other.
  if (differing.some(([own, its]) => knows(x, its, table) || knows(y, own, table))) return null;
  if (
    differing.some(
      ([one, other]) => one.length < 2 || other.length < 2 || isAbbreviated(one, other),
    )
  )
    return null;
  const isShared = Array.from(officesX).some((office) => officesY.has(office));
  const isOtherOffice = !isShared && officesX.size > 0 && officesY.size > 0;
  if (isOtherOffice) return null;
  const isSpelling = differing.every(
    ([one, other]) =>
      Math.max(one.length, other.length) >= 4 &&
      editDistance(one, other) <= 2 &&
      one[0] === other[0],
  );
  if (isSpelling) return isShared || isTogether ? 0.85 : 0.7;
  // In languages with capital nouns an office may look like a first name: "Bauer Jost Berg".
  if (p.length > 2 && p[0] !== q[0] && !isSpelling) return null;
  const isSameLast = p.at(-1) === q.at(-1);
  if (isShared) return 0.75;
  return isTogether && isSameLast ? 0.65 : null;
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

/** A surname with one letter other, in the slot, that stands in one account alone. */
function isSlipInSlot(
  context: PairContext,
  x: PlacedName,
  y: PlacedName,
  table: NameTable,
): boolean {
  const [one, other] = [x.name.key, y.name.key];
  if (one.includes(' ') || other.includes(' ') || printsBoth(x, y, table)) return false;
  const isNear = one.length >= 5 && editDistance(one, other) === 1 && one[0] === other[0];
  const isInflected = one.startsWith(other) || other.startsWith(one);
  const { left, right } = slotSupport(context, x.name, y.name);
  const isAlone = articlesWith(x, table) === 1 || articlesWith(y, table) === 1;
  return isNear && !isInflected && isAlone && left + right >= 1;
}

/** How many accounts print every word of the name. */
function articlesWith({ name }: PlacedName, table: NameTable): number {
  return Math.min(...name.key.split(' ').map((word) => table.articlesOf.get(word)?.size ?? 0));
}

/** "Jon" for "Jonathan", "J" for "John", "Chuck" for "Charles". */
function isAbbreviated(a: string, b: string): boolean {
  if (areFormsOfOne(a, b)) return true;
  return a.startsWith(b) || b.startsWith(a) ? Math.abs(a.length - b.length) > 1 : false;
}

/** An account that knows both names knows two people. */
function printsBoth(x: PlacedName, y: PlacedName, table: NameTable): boolean {
  return table.fullNames.some((names) => names.has(x.name.key) && names.has(y.name.key));
}

/** Whether the account of a name calls somebody by `word` alone. */
function knows({ article }: PlacedName, word: string, { names }: NameTable): boolean {
  return names[article]?.has(word) === true;
}

function isOtherPerson(
  context: PairContext,
  x: PlacedName,
  y: PlacedName,
  table: NameTable,
): boolean {
  if (x.person === null || y.person === null || !(isFull(x) || isFull(y))) return false;
  const [ofX, ofY] = [articlesWith(x, table), articlesWith(y, table)];
  if (!((ofX === 1 && ofY >= 2 && isFull(x)) || (ofY === 1 && ofX >= 2 && isFull(y)))) return false;
  if (x.person.split(' ').some((word) => y.person?.split(' ').includes(word))) return false;
  const { left, right } = slotSupport(context, x.name, y.name);
  if (x.name.isTitled !== y.name.isTitled || left === 0 || right === 0) return false;
  const least = left === 1 && right === 1 ? LEAST_TIGHT : LEAST_SCORE;
  return left + right >= 1.5 && context.pair.score >= least;
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
  const mention = ({ name, article, unit }: PlacedName): Mention =>
    mentionOf(accounts[article], unit, name, name.key);
  const title = [...new Set([...x.name.title, ...y.name.title])].slice(0, 3).join(' ');
  return {
    kind: 'name',
    a: mention(x),
    b: mention(y),
    conflict,
    label: title === '' ? x.name.words.join(' ') : title,
    confidence,
  };
}
