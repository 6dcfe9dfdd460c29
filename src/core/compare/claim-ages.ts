import type { ClaimMatch, Mention } from './claim-match.ts';
import type { Figure } from './figures.ts';
import type { NameTable, PlacedName } from './name-table.ts';
import { isQuoted } from './pair-context.ts';
import { isSamePerson } from './speakers.ts';
import type { Account } from './story.ts';

/** The age that an account gives a person. */
interface Told {
  readonly placed: PlacedName;
  readonly age: Figure;
}

/**
 * Compares how old each account says a person is: "Anna Berg, 56, …", "Anna Berg, aged 56",
 * "56-year-old Anna Berg". The first age that an account gives counts, wherever it stands, since no
 * sentence need be told alike for that. One match for every two accounts.
 */
export function compareAges(table: NameTable, accounts: readonly Account[]): ClaimMatch[] {
  const byPerson = new Map<string, Told[]>();
  for (const placed of table.placed) {
    const { person } = placed;
    const age = person === null ? null : ageOf(placed, accounts[placed.article]);
    if (person === null || age === null) continue;
    const key = Array.from(byPerson.keys()).find((known) => isSamePerson(known, person)) ?? person;
    const list = byPerson.get(key) ?? [];
    byPerson.set(key, list);
    if (!list.some((told) => told.placed.article === placed.article)) list.push({ placed, age });
  }
  return Array.from(byPerson.values()).flatMap((list) =>
    list.flatMap((x, rank) =>
      list.slice(rank + 1).map((y): ClaimMatch => ({
        kind: 'number',
        a: mention(x, accounts),
        b: mention(y, accounts),
        conflict: x.age.value === y.age.value ? null : 'hard',
        label: `age of ${x.placed.name.words.join(' ')}`,
        confidence: 0.85,
      })),
    ),
  );
}

/** The age that touches a name, outside quotations, or `null`. */
function ageOf({ name, unit }: PlacedName, account: Account | undefined): Figure | null {
  if (account === undefined) return null;
  const first = unit.sentence.tokens.findIndex(({ start }) => start >= name.titleStart);
  const age = unit.sentence.figures.find(
    ({ unit: sign, from, to, start, end }) =>
      sign === 'year-old' &&
      !isQuoted(account, start, end) &&
      ((from >= name.to && from - name.to <= 1) || (to <= first && first - to <= 1)),
  );
  return age ?? null;
}

function mention({ placed, age }: Told, accounts: readonly Account[]): Mention {
  const { sentence } = placed.unit;
  return {
    article: placed.article,
    start: age.start,
    end: age.end,
    value: accounts[placed.article]?.prepared.text.slice(age.start, age.end) ?? '',
    key: `year-old|${age.value}`,
    sentence: { start: sentence.start, end: sentence.end },
  };
}
