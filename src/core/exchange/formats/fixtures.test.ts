/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, it } from 'vitest';

import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { articleIdOf, articleText } from '#core/text/article-text.ts';

import type { ReadContext, SourceFile } from './format.ts';
import { readFiles } from './read-files.ts';
import { file, imported, NOTHING_HERE, readOne, seen, storyOf, written } from './sample-reading.ts';

// Files as other programs write them, written for these tests and never written anew.

const FIXTURES = import.meta.glob<string>('./fixtures/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function fixture(...names: readonly string[]): readonly SourceFile[] {
  return Object.entries(FIXTURES).flatMap(([path, text]) => {
    const name = path.replace('./fixtures/', '');
    return names.some(
      (wanted) => name === wanted || (wanted.endsWith('/') && name.startsWith(wanted)),
    )
      ? [file(name, text)]
      : [];
  });
}

const HARBOUR = articleText(FIXTURES['./fixtures/harbour.txt'] ?? '');
/** The story has the article that files without texts speak of, under its address. */
const HARBOUR_HERE: ReadContext = {
  codebook: defaultCodebook,
  articles: [
    {
      articleId: articleIdOf(HARBOUR),
      text: HARBOUR,
      url: 'https://www.quay.example/harbour/',
      fileName: 'harbour.txt',
      headline: '',
    },
  ],
};

describe('Label Studio', () => {
  it('TX2 gives an article for each task and a set for each of six annotators', () => {
    const reading = readOne(fixture('label-studio.json'));
    const { known, plan } = imported(reading);
    expect(reading.problems).toEqual([]);
    expect(known.sets.map(({ body }) => body.annotator.name)).toEqual([
      'ana@desk.example',
      'bo@desk.example',
      'cy@desk.example',
      'dee@desk.example',
      'eli@desk.example',
      'fay@desk.example',
      'Annotator 1',
    ]);
    expect(known.articles.map(({ body }) => body.outlet)).toEqual(['The Quay', '']);
    expect(seen(known, 'ana@desk.example')).toEqual([
      'quote|“We will rebuild the quay,”| speaker=Mara Lindqvist',
      'claim|40 million|',
      'topic|港の再建| # three readings',
      'Place|港の再建|',
    ]);
    expect(seen(known, 'fay@desk.example')).toEqual([
      'quote|“We will rebuild the quay,”| speaker=Mara Lindqvist',
    ]);
    expect(seen(known, 'Annotator 1')).toEqual(['quote|“No hubo heridos”|', 'calm||']);
    expect(
      plan.plans.flatMap(({ report }) => [
        ...report.reanchored,
        ...report.repaired,
        ...report.orphaned,
      ]),
    ).toEqual([]);
  });

  it('marks an article done by those who submitted it, and not by who cancelled', () => {
    const { known } = imported(readOne(fixture('label-studio.json')));
    const done = known.records
      .filter(({ kind }) => kind === 'done')
      .map(({ setId }) => known.sets.find((set) => set.setId === setId)?.body.annotator.name);
    expect(done).toContain('eli@desk.example');
    expect(done).not.toContain('fay@desk.example');
  });

  it('R48 finds out that an export from before 2021 counts UTF-16', () => {
    const reading = readOne(fixture('label-studio-utf16.json'));
    expect(reading.units).toMatchObject([{ unit: 'code-units', how: 'detected' }]);
    const { known, plan } = imported(reading);
    expect(seen(known, 'gus@desk.example')).toEqual([
      'quote|“We will rebuild the quay,”|',
      'Place|港の再建|',
      'quote|“safe”|',
    ]);
    expect(plan.plans[0]?.report.repaired.map(({ reason }) => reason?.code)).toEqual([
      'other-unit',
      'other-unit',
      'other-unit',
    ]);
  });

  it('R49 puts wrong offsets right by the words, lists them, and guesses nothing', () => {
    const { known, plan } = imported(readOne(fixture('label-studio-wrong-offsets.json')));
    expect(seen(known)).toEqual([
      'Date|Friday|',
      'Place|the quay|',
      'Place|the quay|',
      'Person|Mara Lindqvist|',
      'claim|40 million|',
      'Place|?the moon|',
    ]);
    const [first, second] = known.records.flatMap((record) =>
      record.kind === 'annotation' && record.body.span[0]?.exact === 'the quay'
        ? [record.body.span[0].start]
        : [],
    );
    expect(first).toBe(HARBOUR.indexOf('the quay'));
    expect(second).toBe(HARBOUR.indexOf('the quay,', HARBOUR.indexOf('denied')));
    const report = plan.plans[0]?.report;
    expect(report?.reanchored).toHaveLength(4);
    expect(report?.orphaned.map(({ words }) => words)).toEqual(['the moon']);
  });

  it('reads the flat form, and words of HTML', () => {
    expect(seen(imported(readOne(fixture('label-studio-min.json'))).known)).toEqual([
      'quote|“We will rebuild the quay,”|',
    ]);
    expect(seen(imported(readOne(fixture('label-studio-html.json'))).known)).toEqual([
      'quote|“We paid for it,”|',
    ]);
  });

  it('goes out again with the ids, the people, the answers and the data it came with', () => {
    const story = storyOf(imported(readOne(fixture('label-studio.json'))).known);
    const [out] = written('label-studio', story);
    const tasks = JSON.parse(new TextDecoder().decode(out?.bytes)) as readonly Record<
      string,
      unknown
    >[];
    expect(tasks.map(({ id, inner_id: inner }) => [id, inner])).toEqual([
      [7, 1],
      [8, undefined],
    ]);
    expect(tasks[0]).toMatchObject({ data: { desk: 'metro', outlet: 'The Quay' } });
    const [ana] = tasks[0]?.['annotations'] as readonly Record<string, unknown>[];
    expect(ana).toMatchObject({
      id: 100,
      completed_by: { id: 1, email: 'ana@desk.example' },
      lead_time: 12.5,
    });
    const regions = ana?.['result'] as readonly Record<string, unknown>[];
    expect(regions.map(({ id, type }) => `${String(id)} ${String(type)}`)).toContain('q0 labels');
    expect(regions).toContainEqual({
      type: 'relation',
      from_id: 'q0',
      to_id: 'c0',
      direction: 'right',
      labels: ['supports'],
    });
    expect(JSON.stringify(tasks)).toContain('"labels":["Quote"]');
  });
});

