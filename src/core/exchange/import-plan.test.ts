import { describe, expect, it } from 'vitest';

import { isOrphan } from '#core/anchor/describe.ts';
import { ORIGIN } from '#core/domain/clock.ts';
import { asAnnotatorId, asRecordId, asSetId, asStoryId } from '#core/domain/ids.ts';
import type { AnnotatorId } from '#core/domain/ids.ts';
import type { AnnotationRecord, ArticleRecord, GalleyRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';

import { type ImportPlan, planImport } from './import-plan.ts';
import { type Draft, editedText, firstIn, listIn, partOf, spotOf } from './sample-file.ts';
import { articleIdsOf, type ImportKnown, recordIdsOf } from './import-target.ts';
import { readNativeSet } from './native/read.ts';
import type { NativeSet } from './native/native-set.ts';
import { writeNativeSet } from './native/write.ts';
import { knownAfter } from './plan-reading.ts';
import { emptyBrowser, exportOf } from './sample-browser.ts';
import {
  SAMPLE_ANNOTATOR,
  SAMPLE_ARTICLES,
  SAMPLE_TEXTS,
  sampleClock,
  sampleExport,
  sampleId,
} from './sample-story.ts';

const ME = asAnnotatorId('0193b000-0000-7000-8000-0000000000cc');
const [FIRST, SECOND] = SAMPLE_ARTICLES;

function reading(text: string): NativeSet {
  const outcome = readNativeSet(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const edited = (change: (items: Draft[], file: Draft) => void): NativeSet =>
  reading(editedText(change));

/** Puts the place of an item somewhere else and takes away what UTF-16 says of it. */
function move(item: Draft | undefined, start: number, end: number): void {
  const { position } = spotOf(item);
  delete position['galley:utf16Start'];
  delete position['galley:utf16End'];
  Object.assign(position, { start, end });
}

function live(plan: ImportPlan): readonly AnnotationRecord[] {
  return plan.changes.flatMap(({ after }) =>
    after.kind === 'annotation' && after.deleted === 0 ? [after] : [],
  );
}

/** A browser that has the sample set already. */
function withSample(annotatorId = SAMPLE_ANNOTATOR): ImportKnown {
  const known = emptyBrowser(annotatorId);
  return knownAfter(known, planImport(reading(writeNativeSet(sampleExport())), known));
}

function twice(file: NativeSet, known: ImportKnown): ImportPlan {
  const first = planImport(file, known);
  const again = planImport(file, knownAfter(known, first));
  expect(again.changes).toEqual([]);
  expect(again.texts).toEqual([]);
  return first;
}

const plain = reading(writeNativeSet(sampleExport()));

describe('whose set it is', () => {
  it('EX3 a file by me goes into my set', () => {
    const plan = twice(plain, emptyBrowser(SAMPLE_ANNOTATOR));
    expect(plan.report).toMatchObject({
      isMine: true,
      annotator: { name: 'Iris Example' },
      story: { outcome: 'new' },
    });
    expect(plan.changes.find(({ after }) => after.kind === 'set')?.after).toMatchObject({
      body: { role: 'mine' },
    });
    expect(plan.report.new).toHaveLength(10);
    expect(plan.report.removed).toEqual([]);
  });

  it('EX3, row 96 a file by somebody else is a layer, whatever the name says', () => {
    const known = withSample();
    const theirs = edited((_, file) => {
      file['id'] = 'urn:uuid:0193b000-0000-5000-8000-0000000000a2';
      file['creator'] = { id: `urn:uuid:${ME}`, type: 'Person', name: 'Iris Example' };
      (file['first'] as { items: Draft[] }).items.forEach((item, n) =>
        Object.assign(item, { id: `urn:uuid:${sampleId(100 + n)}` }),
      );
    });
    const plan = twice(theirs, known);
    expect(plan.report).toMatchObject({ isMine: false, story: { outcome: 'known' } });
    expect(plan.changes.find(({ after }) => after.kind === 'set')?.after).toMatchObject({
      body: { role: 'imported' },
    });
    expect(plan.setId).not.toBe(known.sets[0]?.setId);
    for (const { after } of plan.changes)
      expect(known.records.map(({ id }) => id)).not.toContain(after.id);
  });

  it('a set of mine under another id merges into mine', () => {
    const known = withSample();
    const other = edited((items, file) => {
      file['id'] = 'urn:uuid:0193b000-0000-5000-8000-0000000000a9';
      items.length = 1;
      Object.assign(items[0] ?? {}, { id: `urn:uuid:${sampleId(77)}` });
    });
    const plan = twice(other, known);
    expect(plan.setId).toBe(known.sets[0]?.setId);
    expect(live(plan)).toMatchObject([{ id: sampleId(77), setId: plan.setId }]);
  });

  it('RV4 an adjudicated set stays one, on this machine and on the next', () => {
    const base = sampleExport();
    const text = writeNativeSet({
      ...base,
      set: { ...base.set, body: { ...base.set.body, role: 'adjudicated' } },
    });
    for (const annotatorId of [SAMPLE_ANNOTATOR, ME]) {
      const known = emptyBrowser(annotatorId);
      const plan = twice(reading(text), known);
      expect(plan.changes.find(({ after }) => after.kind === 'set')?.after).toMatchObject({
        body: { role: annotatorId === ME ? 'imported' : 'adjudicated' },
      });
      expect(writeNativeSet(exportOf(knownAfter(known, plan), plan.setId))).toBe(text);
    }
  });

  it('a layer that turns out to be mine becomes my set', () => {
    const known = { ...withSample(ME), annotatorId: SAMPLE_ANNOTATOR };
    const plan = twice(plain, known);
    expect(plan.changes).toMatchObject([{ after: { kind: 'set', body: { role: 'mine' } } }]);
  });

  it('a layer that was taken away comes back with its file', () => {
    const known = withSample(ME);
    const gone: ImportKnown = {
      ...known,
      sets: known.sets.map((set) => ({ ...set, deleted: 1, clock: sampleClock(999) })),
    };
    const plan = twice(plain, gone);
    expect(plan.changes).toMatchObject([{ after: { kind: 'set', deleted: 0 } }]);
  });
});

describe('new, newer, known, removed', () => {
  it('row 44 the same file twice adds nothing and says so', () => {
    const plan = planImport(plain, withSample());
    expect(plan.changes).toEqual([]);
    expect(plan.report.known).toHaveLength(10);
    expect([
      plan.report.new,
      plan.report.newer,
      plan.report.inConflict,
      plan.report.removed,
    ]).toEqual([[], [], [], []]);
  });

  it('EX3 the higher clock stands', () => {
    const known = withSample();
    const newer = edited(([item]) =>
      Object.assign(item ?? {}, {
        'galley:clock': sampleClock(500),
        modified: '2026-11-21T11:00:00.000Z',
      }),
    );
    const plan = twice(newer, known);
    expect(plan.report.newer).toMatchObject([
      { id: sampleId(2), words: '(港口)', tag: 'topic', articleId: FIRST },
    ]);
    expect(plan.changes).toMatchObject([
      { before: null, after: { id: sampleId(2), clock: sampleClock(500) } },
    ]);
    const older = planImport(plain, knownAfter(known, plan));
    expect(older.changes).toEqual([]);
    expect(older.report.known).toHaveLength(10);
  });

  it('EX3 what was removed there is removed here, and an older file does not bring it back', () => {
    const known = withSample();
    const base = sampleExport();
    const records = base.records.map((record): GalleyRecord =>
      record.id === sampleId(1) ? { ...record, deleted: 1, clock: sampleClock(600) } : record,
    );
    const plan = twice(reading(writeNativeSet({ ...base, records })), known);
    expect(plan.report.removed).toMatchObject([{ id: sampleId(1), tag: 'quote' }]);
    const after = knownAfter(known, plan);
    expect(planImport(plain, after).changes).toEqual([]);
    expect(after.records.find(({ id }) => id === sampleId(1))).toMatchObject({
      deleted: 1,
      body: { tag: 'quote' },
    });
  });

  it('two machines of one person end with the same bytes, whichever file comes first', () => {
    const base = sampleExport();
    const edit = (id: number, step: number): string =>
      writeNativeSet({
        ...base,
        records: base.records.map((record): GalleyRecord =>
          record.kind === 'annotation' && record.id === sampleId(id)
            ? {
                ...record,
                clock: sampleClock(step),
                body: { ...record.body, note: `edited at ${step}` },
              }
            : record,
        ),
      });
    const [a, b] = [edit(1, 300), edit(2, 301)];
    const ends = [
      [a, b],
      [b, a],
      [b, a, b, a],
    ].map((files) => {
      let known = emptyBrowser();
      for (const file of files) known = knownAfter(known, planImport(reading(file), known));
      return writeNativeSet(exportOf(known, base.set.setId));
    });
    expect(new Set(ends).size).toBe(1);
    expect(ends[0]).toContain('edited at 300');
    expect(ends[0]).toContain('edited at 301');
  });

  it('a clock more than a day ahead is refused with its reason', () => {
    const future = '0fffffffffff0000-x';
    const plan = twice(
      edited((items, file) => {
        Object.assign(items[0] ?? {}, { 'galley:clock': future });
        Object.assign(listIn(file, 'galley:documents')[1] ?? {}, { 'galley:clock': future });
        Object.assign(partOf(file, 'galley:story'), { 'galley:clock': future });
      }),
      emptyBrowser(),
    );
    const reasons = plan.report.refused.map(
      ({ kind, reason }) =>
        reason?.code === 'refused' &&
        `${kind} ${reason.problem.row} ${reason.problem.code} ${reason.problem.path}`,
    );
    expect(reasons).toEqual([
      'annotation 0 from-the-future /galley:story/galley:clock',
      'article 2 from-the-future /galley:documents/1/galley:clock',
      'annotation 1 from-the-future /first/items/0/galley:clock',
    ]);
    for (const { after } of plan.changes) expect(after.clock < future).toBe(true);
  });
});

describe('in conflict', () => {
  it('row 43 an id of mine with other content: both are kept, once', () => {
    const known = withSample();
    const other = edited(([item]) => Object.assign(firstIn(item, 'body'), { value: 'claim' }));
    const plan = twice(other, known);
    expect(plan.report.inConflict).toMatchObject([
      { id: sampleId(2), tag: 'claim', reason: { code: 'same-id-other-content' } },
    ]);
    const [copy] = live(plan);
    expect(copy).toMatchObject({
      body: { tag: 'claim' },
      foreign: { via: `urn:uuid:${sampleId(2)}` },
    });
    expect(copy?.id).not.toBe(sampleId(2));
    expect(knownAfter(known, plan).records.find(({ id }) => id === sampleId(2))).toMatchObject({
      body: { tag: 'topic' },
    });
  });

  it('an id of a record in another set never changes that set', () => {
    const known = withSample();
    const theirs = edited((items, file) => {
      file['id'] = 'urn:uuid:0193b000-0000-5000-8000-0000000000a2';
      file['creator'] = { id: `urn:uuid:${ME}`, name: 'Mallory' };
      items.length = 2;
      for (const item of items) Object.assign(item, { 'galley:clock': sampleClock(900) });
    });
    const plan = twice(theirs, known);
    expect(plan.report.inConflict).toHaveLength(2);
    expect(plan.changes.map(({ after }) => after.id)).not.toContain(sampleId(1));
    expect(plan.changes.map(({ after }) => after.id)).not.toContain(sampleId(2));
  });

  it('no id of a file takes the place of a record of another kind', () => {
    const known = withSample();
    const mySet = known.sets[0];
    const theirs = edited((items, file) => {
      file['id'] = `urn:uuid:${mySet?.id}`;
      file['creator'] = { id: `urn:uuid:${ME}`, name: 'Mallory' };
      file['galley:story'] = {
        id: `urn:uuid:${mySet?.id}`,
        name: 'x',
        'galley:clock': sampleClock(1000),
      };
      file['galley:clock'] = sampleClock(1000);
      Object.assign(items[0] ?? {}, {
        id: `urn:uuid:${mySet?.id}`,
        'galley:clock': sampleClock(1000),
      });
    });
    const plan = planImport(theirs, { ...known, openStory: null });
    expect(plan.changes.map(({ after }) => after.id)).not.toContain(mySet?.id);
    expect(plan.report.isMine).toBe(false);
  });
});

describe('where spans lie', () => {
  it('row 48 offsets in UTF-16 are told by the words and put right', () => {
    const theirs = edited((items) => {
      for (const item of items) {
        const target = item['target'];
        for (const spot of Array.isArray(target) ? target : [target]) {
          const position = (spot as { selector?: Draft[] }).selector?.[1];
          if (position === undefined) continue;
          Object.assign(position, {
            start: position['galley:utf16Start'],
            end: position['galley:utf16End'],
          });
          delete position['galley:utf16Start'];
          delete position['galley:utf16End'];
        }
        // Evidence counts too, or the unit would fit only some of the spans.
        for (const body of listIn(item, 'body')) delete body['galley:attributes'];
      }
    });
    const plan = twice(theirs, emptyBrowser());
    expect(plan.report.repaired).toHaveLength(3);
    expect(plan.report.repaired[0]).toMatchObject({
      words: '(港口)',
      wordsNow: '(港口)',
      reason: { code: 'other-unit', unit: 'code-units' },
    });
    expect(plan.report.orphaned).toEqual([]);
    for (const { articleId, body } of live(plan))
      expect(isOrphan(articleId === FIRST ? SAMPLE_TEXTS[0] : SAMPLE_TEXTS[1], body.span)).toBe(
        false,
      );
  });

  it('row 49 words found elsewhere are re-anchored, with old and new words', () => {
    const plan = twice(
      edited(([item]) => move(item, 5, 9)),
      emptyBrowser(),
    );
    expect(plan.report.reanchored).toMatchObject([
      { id: sampleId(2), words: '(港口)', wordsNow: '(港口)', reason: { code: 'moved' } },
    ]);
  });

  it('row 46 past the end, with words to look for: re-anchored', () => {
    const plan = twice(
      edited(([item]) => move(item, 5000, 5004)),
      emptyBrowser(),
    );
    expect(plan.report.reanchored).toMatchObject([{ id: sampleId(2), wordsNow: '(港口)' }]);
  });

  it('row 46 past the end, without words: refused with its number', () => {
    const plan = twice(
      edited(([item]) => {
        move(item, 5000, 5004);
        listIn(partOf(item, 'target'), 'selector').shift();
      }),
      emptyBrowser(),
    );
    expect(plan.report.refused).toMatchObject([
      { reason: { problem: { row: 1, code: 'past-the-end', path: '/first/items/0/target' } } },
    ]);
    expect(plan.report.new).toHaveLength(9);
  });

  it('row 49 words that differ a little are found and said to be changed', () => {
    const plan = twice(
      edited((items) => Object.assign(spotOf(items[2]).quote, { exact: '40 people per day' })),
      emptyBrowser(),
    );
    expect(plan.report.reanchored).toMatchObject([
      {
        id: sampleId(3),
        words: '40 people per day',
        wordsNow: '40 people a day',
        reason: { code: 'changed' },
      },
    ]);
  });

  it('row 49 words that are nowhere make an orphan that keeps words and offsets', () => {
    const known = emptyBrowser();
    const file = edited(([item]) =>
      Object.assign(spotOf(item).quote, { exact: 'words that nobody wrote' }),
    );
    const plan = twice(file, known);
    expect(plan.report.orphaned).toMatchObject([
      { id: sampleId(2), words: 'words that nobody wrote', reason: { code: 'not-found' } },
    ]);
    const orphan = live(plan).find(({ id }) => id === sampleId(2));
    expect(orphan).toMatchObject({
      articleId: FIRST,
      body: { span: [{ start: 35, end: 39, exact: 'words that nobody wrote' }] },
    });
    expect(isOrphan(SAMPLE_TEXTS[0], orphan?.body.span ?? [])).toBe(true);
    const written = writeNativeSet(exportOf(knownAfter(known, plan), plan.setId));
    expect(planImport(reading(written), known).report.orphaned).toHaveLength(1);
  });

  it('row 50 words that stand in several places, with nothing to tell them apart: ambiguous', () => {
    const plan = twice(
      edited(([item]) => {
        Object.assign(spotOf(item).quote, { exact: 'y', prefix: '', suffix: '' });
        move(item, 60, 61);
      }),
      emptyBrowser(),
    );
    expect(plan.report.orphaned).toMatchObject([
      { id: sampleId(2), reason: { code: 'ambiguous' } },
    ]);
  });

  it('row 47 an end inside a grapheme is moved out, and noted', () => {
    const text = SAMPLE_TEXTS[0];
    const family = [...text].indexOf('👩');
    const plan = twice(
      edited(([item]) => {
        move(item, family, family + 1);
        Object.assign(spotOf(item).quote, { exact: '👩' });
      }),
      emptyBrowser(),
    );
    expect(plan.report.repaired).toMatchObject([
      { words: '👩', wordsNow: '👩‍👩‍👧', reason: { code: 'widened' } },
    ]);
  });

  it('evidence is looked for too, and the attribute is named', () => {
    const file = edited((items) => {
      const body = firstIn(items[1], 'body');
      const { cue } = body['galley:attributes'] as { cue: Draft };
      move({ target: cue }, 1, 5);
    });
    const plan = twice(file, emptyBrowser());
    expect(plan.report.reanchored).toMatchObject([
      { id: sampleId(1), words: 'said', wordsNow: 'said', attribute: 'cue' },
    ]);
  });
});

describe('documents', () => {
  it('a text that is not the one its id names is refused, and its annotations are orphans', () => {
    const file = edited((_, draft) =>
      Object.assign(firstIn(draft, 'galley:documents'), { 'schema:text': 'Something else.' }),
    );
    const plan = twice(file, emptyBrowser());
    expect(plan.report.refused).toMatchObject([
      {
        kind: 'article',
        words: 'Ferry leaves',
        reason: {
          problem: { code: 'text-differs', row: 1, path: '/galley:documents/0/schema:text' },
        },
      },
    ]);
    expect(plan.texts.map(({ id }) => id)).toEqual([SECOND]);
    expect(plan.report.articles).toEqual({ added: [SECOND], missing: [FIRST] });
    expect(plan.report.orphaned.map(({ reason }) => reason)).toEqual([
      { code: 'no-text' },
      { code: 'no-text' },
      { code: 'no-text' },
    ]);
    expect(plan.report.new).toHaveLength(10);
  });

  it('row 52 line ends of another system do not matter', () => {
    const file = edited((_, draft) => {
      for (const document of listIn(draft, 'galley:documents'))
        document['schema:text'] = String(document['schema:text']).replaceAll('\n', '\r\n');
    });
    const plan = twice(file, emptyBrowser());
    expect(plan.texts.map(({ text }) => text)).toEqual(SAMPLE_TEXTS);
    expect(plan.report.orphaned).toEqual([]);
  });

  it('without a text in the file the one that is stored here is used', () => {
    const text = writeNativeSet({ ...sampleExport(), includeTexts: false });
    const plan = twice(reading(text), { ...emptyBrowser(), texts: sampleExport().texts });
    expect(plan.report.articles.added).toEqual(SAMPLE_ARTICLES);
    expect(plan.report.orphaned).toEqual([]);
    expect(plan.texts).toEqual([]);
  });

  it('TX4 without any text the annotations are kept as orphans, with their words', () => {
    const plan = twice(
      reading(writeNativeSet({ ...sampleExport(), includeTexts: false })),
      emptyBrowser(),
    );
    expect(plan.report.articles.missing).toEqual(SAMPLE_ARTICLES);
    expect(plan.report.orphaned).toHaveLength(5);
    expect(live(plan).map(({ body }) => wordsOf(body.span))).toContain('some 60 aboard');
  });

  it('an article that is newer in the file changes here, its path does not', () => {
    const known = withSample();
    const here: ImportKnown = {
      ...known,
      articles: known.articles.map((article): ArticleRecord => ({
        ...article,
        body: { ...article.body, path: 'seeds/x.txt' },
      })),
    };
    const file = edited((_, draft) =>
      Object.assign(firstIn(draft, 'galley:documents'), {
        'schema:headline': 'Ferry gone',
        'galley:clock': sampleClock(700),
      }),
    );
    expect(twice(file, here).changes).toMatchObject([
      { after: { kind: 'article', body: { headline: 'Ferry gone', path: 'seeds/x.txt' } } },
    ]);
  });
});

describe('after a wipe', () => {
  /** A browser as it is on the first start: the story that comes with the app, and an empty set. */
  function firstStart(annotatorId: AnnotatorId): ImportKnown {
    const base = sampleExport();
    const EPOCH = '1970-01-01T00:00:00.000Z';
    const bundled = { clock: ORIGIN, by: '' as const, created: EPOCH, modified: EPOCH };
    const setId = asSetId(`0193b000-0000-5000-8000-${annotatorId.slice(-12)}`);
    return {
      ...emptyBrowser(annotatorId),
      openStory: base.story.storyId,
      stories: [{ ...base.story, ...bundled }],
      articles: base.articles.map((article) => Object.assign({}, article, bundled)),
      codebooks: base.codebook === null ? [] : [{ ...base.codebook, ...bundled }],
      sets: [
        {
          ...base.set,
          ...bundled,
          id: asRecordId(setId),
          setId,
          by: annotatorId,
          body: { ...base.set.body, title: '', annotator: { id: annotatorId, name: '' } },
        },
      ],
      texts: base.texts,
    };
  }

  it.each([true, false])(
    'EX2 the export of a layer is the file it came from (texts in it: %s)',
    (includeTexts) => {
      const before = firstStart(SAMPLE_ANNOTATOR);
      const [mine] = before.sets;
      const records = sampleExport().records.map((record) =>
        Object.assign({}, record, { setId: mine?.setId, by: SAMPLE_ANNOTATOR }),
      );
      const text = writeNativeSet(
        exportOf({ ...before, records }, mine?.setId ?? '', { includeTexts }),
      );
      const known = firstStart(ME);
      const plan = twice(reading(text), known);
      expect(plan.report).toMatchObject({
        isMine: false,
        story: { outcome: 'known' },
        orphaned: [],
      });
      expect(writeNativeSet(exportOf(knownAfter(known, plan), plan.setId, { includeTexts }))).toBe(
        text,
      );
    },
  );

  it('EX2 also when the codebook had been edited', () => {
    const before = firstStart(SAMPLE_ANNOTATOR);
    const [mine] = before.sets;
    const codebooks = before.codebooks.map((codebook) =>
      Object.assign({}, codebook, {
        clock: sampleClock(50),
        body: { ...codebook.body, title: 'Ours' },
      }),
    );
    const text = writeNativeSet(exportOf({ ...before, codebooks }, mine?.setId ?? ''));
    const known = firstStart(ME);
    const plan = twice(reading(text), known);
    expect(writeNativeSet(exportOf(knownAfter(known, plan), plan.setId))).toBe(text);
  });
});

describe('stories and codebooks', () => {
  const openStory = asStoryId('0193b000-0000-7000-8000-0000000000dd');

  /** A browser whose open story has the second article. */
  function elsewhere(annotatorId = ME): ImportKnown {
    const known = withSample(annotatorId);
    return {
      ...known,
      openStory,
      stories: known.stories.map((story) => ({
        ...story,
        id: asRecordId(openStory),
        storyId: openStory,
      })),
      articles: known.articles
        .filter(({ articleId }) => articleId === SECOND)
        .map((article) => ({
          ...article,
          id: asRecordId(`${openStory}/${SECOND}`),
          storyId: openStory,
        })),
      codebooks: known.codebooks.map((codebook) => ({
        ...codebook,
        id: asRecordId(`${openStory}/codebook`),
        storyId: openStory,
      })),
      sets: [],
      records: [],
    };
  }

  it('a file of an unknown story goes into the open one if they share an article', () => {
    const plan = twice(plain, elsewhere());
    expect(plan.report.story).toMatchObject({ id: openStory, outcome: 'open' });
    expect(plan.report.articles.added).toEqual([FIRST]);
    const added = plan.changes.find(({ after }) => after.kind === 'article')?.after;
    expect(added).toMatchObject({ id: `${openStory}/${FIRST}`, body: { order: 2 } });
    for (const { after } of plan.changes) expect(after.storyId).toBe(openStory);
  });

  it('else a new story comes with it', () => {
    const plan = twice(plain, { ...elsewhere(), articles: [] });
    expect(plan.report.story).toEqual({
      id: '0193b000-0000-7000-8000-000000000001',
      title: 'The ferry at Port Élan',
      outcome: 'new',
    });
  });

  it('a file without a story finds again the one it made', () => {
    const file = edited((_, whole) => delete whole['galley:story']);
    const plan = twice(file, emptyBrowser());
    expect(plan.report.story).toMatchObject({ title: 'First pass', outcome: 'new' });
  });

  it('AN8 a colleague’s codebook stays with the colleague’s set', () => {
    const known = { ...withSample(), sets: [], records: [] };
    const theirs = edited((_, file) => {
      Object.assign(partOf(file, 'galley:codebook'), {
        title: 'Ours',
        'galley:clock': sampleClock(800),
      });
      file['creator'] = { id: `urn:uuid:${ME}`, name: 'Ben' };
    });
    const plan = twice(theirs, known);
    expect(plan.changes.map(({ after }) => after.kind)).not.toContain('codebook');
    expect(plan.changes.find(({ after }) => after.kind === 'set')?.after).toMatchObject({
      body: { codebook: { title: 'Ours' } },
    });
    const text = writeNativeSet(exportOf(knownAfter(known, plan), plan.setId));
    expect(text).toContain('"title": "Ours"');
  });

  it('AN8 my own codebook is merged by clock', () => {
    const known = withSample();
    const mine = edited((_, file) =>
      Object.assign(partOf(file, 'galley:codebook'), {
        title: 'Later',
        'galley:clock': sampleClock(800),
      }),
    );
    expect(twice(mine, known).changes).toMatchObject([
      { after: { kind: 'codebook', body: { title: 'Later' } } },
    ]);
  });

  it('a topic label or correction that stands only in a W3C body fills its attribute', () => {
    const file = edited(([item = {}]) => {
      item['body'] = [
        { type: 'TextualBody', purpose: 'classifying', value: 'topic' },
        { type: 'TextualBody', purpose: 'tagging', value: 'Shipping' },
        { type: 'TextualBody', purpose: 'tagging', value: 'Harbours' },
      ];
    });
    const [topic] = live(twice(file, emptyBrowser()));
    expect(topic).toMatchObject({
      body: { attributes: { label: 'Shipping' } },
      foreign: { body: { '+': [{ value: 'Harbours' }] } },
    });
  });
});

describe('what to read before planning', () => {
  it('is told by the file', () => {
    expect(articleIdsOf(plain)).toEqual(SAMPLE_ARTICLES);
    expect(recordIdsOf(plain)).toHaveLength(22);
    expect(new Set(recordIdsOf(plain)).size).toBe(22);
  });
});
