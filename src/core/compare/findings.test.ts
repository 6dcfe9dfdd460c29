import { describe, expect, it } from 'vitest';

import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { missingAttributes } from '#core/domain/completeness.ts';

import { compareAtOnce } from './compare-story.ts';
import { draftsOf } from './drafts.ts';
import type { AccountText, Finding } from './result.ts';

const REST =
  'The road between Ahlen and Bruk was closed for the whole night, and trains stopped at both stations. Engineers began to repair the bridge on the river in the morning.';

function account(id: string, text: string, date = '2031-03-03'): AccountText {
  return { id, text: `${text}\n\n${REST}`, date };
}

function kinds(articles: readonly AccountText[]): string[] {
  return findings(articles).map(({ kind }) => kind);
}

function findings(articles: readonly AccountText[]): readonly Finding[] {
  return compareAtOnce(articles).findings;
}

describe('CM6 what only looks wrong', () => {
  const toll = (count: string): string =>
    `${count} people were injured when a storm tore the roofs from houses in Ahlen, rescuers said.`;

  it('a toll that rises from one day to the next is quiet where two agree on the later one', () => {
    const early = account('a', toll('Twelve'), '2031-03-03');
    const late = [
      account('b', toll('At a later count 27'), '2031-03-04'),
      account('c', toll('27'), '2031-03-04'),
    ];
    expect(kinds([early, ...late])).toEqual([]);
    expect(kinds([{ ...early, date: '2031-03-05' }, ...late])).toEqual(['number']);
  });

  it('a value that another account gives beside the later one is of another moment', () => {
    const both = account(
      'a',
      'Now 18,000 homes are without power, against 46,000 homes on Monday.',
    );
    const old = account('b', 'Some 46,000 homes are without power in the valley.');
    const now = account('c', 'Now 18,000 homes are without power in the valley.');
    expect(kinds([both, old, now])).toEqual([]);
    expect(kinds([old, now])).toEqual(['number']);
  });

  it('wordings of speech that is said to be translated are no alterations', () => {
    const said = (words: string, how: string): string =>
      `“${words},” President Ilir Demo of Orvan said ${how} on Monday.`;
    const one = said('We have not given away a single drop of water', 'through an interpreter');
    const two = said('We have not surrendered a single drop of water', 'in a translated speech');
    expect(kinds([account('a', one), account('b', two)])).toEqual([]);
    expect(
      kinds([
        account('a', one.replace('through an interpreter', 'here')),
        account('b', two.replace('a translated', 'his')),
      ]),
    ).toEqual(['misquote']);
  });

  it('the same sum in two currencies is an error, the same currency under two names is none', () => {
    const paid = (sum: string): string =>
      `The town will pay ${sum} to each family that lost a roof.`;
    expect(
      kinds([account('a', paid('10,000 euros')), account('b', paid('10,000 dollars'))]),
    ).toEqual(['number']);
    expect(kinds([account('a', paid('$10,000')), account('b', paid('10,000 dollars'))])).toEqual(
      [],
    );
  });
});