describe('Prodigy and spaCy', () => {
  it('takes token_end for the last token, an answer for a decision, and a session for an annotator', () => {
    const reading = readOne(fixture('prodigy.jsonl'));
    const { known } = imported(reading);
    expect(seen(known, 'news-ana')).toEqual(['PERSON|Mara Lindqvist|', 'PLACE|the quay|']);
    expect(seen(known, 'news-bo')).toEqual(['PERSON|Mara|']);
    expect(
      known.records.flatMap((record) => (record.kind === 'decision' ? [record.body.verdict] : [])),
    ).toEqual(['accepted', 'accepted', 'rejected']);
    expect(
      known.records.flatMap((record) => (record.kind === 'link' ? [record.body.relation] : [])),
    ).toEqual(['SPEAKS_OF']);
    expect(known.records.find(({ kind }) => kind === 'annotation')?.created).toBe(
      '2026-03-01T08:15:30.000Z',
    );
    expect(reading.missingTags.map(({ label, annotations }) => `${label} ${annotations}`)).toEqual([
      'PERSON 2',
      'PLACE 1',
    ]);
  });

  it('reads spaCy, and tells UTF-16 by the tokens', () => {
    expect(seen(imported(readOne(fixture('spacy.jsonl'))).known)).toEqual([
      'PERSON|Mara Lindqvist|',
    ]);
    const wide = readOne(fixture('prodigy-utf16.jsonl'));
    expect(wide.units).toMatchObject([{ unit: 'code-units', how: 'detected' }]);
    expect(seen(imported(wide).known, 'ana')).toEqual(['PLACE|港の再建|']);
  });
});

describe('doccano', () => {
  it('reads both forms and asks for the unit only where it makes a difference', () => {
    const reading = readOne(fixture('doccano.jsonl'));
    expect(seen(imported(reading).known)).toEqual([
      'quote|“We will rebuild the quay,”|',
      'claim|40 million|',
      'quote|“No hubo heridos”|',
      'commenting|| # odd accent',
    ]);
    expect(reading.questions).toMatchObject([
      {
        about: 'unit',
        assumed: 'code-points',
        choices: [
          { unit: 'code-points', words: '“We will rebuild the quay,”' },
          { unit: 'code-units', words: ' “We will rebuild the quay,' },
        ],
      },
    ]);
    const relations = imported(readOne(fixture('doccano-relations.jsonl'))).known;
    expect(seen(relations)).toEqual(['quote|“No hubo heridos”|', 'Person|la alcaldesa|']);
    expect(
      relations.records.flatMap((record) => (record.kind === 'link' ? [record.body.relation] : [])),
    ).toEqual(['said by']);
  });

  it('goes by the answer', () => {
    const files = fixture('doccano.jsonl');
    const [question] = readOne(files).questions;
    const answers = { units: { [question?.document ?? '']: 'code-units' as const } };
    const reading = readOne(files, { ...NOTHING_HERE, answers });
    expect(reading.questions).toEqual([]);
    expect(seen(imported(reading).known)[0]).toBe('quote| “We will rebuild the quay,|');
  });
});

