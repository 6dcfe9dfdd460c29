import { describe, expect, it } from 'vitest';

import { compareAtOnce } from './compare-story.ts';

const REST =
  'The road between Ahlen and Bruk was closed for the whole night, and trains stopped at both stations. Engineers began to repair the bridge on the river in the morning.';

/** The values of the conflicts between two accounts: "3 % | 4 %". */
function conflicts(one: string, other: string): readonly string[] {
  const articles = [one, other].map((text, at) => ({
    id: 'ab'.charAt(at),
    text: `${text}\n\n${REST}`,
    date: '2031-03-03',
  }));
  return compareAtOnce(articles)
    .claims.filter(({ conflict }) => conflict !== null)
    .map(({ cells }) => cells.map(({ value }) => value).join(' | '));
}

const cases: readonly [name: string, one: string, other: string, expected: readonly string[]][] = [
  [
    'a change told in two directions',
    'The Ahlen share index closed 1.2 percent higher on Monday, led by its mills.',
    'Mills fell in Ahlen on Monday, with the Ahlen share index down 1.2 percent at the close.',
    ['higher | down'],
  ],
  [
    'a change told in two words of one direction',
    'The Ahlen share index closed 1.2 percent higher on Monday, led by its mills.',
    'Mills gained in Ahlen on Monday, with the Ahlen share index up 1.2 percent at the close.',
    [],
  ],
  [
    'what one thing rises by and another slows to',
    'Prices rose by 5.1 percent in the year to January, the office for statistics in Ahlen said.',
    'Inflation slowed to 5.1 percent in January, the office for statistics in Ahlen said.',
    [],
  ],
  [
    'what one thing rises by and to',
    'The council raised the levy on parked cars by 40 percent on Monday, officials in Ahlen said.',
    'The council raised the levy on parked cars to 40 percent on Monday, officials in Ahlen said.',
    ['by | to'],
  ],
  [
    'basis points and percentage points',
    'The bank of Ahlen lifted its key rate by 25 basis points to 4 percent on Monday.',
    'The bank of Ahlen lifted its key rate by 0.25 percentage points to 4 percent on Monday.',
    [],
  ],
  [
    'a percentage in the same company, in another order',
    'At its peak in October 2029 inflation in Ahlen had reached 9.7 percent.',
    'Inflation in Ahlen is down from a peak of 9.3 percent in October 2029.',
    ['9.7 percent | 9.3 percent'],
  ],
  [
    'a year behind the same words, beside a day that agrees',
    'The bank of Ahlen raised its rate on Monday to the highest level since 2008.',
    'The bank of Ahlen raised its rate to its highest since 2009 on Monday.',
    ['2008 | 2009'],
  ],
  [
    'a first name, with the office of a man and of a woman',
    'Marta Lind, a spokeswoman of the mills in Ahlen, called the levy on cars a scandal.',
    'Martin Lind, a spokesman of the mills in Ahlen, called the levy on cars a scandal.',
    ['Marta Lind | Martin Lind'],
  ],
  [
    'a year beside a month that agrees',
    'The ferry to Ahlen was built in 1998 and passed its last inspection in March.',
    'The ferry to Ahlen, built in 1989, passed an inspection in March, its owner said.',
    ['1998 | 1989'],
  ],
  [
    'whose parents they are, told in another order',
    'Anna Lind, 41, a nurse from Bruk who came to Ahlen with her two sons, heard a bang.',
    'A bang was heard by the nurse Anna Lind, 41, who was in Ahlen with her two daughters.',
    ['sons | daughters'],
  ],
  [
    'two people of one name, one of them called by the first name beside it',
    'The dead are Jan and Ida Lind, both of Bruk, the police in Ahlen said on Monday.',
    'The dead are Jan Lind, 67, and his wife Ida, both of Bruk, the police in Ahlen said on Monday.',
    [],
  ],
  [
    'how old a person is, in sentences that have nothing else in common',
    'Anna Lind, 58, of Bruk, came to Ahlen with a nurse to enter her plea before the judge.',
    'Lind, 56, is said to have hidden the money. Anna Lind was released on Monday.',
    ['58 | 56'],
  ],
  [
    'the party in brackets behind a name',
    'Die Ministerin Anna Lind (SPD) nannte die Abgabe auf Autos in Ahlen einen Skandal.',
    'Einen Skandal sah Anna Lind (CDU) am Montag in Ahlen darin, was der Rat beschlossen hat.',
    ['SPD | CDU'],
  ],
  [
    'a day of another month, in accounts that tell no year',
    'The trial of Anna Lind in Ahlen is set for Sept. 15.',
    'The trial of Anna Lind in Ahlen is set for October 15.',
    ['Sept. 15 | October 15'],
  ],
  [
    'the year in which something begins and the one in which it opens',
    'Work on the line from Ahlen to the airport would begin in 2027 and take four years.',
    'The line between Ahlen and the airport would open in 2031.',
    [],
  ],
  [
    'what is left out of a list',
    'The council exempts bread and medicine from the new levy, the mayor of Ahlen said.',
    'The council exempts bread but not medicine from the new levy, the mayor of Ahlen said.',
    ['medicine from | not medicine from'],
  ],
  [
    'an office behind a name and before it',
    'Anna Lind, president of the Ahlen Chamber of Trade, opposed the levy on cars.',
    'Chamber of Trade president Anna Lind opposed the levy on cars in Ahlen.',
    [],
  ],
  [
    'an estimate with three figures that count',
    'The levy on cars would raise $110 million a year, the council of Ahlen expects.',
    'The levy on cars would raise an estimated $101 million a year, the council of Ahlen expects.',
    ['$110 million | $101 million'],
  ],
  [
    'two days of one month, one of them beside another date',
    'The thieves entered the network of the clinic in Ahlen on Nov. 3 with the login of a contractor and were found on Feb. 26.',
    'With the login of a contractor the thieves got into the network of the clinic in Ahlen on Nov. 13.',
    ['Nov. 3 | Nov. 13'],
  ],
  [
    'what each account counts once, with the same digits',
    'The clinic in Ahlen said on Monday that thieves had the records of 3.1 million patients.',
    'A contractor is to blame: in Ahlen 31 million patients of the clinic are exposed.',
    ['3.1 million | 31 million'],
  ],
  [
    'two sums of money that are of two things',
    'The clinic in Ahlen paid a ransom of $20 million to the thieves on Monday.',
    'Nurses of the clinic in Ahlen are to get $300 each for the nights of that week, it said.',
    [],
  ],
  [
    'how old a person is, in German',
    'Der Lokführer, ein 38 Jahre alter Mann aus Ahlen, starb am Montag noch an der Unfallstelle.',
    'Der 36 Jahre alte Lokführer aus Ahlen starb am Montag noch an der Unfallstelle.',
    ['38 Jahre alter | 36 Jahre alte'],
  ],
];

