import { describe, expect, it } from 'vitest';

import { wordsOf } from '#core/domain/span.ts';
import { isPassage } from '#core/domain/record.ts';
import { SAMPLE_ARTICLES, SAMPLE_TEXTS, sampleExport } from '#core/exchange/sample-story.ts';
import { articleIdOf } from '#core/text/article-text.ts';

import { carryRecords } from './carry-records.ts';

const [FIRST] = SAMPLE_TEXTS;
const NEW = FIRST.replace('“Nobody was hurt,”', '“No one was hurt,”')
  .replace('The ferry', 'Update: the ferry')
  .replace(' 40 people a day', ' nobody today');

describe('carryRecords', () => {
  const from = { articleId: SAMPLE_ARTICLES[0], text: FIRST };
  const to = { articleId: articleIdOf(NEW), text: NEW };
  const { annotations, others } = carryRecords(sampleExport().records, from, to);

  it('TX4 carries annotations with the passages in their attributes', () => {
    expect(
      annotations.map(({ after, carried }) => `${carried.outcome} ${wordsOf(after.body.span)}`),
    ).toEqual([
      'changed “No one was hurt,” … “and nobody will be.”',
      'shifted (港口)',
      'orphaned 40 people a day',
    ]);
    expect(new Set(annotations.map(({ after }) => after.articleId))).toEqual(
      new Set([to.articleId]),
    );
    const speaker = annotations[0]?.after.body.attributes['speaker-span'];
    expect(
      speaker !== undefined &&
        isPassage(speaker) && [speaker.articleId, wordsOf(speaker.fragments)],
    ).toEqual([to.articleId, 'Mayor Ada Quill']);
  });

  it('TX4 drops nothing: an orphan keeps its words, the mark "done" stays with what was read', () => {
    expect(
      annotations.find(({ carried }) => carried.outcome === 'orphaned')?.after.body.span,
    ).toEqual(annotations[2]?.before.body.span);
    expect(others.map(({ after }) => after.kind)).toEqual(['link']);
    expect(others.some(({ after }) => after.kind === 'done')).toBe(false);
  });
});