describe('CM4 what an account leaves out', () => {
  const quoted = (how: string): string =>
    `“Nobody asked us where the boats should go,” ${how}. The pier is her only one.`;
  const own = (id: string, paragraphs: readonly string[]): AccountText => ({
    id,
    text: paragraphs.join('\n\n'),
    date: '2031-03-03',
  });
  const full = [
    own('a', [
      'The council of Ahlen closed the old harbour bridge on Monday after a crack was found.',
      quoted('said Olga Brandt, who keeps a ferry'),
      'Divers are to look at the pillars. The bridge was built in 1931 and painted twice since.',
    ]),
    own('b', [
      'Since Monday nobody may cross the harbour bridge in Ahlen.',
      quoted('ferry owner Olga Brandt said'),
      'A firm from Bruk has been asked for its advice. Schools open an hour later this week.',
    ]),
  ];
  const omissions = (articles: readonly AccountText[]): string[] =>
    findings(articles).flatMap(({ kind, title, spans }) =>
      kind === 'omission' ? [`${spans[0]?.article}: ${title}`] : [],
    );
  const short = own('c', [
    'In Ahlen the harbour bridge was closed on Monday.',
    'Lorries have to go round by the northern road, which takes half an hour. Buses stop at the market until further notice. The mayor has called a meeting for Thursday.',
  ]);

  it('somebody whom most independent others quote is left out by the account as a whole', () => {
    const [found, ...rest] = findings([...full, short]).filter(({ kind }) => kind === 'omission');
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      title: 'Leaves out: Olga Brandt',
      severity: 'minor',
      spans: [{ article: 'c', start: 0, end: 0 }],
    });
    expect(new Set(found?.evidence.map(({ article }) => article))).toEqual(new Set(['a', 'b']));
  });

  it('it becomes an error on the account as a whole, with evidence, and keeps its id', () => {
    const story = [...full, short];
    const texts = new Map(story.map(({ id, text }) => [id, text]));
    const found = findings(story).find(({ kind }) => kind === 'omission');
    if (found === undefined) throw new Error('nothing found');
    const { drafts } = draftsOf(found, defaultCodebook, texts);
    expect(drafts).toMatchObject([{ articleId: 'c', span: [], tag: 'error' }]);
    const edited = { ...short, text: short.text.replace('half an hour', 'forty minutes') };
    expect(findings([...full, edited]).map(({ id }) => id)).toContain(found.id);
  });

  it.each([
    [
      'names it anywhere',
      { ...short, text: `${short.text}\n\nOlga Brandt was not to be reached.` },
    ],
    ['is a brief', { ...short, text: 'In Ahlen the harbour bridge was closed on Monday.' }],
    ['appeared before the others', { ...short, date: '2031-03-01' }],
  ])('an account that %s leaves nothing out', (_why, other) => {
    expect(omissions([...full, other])).toEqual([]);
  });

  it('two accounts of one source are no majority', () => {
    const [first] = full;
    if (first === undefined) throw new Error('no account');
    expect(omissions([first, { ...first, id: 'b' }, short])).toEqual([]);
  });
});

describe('AN7 what is found is complete when it is accepted', () => {
  it('text that is no part of the article is taken out, with what stands around as evidence', () => {
    const line =
      'Read more: what you should know about roofs and how they are built in other towns';
    const box = [1, 2, 3, 4].map((number) => `${line} ${number}`).join('\n\n');
    const text = `A storm tore the roofs from houses in Ahlen, rescuers said.\n\n${box}`;
    const story = [
      account('a', text),
      account('b', 'A storm tore the roofs from houses in Ahlen.'),
    ];
    const texts = new Map(story.map(({ id, text: whole }) => [id, whole]));
    const found = findings(story).filter(({ kind }) => kind === 'boilerplate');
    expect(found).toHaveLength(1);
    for (const draft of found.flatMap((one) => draftsOf(one, defaultCodebook, texts).drafts)) {
      const tag = defaultCodebook.tags.find(({ id }) => id === draft.tag);
      if (tag === undefined) throw new Error(draft.tag);
      expect(missingAttributes({ ...draft, note: '' }, tag)).toEqual([]);
      expect(draft.attributes).toMatchObject({ severity: 'major', correction: 'take out' });
    }
  });
});

describe('CM6 what the headline says', () => {
  const titles = (headline: string): readonly string[] =>
    findings([
      account(
        'a',
        `${headline}\n\nThe banker Anna Lind, 56, pleaded not guilty before a judge in Bruk on Monday. She was let go.`,
      ),
    ]).map(({ title }) => title);

  it('what the article denies all through is a finding', () => {
    expect(titles('Banker pleads guilty in Bruk')).toEqual([
      'The headline says what the article denies',
    ]);
    expect(titles('Banker pleads not guilty in Bruk')).toEqual([]);
  });
});

describe('TX5 what a page says to its reader', () => {
  const boilerplate = (line: string): boolean =>
    findings([account('a', 'The levee held, engineers said on Monday.'), account('b', line)]).some(
      ({ kind }) => kind === 'boilerplate',
    );

  it.each(['Follow the Ahlen Courier on Chatter', 'Find us on Chatter', 'Join us on Chatter.'])(
    '"%s" is no part of the article',
    (line) => {
      expect(boilerplate(line)).toBe(true);
    },
  );

  it.each([
    'The mayor will join us on Monday, the governor said.',
    'Engineers follow the river on foot to Bruk.',
  ])('"%s" may be', (line) => {
    expect(boilerplate(line)).toBe(false);
  });
});