describe('brat', () => {
  it('takes folders that hold the same texts for annotators, and reads every kind of line', () => {
    const reading = readOne(fixture('brat/'));
    const { known } = imported(reading);
    expect(known.articles.map(({ body }) => body.fileName)).toEqual(['harbour.txt', 'empty.txt']);
    expect(seen(known, 'anna')).toEqual([
      'quote|“We will rebuild the quay,”| Hedged=true fidelity=verbatim # compare with the wire',
      'Person|Mara Lindqvist| reference=Wikidata:Q42\tMara Lindqvist',
      'Deny|denied| # no figure given',
      'Amount|40 million|',
      'quote|the quay, … “safe”|',
    ]);
    expect(seen(known, 'ben')).toEqual(['quote|“We will rebuild the quay,”|', 'Place|港の再建|']);
    expect(
      known.records.flatMap((record) => (record.kind === 'link' ? [record.body.relation] : [])),
    ).toEqual(['Theme', 'Agent', 'Speaker', 'Alias']);
    expect(reading.problems).toMatchObject([
      { file: 'brat/anna/harbour.ann', place: 'line 14', code: 'unknown-shape', kept: false },
    ]);
  });
});

describe('Hypothesis', () => {
  it('finds the page by its address and the words by their quotes, and keeps threads', () => {
    const reading = readOne(fixture('hypothesis-api.json'), HARBOUR_HERE);
    const { known, plan } = imported(reading);
    expect(seen(known, 'ana')).toEqual([
      'quote|“We will rebuild the quay,”| # see the wire',
      'highlighting|港の再建|',
      'claim|40 million|',
      'check|40 million|',
      'overview|| # a page note',
    ]);
    expect(
      known.records.flatMap((record) => (record.kind === 'reply' ? [record.body.text] : [])),
    ).toEqual(['I did', 'No, look again']);
    expect(reading.problems).toMatchObject([
      { place: '/rows/5', code: 'missing-target', found: 'zzz', kept: false },
    ]);
    expect(plan.plans[0]?.report.reanchored).toHaveLength(4);
    expect(
      seen(imported(readOne(fixture('hypothesis-export.json'), HARBOUR_HERE)).known),
    ).toHaveLength(2);
  });

  it('R75 keeps annotations of a page that is not here as orphans, and asks which article it is', () => {
    const reading = readOne(fixture('hypothesis-api.json'));
    const { plan } = imported(reading);
    expect(reading.questions).toMatchObject([
      { about: 'article', name: 'Harbour board meets', assumed: null },
    ]);
    expect(plan.plans[0]?.report.orphaned.map(({ reason }) => reason?.code)).toEqual(
      Array.from({ length: 4 }, () => 'no-text'),
    );
  });
});

describe('W3C by other writers', () => {
  it('reads Annotorious: bare list, ids that are no IRIs, an empty body, a reply inside, a link', () => {
    const reading = readOne(fixture('annotorious.json'), HARBOUR_HERE);
    const { known } = imported(reading);
    expect(seen(known, 'Ana')).toEqual([
      'quote|“We will rebuild the quay,”| # first of two',
      'highlighting|40 million|',
    ]);
    expect(
      known.records.flatMap((record) => (record.kind === 'reply' ? [record.body.text] : [])),
    ).toEqual(['and the last']);
    expect(
      known.records.flatMap((record) => (record.kind === 'link' ? [record.body.relation] : [])),
    ).toEqual(['supports']);
    expect(known.records[0]?.foreign).toMatchObject({ 'x:mood': 'calm' });
    expect(reading.units).toMatchObject([{ unit: 'code-units', how: 'stated' }]);
    expect(reading.problems).toMatchObject([{ place: '/3', code: 'unknown-shape' }]);
  });

  it('reads Recogito, whose targets name no source, by their words', () => {
    const reading = readFiles(
      [...fixture('recogito.json'), ...fixture('harbour.txt')],
      HARBOUR_HERE,
    ).readings[0];
    expect(reading?.questions).toMatchObject([{ about: 'article' }]);
    const answered = readOne(fixture('recogito.json'), {
      ...HARBOUR_HERE,
      answers: { articles: { '': articleIdOf(HARBOUR) } },
    });
    expect(seen(imported(answered).known, 'Cy')).toEqual(['topic|港の再建|']);
  });

  it('reads collections over several pages, places in characters, and targets of every form', () => {
    const { known } = imported(readOne(fixture('collection.json'), HARBOUR_HERE));
    expect(seen(known)).toEqual([
      'highlighting|港の再建|',
      'commenting|| # whole page',
      'claim|40 million|',
    ]);
  });
});