describe('claimsOf', () => {
  it.each(cases)('CM3 %s', (_name, one, other, expected) => {
    expect(conflicts(one, other)).toEqual(expected);
  });
});

describe('CM3 what all agree on', () => {
  const text = (more: string): string =>
    `Mayor Anna Berg opened the two new bridges of Ahlen for 4,200 cyclists on Monday.${more}`;
  const articles = ['', ' They cost 12 million euros.', ' They cost 12 million euros.'].map(
    (more, at) => ({ id: 'abc'.charAt(at), text: text(more), date: '2031-03-03' }),
  );
  const { claims } = compareAtOnce(articles);

  it('is no claim where it is a name, or a word for two', () => {
    expect(claims.filter(({ kind }) => kind === 'name')).toEqual([]);
    expect(claims.map(({ cells }) => cells[0]?.value)).not.toContain('two');
  });

  it('stands by the number of its accounts', () => {
    const counts = claims.map(({ cells }) => new Set(cells.map(({ article }) => article)).size);
    expect(counts).toEqual(counts.toSorted((x, y) => y - x));
    expect(counts).toContain(2);
    expect(counts).toContain(3);
  });

  it('is labelled by words that the accounts share', () => {
    const cyclists = claims.find(({ cells }) => cells.some(({ value }) => value === '4,200'));
    expect(cyclists?.label).toBe('bridges cyclists');
  });
});
