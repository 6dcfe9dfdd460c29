import { describe, expect, it } from 'vitest';

import { carryOthers } from '#core/anchor/carry-others.ts';
import { spanStands } from '#core/anchor/describe.ts';
import { removed, undoAct } from '#core/domain/act.ts';
import { clockAbove } from '#core/domain/carried-over.ts';
import { nextClock, ORIGIN } from '#core/domain/clock.ts';
import { asAnnotatorId } from '#core/domain/ids.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { AnnotationRecord, ArticleRecord, GalleyRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { successionsIn } from '#core/domain/successions.ts';
import { articleIdOf } from '#core/text/article-text.ts';

import { planImport } from './import-plan.ts';
import { type ImportKnown, articleIdsOf } from './import-target.ts';
import type { NativeSet } from './native/native-set.ts';
import { readNativeSet } from './native/read.ts';
import { type NativeExport, writeNativeSet } from './native/write.ts';
import { laterVersionsOf } from './newer-versions.ts';
import { knownAfter } from './plan-reading.ts';
import { emptyBrowser, exportOf } from './sample-browser.ts';
import {
  SAMPLE_ARTICLES,
  SAMPLE_TEXTS,
  sampleClock,
  sampleExport,
  sampleId,
  sampleSpan,
} from './sample-story.ts';

const ME = asAnnotatorId('0193b000-0000-7000-8000-0000000000cc');
const [FIRST] = SAMPLE_ARTICLES;
const [OLD] = SAMPLE_TEXTS;
/** A line before everything, another figure, and the Mayor's words as they were. */
const NEW = `Corrected.\n\n${OLD.replace('40 people a day', '45 people a day').replace('(港口)', '')}`;
const NEWER = NEW.replace('Corrected.\n\n', '').replace('at dawn', 'just before dawn');