describe('CSV by other tools', () => {
  it('reads semicolons, other names of columns, and the text beside it', () => {
    const { readings, texts } = readFiles(fixture('coder-sheet.csv', 'harbour.txt'), NOTHING_HERE);
    const [reading] = readings;
    if (reading === undefined) throw new RangeError('no reading');
    expect(texts).toEqual([]);
    const { known } = imported(reading);
    expect(seen(known, 'ana')).toEqual(['quote|“We will rebuild the quay,”| # first; in the lead']);
    expect(seen(known, 'bo')).toEqual(['claim|40 million|']);
    expect(reading.problems).toMatchObject([{ place: 'line 4', code: 'missing', kept: false }]);
  });
});

const links = (known: ReturnType<typeof imported>['known']): readonly string[] =>
  known.records.flatMap((record) => (record.kind === 'link' ? [record.body.relation] : []));

describe('what files leave unsaid', () => {
  it('a sheet may hold whole texts beside its offsets', () => {
    const sheet =
      'text,start,end,label\n"He said so, twice.",3,7,Cue\n"He said so, twice.",8,10,Rest\n"Nobody else said it.",0,6,Who\n';
    const { known } = imported(readOne([file('ner.csv', sheet)]));
    expect(seen(known)).toEqual(['Cue|said|', 'Rest|so|', 'Who|Nobody|']);
    expect(known.articles).toHaveLength(2);
  });

  it('files that speak of one text and name nobody are by several people', () => {
    const one = (exact: string): string =>
      JSON.stringify([
        {
          id: '1',
          type: 'Annotation',
          body: [{ type: 'TextualBody', purpose: 'tagging', value: 'topic' }],
          target: {
            source: 'https://quay.example/harbour',
            selector: { type: 'TextQuoteSelector', exact },
          },
        },
      ]);
    const { known } = imported(
      readOne(
        [file('x/anna.json', one('40 million')), file('x/ben.json', one('Friday'))],
        HARBOUR_HERE,
      ),
    );
    expect(seen(known, 'anna')).toEqual(['topic|40 million|']);
    expect(seen(known, 'ben')).toEqual(['topic|Friday|']);
  });

  it('a place on the page or in a picture is named, and what is said of it is kept', () => {
    const on = (selector: object, id: string): object => ({
      id,
      type: 'Annotation',
      body: [{ type: 'TextualBody', value: 'note', purpose: 'commenting' }],
      target: { source: 'https://quay.example/harbour', selector },
    });
    const rows = [
      on({ type: 'CssSelector', value: '#lead' }, 'a'),
      on({ type: 'FragmentSelector', value: 'xywh=pixel:1,2,3,4' }, 'b'),
    ];
    const reading = readOne([file('a.json', JSON.stringify(rows))], HARBOUR_HERE);
    expect(seen(imported(reading).known)).toEqual(['commenting|| # note']);
    expect(
      reading.problems.map(({ place, code, found, kept }) => [place, code, found, kept]),
    ).toEqual([
      ['/0', 'bad-offset', 'CssSelector', true],
      ['/1', 'not-text', 'xywh', false],
    ]);
  });

  it('plain JSON of texts with spans is read, with the words where it has them', () => {
    const rows = [
      {
        text: '港 He said so.',
        entities: [
          { start: 5, end: 9, type: 'CUE', text: 'said' },
          { start: 2, end: 4, label: 'WHO' },
        ],
      },
    ];
    expect(seen(imported(readOne([file('own.json', JSON.stringify(rows))])).known)).toEqual([
      'CUE|said|',
      'WHO|He|',
    ]);
  });

  it('training data of spaCy is a list of pairs', () => {
    const pairs = [['He said so.', { entities: [[3, 7, 'CUE']] }]];
    expect(seen(imported(readOne([file('train.json', JSON.stringify(pairs))])).known)).toEqual([
      'CUE|said|',
    ]);
  });
});

