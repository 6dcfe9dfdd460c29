import { describe, expect, it } from 'vitest';

import { planImport } from '../import-plan.ts';
import { wordsOf } from '#core/domain/span.ts';

import { knownAfter } from '../plan-reading.ts';
import { emptyBrowser, exportOf } from '../sample-browser.ts';
import frozen from './fixtures/galley-1.0.json' with { type: 'json' };
import { readNativeSet } from './read.ts';
import { writeNativeSet } from './write.ts';

// Files that were written by released versions. They are never written anew: old exports are read for ever (EX2).

const FROZEN_1_0 = `${JSON.stringify(frozen, null, 2)}\n`;

describe('an export of format 1.0', () => {
  const outcome = readNativeSet(FROZEN_1_0);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const plan = planImport(outcome.value, emptyBrowser());

  it('EX2 is read without a warning and nothing in it is refused', () => {
    expect(outcome.warnings).toEqual([]);
    expect(outcome.value.refused).toEqual([]);
    expect(plan.report.new).toHaveLength(10);
    expect(plan.report.orphaned).toEqual([]);
    expect(plan.texts).toHaveLength(2);
  });

  it('EX2 gives the records it was written from', () => {
    const told = plan.changes.map(({ after }) =>
      after.kind === 'annotation' && after.deleted === 0
        ? `${after.body.tag}: ${wordsOf(after.body.span)}`
        : after.kind,
    );
    expect(told).toEqual([
      'story',
      'codebook',
      'set',
      'article',
      'article',
      'topic: (港口)',
      'quote: “Nobody was hurt,” … “and nobody will be.”',
      'claim: 40 people a day',
      'claim: some 60 aboard',
      'error: E\u0301lan',
      'omission: ',
      'done',
      'link',
      'decision',
      'reply',
      'annotation',
    ]);
    const byWords = (words: string) =>
      plan.changes
        .map(({ after }) => after)
        .find((record) => record.kind === 'annotation' && wordsOf(record.body.span) === words);
    expect(byWords('40 people a day')).toMatchObject({
      clock: '01a1fd8c9bc80000-sample',
      created: '2026-11-21T10:00:13.000Z',
      by: '0193b000-0000-7000-8000-0000000000b1',
      refs: ['0193b000-0000-7000-9000-000000000005'],
      body: {
        span: [
          {
            start: 144,
            end: 159,
            exact: '40 people a day',
            prefix: 'will be.”\n\nThe crossing carries ',
            suffix: '.\n',
          },
        ],
        attributes: {
          amount: 40,
          basis: [
            {
              fragments: [
                { start: 62, end: 77 },
                { start: 82, end: 96 },
              ],
            },
            { annotation: '0193b000-0000-7000-9000-000000000005' },
          ],
        },
        note: 'The other account has 60 👀',
      },
    });
    expect(byWords('E\u0301lan')).toMatchObject({
      foreign: {
        'x:confidence': 0.75,
        target: { selector: { TextQuoteSelector: { 'x:seen': true } } },
      },
      body: { attributes: { correction: 'Élan', certain: true, evidence: [] } },
    });
  });

  it('EX2 is written again as it was', () => {
    const after = knownAfter(emptyBrowser(), plan);
    expect(writeNativeSet(exportOf(after, plan.setId))).toBe(FROZEN_1_0);
  });
});