function reading(input: NativeExport): NativeSet {
  const outcome = readNativeSet(writeNativeSet(input));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const changesOf = (records: readonly GalleyRecord[]) => ({
  changes: records.map((after) => ({ after })),
  texts: [] as readonly { id: ArticleId; text: string }[],
});

/** The browser of an editor who has taken a new version of an account, with what others said of it. */
function takeVersion(known: ImportKnown, from: string, to: string, keep = false): ImportKnown {
  const old = known.articles.find(({ articleId }) => articleId === articleIdOf(from));
  if (old === undefined) throw new Error('no such account');
  const articleId = articleIdOf(to);
  const stamp = (record: ArticleRecord): ArticleRecord => ({ ...record, clock: known.stamp() });
  const fresh = stamp({
    ...old,
    id: `${old.storyId}/${articleId}` as ArticleRecord['id'],
    articleId,
    body: { ...old.body, length: to.length, replaces: old.articleId },
  });
  const { annotations, others } = carryOthers(
    known.records.filter(({ deleted }) => deleted === 0),
    { articleId: old.articleId, text: from },
    { articleId, text: to },
  );
  const carried = [...annotations, ...others].map(({ after }) => after);
  return knownAfter(known, {
    ...changesOf([fresh, stamp(keep ? old : removed(old)), ...carried]),
    texts: [{ id: articleId, text: to }],
  });
}

const sample = sampleExport();
const file = reading(sample);

function browser(): ImportKnown {
  const known = emptyBrowser(ME);
  return knownAfter(known, planImport(file, known));
}

/** The same set as its owner has gone on with it. */
function later(change: (record: GalleyRecord) => GalleyRecord): NativeSet {
  return reading({ ...sample, records: sample.records.map(change) });
}

const annotation = (known: ImportKnown, n: number): AnnotationRecord => {
  const found = known.records.find(({ id }) => id === sampleId(n));
  if (found?.kind !== 'annotation') throw new Error('no such annotation');
  return found;
};

const wordsIn = (known: ImportKnown, n: number): string => {
  const { articleId, body } = annotation(known, n);
  return spanStands(known.texts.get(articleId) ?? '', body.span) ? wordsOf(body.span) : '';
};

describe('TX4 what others say of a version that was replaced', () => {
  it('is carried as one’s own is, and keeps what they said', () => {
    const known = takeVersion(browser(), OLD, NEW);
    expect(annotation(known, 1)).toMatchObject({
      articleId: articleIdOf(NEW),
      carried: { outcome: 'shifted', from: { articleId: FIRST } },
    });
    expect(wordsIn(known, 1)).toBe('“Nobody was hurt,” … “and nobody will be.”');
    expect(wordsIn(known, 3)).toBe('45 people a day');
    expect(annotation(known, 3).carried?.outcome).toBe('changed');
    expect(annotation(known, 2).carried?.outcome).toBe('orphaned');
    expect(wordsIn(known, 2)).toBe('');
    // "Done" stays with the version that was read.
    expect(known.records.find(({ id }) => id === sampleId(10))?.articleId).toBe(FIRST);
  });

  it('goes out under their name as they said it, byte for byte', () => {
    const before = browser();
    const known = takeVersion(before, OLD, NEW);
    const setId = known.sets[0]?.setId ?? '';
    const out = reading(exportOf(known, setId));
    expect(out.items).toEqual(reading(exportOf(before, setId)).items);
  });

  it('is known when their set comes again', () => {
    const known = takeVersion(browser(), OLD, NEW);
    const { report, changes } = planImport(file, known);
    expect(report.known).toHaveLength(file.items.length);
    expect([...report.new, ...report.newer, ...report.inConflict, ...report.refused]).toEqual([]);
    expect(changes).toEqual([]);
  });

  it('is carried anew where they have gone on, with what is new, once', () => {
    const known = takeVersion(browser(), OLD, NEW);
    const stamps = { clock: sampleClock(40), modified: '2026-11-21T11:00:00.000Z' };
    const next = later((record) => {
      if (record.kind !== 'annotation') return record;
      if (record.id === sampleId(3))
        return { ...record, ...stamps, body: { ...record.body, note: 'Which is it?' } };
      if (record.id === sampleId(2))
        return { ...record, ...stamps, body: { ...record.body, span: sampleSpan(OLD, 'at dawn') } };
      return record;
    });
    const plan = planImport(next, known);
    expect(plan.report.newer.map(({ id }) => id)).toEqual([sampleId(2), sampleId(3)]);
    expect(new Set(plan.report.reanchored.map(({ wordsNow }) => wordsNow))).toEqual(
      new Set(['45 people a day', 'at dawn']),
    );
    const after = knownAfter(known, plan);
    expect(annotation(after, 3).body.note).toBe('Which is it?');
    expect(wordsIn(after, 3)).toBe('45 people a day');
    expect(wordsIn(after, 2)).toBe('at dawn');
    expect(planImport(next, after).changes).toEqual([]);
    // The earlier file, which came late, takes nothing back.
    expect(planImport(file, after).changes).toEqual([]);
  });

  it('takes a word of theirs from before the new version was taken, though it comes after', () => {
    const before = browser();
    const early = later((record) =>
      record.id === sampleId(1) && record.kind === 'annotation'
        ? { ...record, clock: sampleClock(30), body: { ...record.body, note: 'Said on Friday' } }
        : record,
    );
    const after = takeVersion(before, OLD, NEW);
    const plan = planImport(early, after);
    expect(plan.report.newer.map(({ id }) => id)).toEqual([sampleId(1)]);
    expect(annotation(knownAfter(after, plan), 1).body.note).toBe('Said on Friday');
  });

  it('is removed where they have removed it', () => {
    const known = takeVersion(browser(), OLD, NEW);
    const next = later((record) =>
      record.id === sampleId(1) ? { ...removed(record), clock: sampleClock(40) } : record,
    );
    const plan = planImport(next, known);
    expect(plan.report.removed.map(({ id }) => id)).toEqual([sampleId(1)]);
    const after = knownAfter(known, plan);
    expect(annotation(after, 1).deleted).toBe(1);
    expect(planImport(next, after).changes).toEqual([]);
    expect(planImport(file, after).changes).toEqual([]);
  });

  it('finds its place when it comes for the first time', () => {
    const empty = emptyBrowser(ME);
    const own: ImportKnown = { ...empty, openStory: sample.story.storyId };
    const known = takeVersion(
      knownAfter(own, {
        ...changesOf([sample.story, ...sample.articles]),
        texts: [...sample.texts].map(([id, text]) => ({ id, text })),
      }),
      OLD,
      NEW,
    );
    const plan = planImport(file, known);
    expect(plan.report.new).toHaveLength(file.items.length);
    const after = knownAfter(known, plan);
    expect(wordsIn(after, 3)).toBe('45 people a day');
    expect(annotation(after, 3).carried?.outcome).toBe('changed');
    // The version that was replaced does not come back, though the file has it.
    expect(after.articles.find(({ articleId }) => articleId === FIRST)?.deleted).toBe(1);
    expect(planImport(file, after).changes).toEqual([]);
  });

  it('follows a second new version, and a step back to the first', () => {
    const twice = takeVersion(takeVersion(browser(), OLD, NEW), NEW, NEWER);
    expect(wordsIn(twice, 3)).toBe('45 people a day');
    expect(annotation(twice, 3).carried?.outcome).toBe('changed');
    expect(planImport(file, twice).changes).toEqual([]);
    expect(successionsIn(twice.articles)).toEqual([
      { from: FIRST, to: articleIdOf(NEW) },
      { from: articleIdOf(NEW), to: articleIdOf(NEWER) },
    ]);
    expect(laterVersionsOf([FIRST], twice.articles)).toEqual([
      FIRST,
      articleIdOf(NEW),
      articleIdOf(NEWER),
    ]);
    const back = takeVersion(takeVersion(browser(), OLD, NEW), NEW, OLD);
    expect(wordsIn(back, 3)).toBe('40 people a day');
    expect(planImport(file, back).changes).toEqual([]);
  });

  it('stays where it is said of a version that was kept beside the new one', () => {
    const known = takeVersion(browser(), OLD, NEW, true);
    const fresh = later((record) =>
      record.id === sampleId(2) ? { ...record, id: sampleId(99), clock: sampleClock(50) } : record,
    );
    const after = knownAfter(known, planImport(fresh, known));
    expect(annotation(after, 99).articleId).toBe(FIRST);
    expect(wordsIn(after, 99)).toBe('(港口)');
    expect(wordsIn(after, 3)).toBe('45 people a day');
  });

  it('is where it was once the version is taken back, and their next word still counts', () => {
    const before = annotation(browser(), 3);
    const after = annotation(takeVersion(browser(), OLD, NEW), 3);
    const act = { label: '', tab: '', at: '', undone: 0, changes: [{ before, after }] };
    const { changes } = undoAct(act, () => after);
    expect(changes).toHaveLength(1);
    const { carried, articleId, body } = changes[0]?.after as AnnotationRecord;
    expect([carried, articleId, body]).toEqual([undefined, FIRST, before.body]);
    expect(clockAbove(clockAbove(before.clock)) < sampleClock(14)).toBe(true);
  });

  it('knows the articles that a set of one version names', () => {
    expect(articleIdsOf(file)).toContain(FIRST);
    expect(clockAbove(nextClock(ORIGIN, 5, 'a')) < nextClock(ORIGIN, 6, '0')).toBe(true);
  });
});

describe('EX1 the earlier version of an account', () => {
  it('travels with the set, in format 1.2', () => {
    const known = takeVersion(browser(), OLD, NEW);
    const input = exportOf(known, known.sets[0]?.setId ?? '');
    expect(JSON.parse(writeNativeSet(input))).toMatchObject({ 'galley:formatVersion': '1.2' });
    const out = reading(input);
    expect(out.documents.find(({ articleId }) => articleId === articleIdOf(NEW))?.replaces).toBe(
      FIRST,
    );
    const there = emptyBrowser(ME);
    const after = knownAfter(there, planImport(out, there));
    expect(successionsIn(after.articles)).toEqual([{ from: FIRST, to: articleIdOf(NEW) }]);
    expect(writeNativeSet(exportOf(after, after.sets[0]?.setId ?? ''))).toBe(writeNativeSet(input));
  });
});
