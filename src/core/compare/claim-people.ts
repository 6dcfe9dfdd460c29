import { type ClaimMatch, mentionOf } from './claim-match.ts';
import type { NameTable, PlacedName } from './name-table.ts';
import { isQuoted } from './pair-context.ts';
import type { Range } from './result.ts';
import { isSamePerson } from './speakers.ts';
import type { Account } from './story.ts';

/** What an account says of a person beside the name. */
interface Told extends Range {
  readonly placed: PlacedName;
  readonly key: string;
}

type Reader = (placed: PlacedName, account: Account) => (Range & { readonly key: string }) | null;

/**
 * Compares what each account says of a person right beside the name: the age ("Anna Berg, 56, …",
 * "56-year-old Anna Berg") and the party in brackets ("Anna Berg (SPD)"). The first that an account
 * says counts, wherever it stands, since no sentence need be told alike for that. One match for every
 * two accounts.
 */
export function comparePeople(table: NameTable, accounts: readonly Account[]): ClaimMatch[] {
  return [
    ...compareFacts(table, accounts, 'number', 'age of', ageOf),
    ...compareFacts(table, accounts, 'role', 'party of', partyOf),
  ];
}

function compareFacts(
  table: NameTable,
  accounts: readonly Account[],
  kind: ClaimMatch['kind'],
  label: string,
  read: Reader,
): ClaimMatch[] {
  const byPerson = new Map<string, Told[]>();
  for (const placed of table.placed) {
    const { person, article, name } = placed;
    const account = accounts[article];
    if (person === null || account === undefined) continue;
    const told = read(placed, account);
    if (told === null || isQuoted(account, name.start, name.end)) continue;
    const key = Array.from(byPerson.keys()).find((known) => isSamePerson(known, person)) ?? person;
    const list = byPerson.get(key) ?? [];
    byPerson.set(key, list);
    if (!list.some(({ placed: known }) => known.article === article))
      list.push({ ...told, placed });
  }
  return Array.from(byPerson.values()).flatMap((list) =>
    list.flatMap((x, rank) =>
      list.slice(rank + 1).map((y): ClaimMatch => ({
        kind,
        a: mentionOf(accounts[x.placed.article], x.placed.unit, x, x.key),
        b: mentionOf(accounts[y.placed.article], y.placed.unit, y, y.key),
        conflict: x.key === y.key ? null : 'hard',
        label: `${label} ${x.placed.name.words.join(' ')}`,
        confidence: 0.85,
      })),
    ),
  );
}

function ageOf({ name, unit }: PlacedName): ReturnType<Reader> {
  const { tokens, figures } = unit.sentence;
  const first = tokens.findIndex(({ start }) => start >= name.titleStart);
  const age = figures.find(
    ({ unit: sign, from, to }) =>
      sign === 'year-old' &&
      ((from >= name.to && from - name.to <= 1) || (to <= first && first - to <= 1)),
  );
  return age === undefined
    ? null
    : { start: age.start, end: age.end, key: `year-old|${age.value}` };
}

/** "(SPD)", "(D-Ohio)", "(Labour)": letters only, the state left out. */
function partyOf({ name }: PlacedName, { prepared: { text } }: Account): ReturnType<Reader> {
  const match = /^ \((\p{Lu}\p{L}{0,11})(?:[-–/.][\p{L}. ]{1,14})?\)/u.exec(
    text.slice(name.end, name.end + 32),
  );
  const party = match?.[1];
  if (party === undefined) return null;
  const start = name.end + 2;
  return { start, end: start + party.length, key: party.toLowerCase() };
}