describe('UIMA CAS', () => {
  it('reads JSON with structures as a list or an object, offsets with and without a hat', () => {
    const reading = readOne(fixture('cas/'));
    const { known } = imported(reading);
    expect(known.articles.map(({ body }) => `${body.fileName} ${body.language}`)).toEqual([
      'harbour.txt en',
    ]);
    expect(seen(known, 'anna')).toEqual([
      'quote|“We will rebuild the quay,”| fidelity=verbatim',
      'PER|Mara Lindqvist|',
    ]);
    expect(seen(known, 'ben')).toEqual(['quote|“We will rebuild the quay,”|', 'LOC|港の再建|']);
    expect(links(known)).toEqual(['said by', 'said by']);
  });

  it('reads XMI', () => {
    const { known } = imported(readOne(fixture('harbour.xmi')));
    expect(seen(known)).toEqual([
      'quote|“We will rebuild the quay,”| fidelity=verbatim',
      'LOC|港の再建|',
    ]);
    expect(links(known)).toEqual(['said by']);
  });

  it('reads WebAnno TSV: spans over tokens, stacked ones, escapes', () => {
    const reading = readOne(fixture('webanno.tsv'));
    const { known } = imported(reading);
    expect([...known.texts.values()]).toEqual(['Mara 👩‍🔧 left.\n港 is far|off.']);
    expect(seen(known)).toEqual([
      'PER|Mara 👩‍🔧|',
      'quote|left|',
      'LOC|港|',
      'quote|港| fidelity=verbatim',
      'quote|港| fidelity=a|b',
    ]);
    expect(reading.problems).toMatchObject([
      { place: 'line 4', code: 'unknown-shape', kept: false },
    ]);
  });
});

describe('TEI', () => {
  it('reads what is said, with its speaker, in one span though it is broken', () => {
    const { known } = imported(readOne(fixture('speech.xml')));
    expect([...known.texts.values()]).toEqual([
      'The quay\n\n“We will rebuild,” she said, “all of it.”\n\nThe board said it would pay.\n',
    ]);
    expect(known.articles[0]?.body.headline).toBe('Harbour board & quay');
    expect(seen(known, 'Dee')).toEqual([
      'quote|“We will rebuild,” … “all of it.”| form=direct speaker=Mara Lindqvist',
      'quote|it would pay| form=indirect speaker=board',
    ]);
  });
});

describe('REFI-QDA', () => {
  it('reads codings, names a source that is missing or no text', () => {
    const reading = readOne(fixture('qdpx/'));
    const { known, plan } = imported(reading);
    expect(seen(known, 'Ana')).toEqual(['quote|“We will rebuild the quay,”| # see the wire']);
    expect(
      reading.problems.map(
        ({ code, place, found, kept }) => `${code} ${place} ${found ?? ''} ${kept}`,
      ),
    ).toEqual([
      'missing-text line 7 gone.txt true',
      'not-text line 8 PictureSource quay.jpg false',
    ]);
    expect(
      plan.plans.flatMap(({ report }) => report.orphaned.map(({ reason }) => reason?.code)),
    ).toEqual(['no-text']);
  });
});

describe('every fixture', () => {
  const groups = [
    ...new Set(
      Object.keys(FIXTURES).map((path) =>
        path.replace('./fixtures/', '').replace(/^(brat|cas|qdpx)\/.*$/u, '$1/'),
      ),
    ),
  ].filter((name) => name !== 'harbour.txt');

  it.each(groups)('R44 %s is read twice without adding anything', (name) => {
    const reading = readOne(fixture(name), HARBOUR_HERE);
    const { known, plan } = imported(reading);
    expect(plan.changes.length).toBeGreaterThan(0);
    expect(imported(readOne(fixture(name), HARBOUR_HERE), known).plan.changes).toEqual([]);
  });

  it.each(groups)('EX2 %s, once taken in, goes out and in again with the same bytes', (name) => {
    const story = storyOf(imported(readOne(fixture(name), HARBOUR_HERE)).known);
    for (const { name: own, bytes } of written('galley', story)) {
      const { known } = imported(readOne([{ name: own, bytes }]));
      const again = written('galley', storyOf(known)).map((each) =>
        new TextDecoder().decode(each.bytes),
      );
      expect(again).toEqual([new TextDecoder().decode(bytes)]);
    }
  });
});
