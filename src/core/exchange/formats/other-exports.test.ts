/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, it } from 'vitest';

import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { articleIdOf, articleText } from '#core/text/article-text.ts';

import { file, imported, NOTHING_HERE, readOne, seen, storyOf, written } from './sample-reading.ts';

// Further exports of other programs: several annotators in one file, tables, ranges, groups of spans.

const FIXTURES = import.meta.glob<string>('./fixtures/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const content = (name: string): string => FIXTURES[`./fixtures/${name}`] ?? '';
const fixture = (name: string) => [file(name, content(name))];

const SIX = ['Ana', 'Bo', 'Chloé', 'Dai', 'エミ', 'Farid'];
const LINES = ['Person|Mara Lindqvist 👩🏽‍🔧|', 'Project|港の再建|', 'claim|40 million|'];

describe('six annotators in one file', () => {
  it('Label Studio’s table gives each their spans and choices, and keeps its columns', () => {
    const reading = readOne(fixture('label-studio.csv'));
    expect(reading.format).toBe('label-studio');
    expect(reading.problems).toEqual([]);
    const { known } = imported(reading);
    expect(known.articles).toHaveLength(1);
    for (const [i] of SIX.entries()) {
      expect(seen(known, `Annotator ${i + 1}`).toSorted()).toEqual(
        [...LINES.slice(0, (i % 3) + 1), 'Reliable||'].toSorted(),
      );
    }
    const again = imported(readOne(written('label-studio', storyOf(known)))).known;
    for (const [i] of SIX.entries()) {
      const name = `Annotator ${i + 1}`;
      expect(seen(again, name).toSorted()).toEqual(seen(known, name).toSorted());
    }
    const [file0] = written('label-studio', storyOf(known));
    expect(new TextDecoder().decode(file0?.bytes)).toContain('"source": "wire"');
  });

  it('Prodigy’s lines come out again under the name of who wrote each', () => {
    const { known } = imported(readOne(fixture('prodigy-six.jsonl')));
    const again = imported(readOne(written('prodigy', storyOf(known)))).known;
    for (const [i, name] of SIX.entries()) {
      const annotator = `desk-${name}`;
      expect(seen(known, annotator)).toEqual(LINES.slice(0, (i % 3) + 1));
      expect(seen(again, annotator)).toEqual(seen(known, annotator));
    }
    const verdicts = (records: typeof known.records) =>
      records
        .flatMap((record) =>
          record.kind === 'decision' ? [`${record.by} ${record.body.verdict}`] : [],
        )
        .toSorted();
    expect(verdicts(again.records)).toEqual(verdicts(known.records));
    const hashes = written('prodigy', storyOf(known)).map(
      ({ bytes }) => JSON.parse(new TextDecoder().decode(bytes))._task_hash,
    );
    expect(new Set(hashes)).toEqual(new Set([5, 6, 7, 8, 9, 10]));
  });
});

describe('places told in other ways', () => {
  it('spaCy’s groups of spans are read beside its entities', () => {
    const reading = readOne(fixture('spacy-spans.json'));
    expect(reading.problems).toEqual([]);
    expect(seen(imported(reading).known)).toEqual(['HEDGE|safe|', 'PERSON|Mara Lindqvist|']);
  });

  it('a range between two places is one place', () => {
    const text = articleText(content('harbour.txt'));
    const reading = readOne(fixture('ranges.json'), {
      codebook: defaultCodebook,
      articles: [
        {
          articleId: articleIdOf(text),
          text,
          url: 'https://www.quay.example/harbour/',
          fileName: 'harbour.txt',
          headline: '',
        },
      ],
    });
    expect(reading.problems).toEqual([]);
    const { known } = imported(reading);
    const lines = seen({ ...known, texts: new Map([[articleIdOf(text), text]]) });
    expect(lines).toEqual(['topic|港の再建|', 'commenting|40 million| # by whom?']);
    expect(NOTHING_HERE.articles).toEqual([]);
  });
});
