import { describe, expect, test } from 'vitest';

import { asTagId } from '#core/domain/ids.ts';
import { spanOf } from '#core/domain/span.ts';
import { TEST_PLACE, testAnnotation } from '#core/testing/annotation.ts';

import { topicRows } from './topic-rows.ts';

const A = TEST_PLACE.articleId;
const TEXT = 'The port is closed. Ships wait. Nobody knows for how long.';
const LENGTHS = new Map([[A, TEXT.length]]);

function tagged(label: string, start: number, end: number) {
  return testAnnotation({
    tag: asTagId('topic'),
    span: spanOf(TEXT, [{ start, end }]),
    attributes: { label },
  });
}

const PORT = {
  id: 't-1',
  label: 'port',
  cells: [{ article: A, share: 0.3, spans: [{ start: 0, end: 19 }] }],
};

describe('CM4 topics from the texts and from the tags', () => {
  test('a tag with the label of a topic adds its words to that row', () => {
    const [row, ...rest] = topicRows([PORT], [tagged('Port', 20, 31)], [A], LENGTHS);
    expect(rest).toEqual([]);
    expect(row?.isTagged).toBe(true);
    expect(row?.cells[0]?.spans).toEqual([
      { start: 0, end: 19 },
      { start: 20, end: 31 },
    ]);
    expect(row?.cells[0]?.share).toBeGreaterThan(0.3);
  });

  test('words that the row has already count once', () => {
    const [row] = topicRows([PORT], [tagged('port', 4, 8)], [A], LENGTHS);
    expect(row?.cells).toEqual(PORT.cells);
  });

  test('a label that no text shows is a row of its own; without a label there is none', () => {
    const rows = topicRows([PORT], [tagged('Weather', 20, 31), tagged(' ', 0, 3)], [A], LENGTHS);
    expect(rows.map(({ label }) => label)).toEqual(['port', 'Weather']);
    expect(rows[0]?.isTagged).toBe(false);
  });
});
