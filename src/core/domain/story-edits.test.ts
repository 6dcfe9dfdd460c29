import { describe, expect, it } from 'vitest';

import { removed } from './act.ts';
import { defaultCodebook } from './default-codebook.ts';
import { asAnnotatorId, asArticleId, asStoryId } from './ids.ts';
import type { ArticleBody, ArticleRecord, GalleyRecord } from './record.ts';
import { addArticle, createStory, editStory, restoreStory } from './story-edits.ts';

const AT = '2026-05-06T07:08:09.000Z';
const STORY = asStoryId('00000000-0000-7000-8000-000000000001');
const MAKER = { by: asAnnotatorId('urn:uuid:1'), at: AT };

const body = (order: number): ArticleBody => ({
  outlet: `Outlet ${order}`,
  headline: '',
  date: '',
  url: '',
  language: '',
  fileName: `${order}.txt`,
  order,
  length: 1,
  path: '',
});

const article = (order: number): ArticleRecord =>
  addArticle(null, STORY, asArticleId(`ni:///sha-256;${order}`), body(order), MAKER)
    .after as ArticleRecord;

const delivered: readonly GalleyRecord[] = [
  ...createStory(STORY, 'As delivered', defaultCodebook, MAKER).map(({ after }) => after),
  ...[0, 1, 2].map(article),
];
const [story] = delivered;

const restored = (known: readonly GalleyRecord[]): readonly GalleyRecord[] =>
  restoreStory(delivered, known, AT).map(({ after }) => after);

describe('TX1 a delivered story is restored', () => {
  it('to nothing new where nothing is missing', () => {
    expect(restored(delivered)).toEqual([]);
  });

  it('from nothing at all', () => {
    expect(restored([]).map(({ id }) => id)).toEqual(delivered.map(({ id }) => id));
  });

  it('with what the editor knows of it: title, outlet, codebook', () => {
    if (story?.kind !== 'story') throw new Error('no story');
    const renamed = editStory(story, AT, { title: 'Mine', archived: true }).after;
    const known = delivered.map((record) => {
      if (record.kind === 'story') return removed(renamed);
      if (record.kind !== 'article') return record;
      return { ...removed(record), body: { ...record.body, outlet: 'Named by me' } };
    });
    const back = restored(known);
    expect(back.every(({ deleted }) => deleted === 0)).toBe(true);
    expect(back.map(({ kind }) => kind)).toEqual(['story', 'article', 'article', 'article']);
    expect(back[0]?.body).toEqual({ title: 'Mine' });
    expect(back[1]?.body).toMatchObject({ outlet: 'Named by me', order: 0 });
  });

  it('beside what has taken the place of an account', () => {
    const version = addArticle(null, STORY, asArticleId('ni:///sha-256;v'), body(1), MAKER).after;
    const known = [
      ...delivered.map((record) =>
        record.kind === 'article' && record.body.order === 1 ? removed(record) : record,
      ),
      version,
    ];
    const [back, ...rest] = restored(known);
    expect(rest).toEqual([]);
    expect(back?.body).toMatchObject({ fileName: '1.txt', order: 3 });
  });
});
