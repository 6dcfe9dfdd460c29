import { describe, expect, test } from 'vitest';

import { undoAct } from '#core/domain/act.ts';
import { dismissFinding } from '#core/domain/dismissals.ts';
import type { DecisionRecord } from '#core/domain/record.ts';

import { planImport } from '../import-plan.ts';
import { knownAfter } from '../plan-reading.ts';
import { emptyBrowser, exportOf } from '../sample-browser.ts';
import { SAMPLE_ANNOTATOR, sampleClock, sampleExport, sampleId } from '../sample-story.ts';
import { readNativeSet } from './read.ts';
import { writeNativeSet } from './write.ts';

const sample = sampleExport();
const [article] = sample.articles;
if (article === undefined) throw new Error('the sample has articles');
const PLACE = {
  storyId: sample.set.storyId,
  setId: sample.set.setId,
  articleId: article.articleId,
  by: SAMPLE_ANNOTATOR,
  at: '2026-11-22T02:00:00.000Z',
};
const [ID, FINDING] = [sampleId(0xd15), sampleId(0xf1d)];
const { after } = dismissFinding(null, ID, PLACE, FINDING, 'A figure differs');
const dismissal = { ...after, clock: sampleClock(9000) } as DecisionRecord;

describe('CM6 a finding that was dismissed', () => {
  test('goes out with the set, comes back in another browser, and goes out the same', () => {
    const text = writeNativeSet({ ...sample, records: [...sample.records, dismissal] });
    const outcome = readNativeSet(text);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.value.refused).toEqual([]);
    const empty = emptyBrowser();
    const browser = knownAfter(empty, planImport(outcome.value, empty));
    const back = browser.records.find(({ id }) => id === ID);
    expect(back).toEqual(dismissal);
    expect(writeNativeSet(exportOf(browser, PLACE.setId))).toBe(text);
  });

  test('is open again once that is undone, and can be dismissed again', () => {
    const act = {
      label: 'dismiss finding',
      tab: 't',
      at: PLACE.at,
      undone: 0,
      changes: [{ before: null, after: dismissal }],
    };
    const [change] = undoAct(act, () => dismissal).changes;
    expect(change?.after.deleted).toBe(1);
    const taken = { ...dismissal, deleted: 1 } as const;
    const again = dismissFinding(taken, ID, PLACE, FINDING, 'A figure differs').after;
    expect(again).toMatchObject({ id: ID, deleted: 0, refs: [FINDING] });
  });
});
