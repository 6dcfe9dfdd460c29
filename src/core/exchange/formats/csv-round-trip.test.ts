import { describe, expect, it } from 'vitest';

import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { asRecordId, asStoryId } from '#core/domain/ids.ts';
import type { AnnotationRecord, ArticleRecord } from '#core/domain/record.ts';

import { idsInStory } from '../second-story.ts';
import { emptyBrowser } from '../sample-browser.ts';
import { planSets } from '../plan-reading.ts';
import { sampleId } from '../sample-story.ts';
import type { ReadContext } from './format.ts';
import {
  file,
  imported,
  NOTHING_HERE,
  READER,
  readOne,
  sampleStory,
  seen,
  storyOf,
  written,
} from './sample-reading.ts';

const sample = sampleStory();
const here: ReadContext = {
  codebook: sample.codebook,
  articles: sample.articles.map(({ articleId, body }) => ({
    articleId,
    text: sample.texts.get(articleId) ?? '',
    url: body.url,
    fileName: body.fileName,
    headline: body.headline,
  })),
};

function annotation(known: ReturnType<typeof imported>['known'], n: number): AnnotationRecord {
  const found = known.records.find(({ id }) => id === sampleId(n));
  if (found?.kind !== 'annotation') throw new Error('no such annotation');
  return found;
}

describe('CSV both ways', () => {
  const { known } = imported(readOne(written('csv', sample), here));

  it('keeps lists of evidence: words of other accounts, and annotations', () => {
    const original = sample.sets[0]?.records.find(({ id }) => id === sampleId(3));
    expect(original?.kind).toBe('annotation');
    const { attributes } = annotation(known, 3).body;
    expect(attributes['basis']).toMatchObject(
      (original as AnnotationRecord).body.attributes['basis'] as object,
    );
    expect(annotation(known, 3).refs).toEqual([sampleId(5)]);
  });

  it('keeps who decided what, and why', () => {
    const decisions = known.records.filter(({ kind }) => kind === 'decision');
    expect(decisions).toHaveLength(1);
    expect(decisions[0]?.body).toMatchObject({
      target: sampleId(5),
      verdict: 'needs-work',
      reason: 'Take "some" out',
    });
    expect(decisions[0]?.by).toBe(sample.sets[0]?.set.body.annotator.id);
  });

  it('reads the decisions of other tables, and what else stands in the column is no decision', () => {
    const sheet = [
      'document_text,label,start,end,status,reviewer',
      ...['Approved', 'REJECTED', 'needs work', 'in progress', 'orphaned'].map(
        (status) => `The ferry left.,claim,4,9,${status},${status === 'Approved' ? 'Noor' : ''}`,
      ),
    ];
    const { known: other } = imported(readOne([file('sheet.csv', sheet.join('\n'))]));
    const verdicts = other.records.flatMap((record) =>
      record.kind === 'decision'
        ? [
            `${record.body.verdict} by ${
              other.sets.find(({ setId }) => setId === record.setId)?.body.annotator.name
            }`,
          ]
        : [],
    );
    expect(verdicts.toSorted()).toEqual([
      'accepted by Noor',
      'needs-work by Reviewer',
      'rejected by Reviewer',
    ]);
    expect(other.records.filter(({ kind }) => kind === 'annotation')).toHaveLength(5);
  });

  it('takes columns named as an attribute for it, and keeps the others for the next table', () => {
    const sheet =
      'document_text,label,start,end,Speaker,confidence\n“No” she said.,quote,0,4,Ada Quill,0.93\n';
    const { known: other } = imported(readOne([file('sheet.csv', sheet)]));
    expect(seen(other)).toEqual(['quote|“No”| speaker=Ada Quill']);
    const [table] = written('csv', storyOf(other));
    const lines = new TextDecoder().decode(table?.bytes).split('\r\n');
    expect(lines[0]).toMatch(/,confidence$/);
    expect(lines[1]).toMatch(/,0\.93$/);
  });
});

describe('a file of another tool and a second story', () => {
  const second = asStoryId('0193b000-0000-7000-8000-00000000beef');
  const files = written('csv', sample);
  const sets = readOne(files, here).sets;
  const first = imported(readOne(files, here)).known;
  // The same accounts in a second story, which is open.
  const articles = first.articles.map((record): ArticleRecord => ({
    ...record,
    id: `${second}/${record.articleId}` as ArticleRecord['id'],
    storyId: second,
  }));
  const [story] = first.stories;
  const opened = {
    ...first,
    openStory: second,
    into: 'open' as const,
    stories:
      story === undefined ? [] : [story, { ...story, storyId: second, id: asRecordId(second) }],
    articles: [...first.articles, ...articles],
  };

  it('EX3 goes into the story that is open and has its texts, once', () => {
    const plan = planSets(sets, opened);
    expect(plan.plans.map(({ report }) => report.story.id)).toEqual(sets.map(() => second));
    const fresh = plan.plans.flatMap(({ report }) => report.new);
    expect(fresh.length).toBe(sets.flatMap(({ items }) => items).length);
    const ids = new Set(first.records.map(({ id }) => id));
    expect(plan.changes.every(({ after }) => !ids.has(after.id))).toBe(true);
    const inSecond = plan.changes.flatMap(({ after }) =>
      after.kind === 'annotation' && after.body.attributes['basis'] !== undefined ? [after] : [],
    );
    // What it points to is its own copy.
    const [target = ''] = inSecond[0]?.refs ?? [];
    expect(plan.changes.map(({ after }) => after.id)).toContain(target);
    const known = { ...opened, ...imported(readOne(files, here), opened).known };
    expect(planSets(sets, known).changes).toEqual([]);
    expect(sets.flatMap((set) => idsInStory(set, second))).toEqual(
      expect.arrayContaining(fresh.map(({ id }) => id)),
    );
  });

  it('stays where it is known when the open story has none of its texts', () => {
    const away = { ...opened, articles: first.articles };
    expect(planSets(sets, away).changes).toEqual([]);
  });

  it('is read into nothing as before', () => {
    expect(NOTHING_HERE.codebook).toBe(defaultCodebook);
    const { plan } = imported(readOne(files, here), emptyBrowser(READER));
    expect(plan.plans[0]?.report.story.outcome).toBe('new');
  });
});
