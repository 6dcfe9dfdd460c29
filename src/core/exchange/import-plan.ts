import { dequal } from 'dequal';

import type { Change } from '#core/domain/act.ts';
import { asItCame } from '#core/domain/carried-over.ts';
import { type Clock, isFromTheFuture } from '#core/domain/clock.ts';
import type { ArticleId, RecordId, SetId, StoryId } from '#core/domain/ids.ts';
import { mergeRecords } from '#core/domain/merge.ts';
import type { ArticleRecord, GalleyRecord, JsonObject } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';

import { copyIdOf } from './derived-id.ts';
import {
  type Converted,
  fragmentsByArticle,
  type ItemContext,
  type SpanNote,
  toRecord,
  toTombstone,
} from './import-items.ts';
import {
  emptyLists,
  type ImportItem,
  type ImportReason,
  type ImportReport,
  reported,
  reportedProblem,
  type ReportLists,
} from './import-report.ts';
import { fromTheFuture, planShared, type SharedPlan } from './import-shared.ts';
import { type ImportKnown, type ImportTarget, importTarget } from './import-target.ts';
import { timeOf } from './instant.ts';
import { iriOf } from './iri.ts';
import { isItem, itemEncoder, type ItemRecord } from './native/encode.ts';
import type { FileItem, FileRemoved, NativeSet } from './native/native-set.ts';
import { type Bringer, bringerOf } from './newer-versions.ts';
import { placerOf } from './place-fragments.ts';
import type { RowProblem } from './problems.ts';

/** What an import would do. Nothing has happened yet. */
export interface ImportPlan {
  readonly report: ImportReport;
  /**
   * The records to write, with their clocks: those of the file as the file has them. `before` is `null` throughout, so that
   * the store merges them by clock with whatever it holds by then; it must not stamp them. Empty when everything is known.
   */
  readonly changes: readonly Change[];
  readonly texts: readonly { readonly id: ArticleId; readonly text: string }[];
  readonly storyId: StoryId;
  readonly setId: SetId;
}

interface Work {
  readonly known: ImportKnown;
  readonly now: number;
  readonly context: ItemContext;
  readonly byId: ReadonlyMap<RecordId, GalleyRecord>;
  readonly fileId: SetId;
  /** Brings what speaks of a version that has been replaced to the one in force. */
  readonly bring: Bringer;
  readonly lists: ReportLists;
  readonly records: GalleyRecord[];
}

/**
 * Plans the import of a set: what is new, newer, known, in conflict, removed, refused; what had to be re-anchored or repaired,
 * what is left an orphan; and the records that would be written, all or nothing.
 *
 * Merging is by clock, so that files may come in any order and any number of times: planning the same file again on what the
 * first import left gives no changes. A set of somebody else goes in beside mine as a layer; people are told apart by id.
 *
 * Cost is O(file), plus a search of the text for every span whose words are not where the file says.
 */
export function planImport(file: NativeSet, known: ImportKnown): ImportPlan {
  const target = importTarget(file, known);
  const shared = planShared(file, known, target);
  const work = begin(file, known, target, shared);
  for (const problem of [...file.refused, ...shared.refused])
    work.lists.refused.push(reportedProblem(problem));
  for (const item of file.items) planItem(item, work);
  for (const entry of file.removed) planRemoved(entry, work);
  const records = [...shared.records, ...shared.articles, ...work.records];
  return {
    report: {
      annotator: file.annotator,
      isMine: target.isMine,
      setId: shared.setId,
      title: file.title,
      story: { id: target.storyId, title: shared.story.body.title, outcome: target.story },
      articles: { added: shared.added, missing: shared.missing },
      ...work.lists,
    },
    // No id of a file, however it came by it, puts a record in the place of one of another kind.
    changes: records
      .filter(({ id, kind }) => (work.byId.get(id)?.kind ?? kind) === kind)
      .map((after) => ({ before: null, after })),
    texts: shared.newTexts,
    storyId: target.storyId,
    setId: shared.setId,
  };
}

function begin(
  file: NativeSet,
  known: ImportKnown,
  target: ImportTarget,
  shared: SharedPlan,
): Work {
  const codebook = file.codebook?.body ?? shared.set.body.codebook ?? shared.codebook?.body ?? null;
  const fragments = fragmentsByArticle(file.items);
  return {
    known,
    now: timeOf(known.now) ?? 0,
    context: {
      storyId: target.storyId,
      setId: shared.setId,
      placer: placerOf(shared.texts, (articleId) => fragments.get(articleId) ?? []),
      codebook,
      encoder: itemEncoder({ texts: shared.texts, annotator: shared.set.body.annotator, codebook }),
    },
    byId: heldRecords(known),
    fileId: file.id,
    bring: bringerOf(articlesAfter(known, target, shared), shared.texts, target.isMine),
    lists: emptyLists(),
    records: [],
  };
}

/** The articles of the story as they are after the import, removed ones too. */
function articlesAfter(
  known: ImportKnown,
  { storyId }: ImportTarget,
  { articles }: SharedPlan,
): readonly ArticleRecord[] {
  return mergeRecords(
    known.articles.filter((article) => article.storyId === storyId),
    articles,
  );
}

function heldRecords(known: ImportKnown): ReadonlyMap<RecordId, GalleyRecord> {
  const { stories, articles, sets, codebooks, records } = known;
  return new Map(
    [...stories, ...articles, ...sets, ...codebooks, ...records].map((record) => [
      record.id,
      record,
    ]),
  );
}

function planItem(item: FileItem, work: Work): void {
  const { lists, context } = work;
  const path = `/first/items/${item.row - 1}`;
  if (isFromTheFuture(item.clock, work.now)) {
    refuse(item, { ...fromTheFuture(item.clock, `${path}/galley:clock`) }, 'items', work);
    return;
  }
  const held = work.byId.get(item.id) ?? null;
  const own = held === null ? null : asItCame(held);
  if (held !== null && own !== null && isKnown(item, own, work)) {
    lists.known.push(reported(held));
    return;
  }
  const converted = toRecord(item, context);
  if (converted === 'past-the-end') {
    refuse(item, { code: 'past-the-end', path: `${path}/target` }, 'items', work);
    return;
  }
  const { record, notes } = bring(converted, held, work);
  if (held === null || own === null) {
    lists.new.push(take(record, notes, work));
  } else if (own.setId === context.setId && own.kind === record.kind && item.clock > own.clock) {
    lists.newer.push(take(record, notes, work));
  } else if (isItem(own) && own.deleted === 0 && isSameItem(own, converted.record, work)) {
    lists.known.push(reported(held));
  } else {
    planConflict(record, notes, work);
  }
}

/** What a file says of a version that is no longer in the story, on the version in its place. */
function bring(
  converted: Exclude<Converted, 'past-the-end'>,
  held: GalleyRecord | null,
  work: Work,
): typeof converted {
  const brought = work.bring(converted.record, held);
  if (brought === null) return converted;
  const { record, outcome } = brought;
  if (record.kind !== 'annotation' || outcome === 'exact') return { ...converted, record };
  const reason = OUTCOMES[outcome];
  const isLost = outcome === 'orphaned';
  const words = wordsOf(asItCame(record).body.span);
  const wordsNow = isLost ? null : wordsOf(record.body.span);
  const note: SpanNote = { reason, words, wordsNow, attribute: null };
  return { record, notes: [...converted.notes, note] };
}

const OUTCOMES = {
  shifted: { code: 'moved', score: 1 },
  changed: { code: 'changed', score: 0.5 },
  orphaned: { code: 'not-found' },
} as const satisfies Record<string, ImportReason>;

/** Says whether the file has nothing to add to what is held, as far as that can be seen without looking into the texts. */
function isKnown(item: FileItem, held: GalleyRecord, { context }: Work): boolean {
  if (held.setId !== context.setId || held.kind !== item.kind || !isItem(held)) return false;
  if (held.clock !== item.clock) return held.clock > item.clock;
  return held.deleted === 1 || dequal(item.raw, context.encoder.item(held));
}

/** Says whether two copies go into a file as the same item. */
function isSameItem(held: ItemRecord, record: ItemRecord, { context }: Work): boolean {
  return dequal(context.encoder.item(held), context.encoder.item(record));
}

/** Both are kept: what is held stays, and what the file has goes in beside it, once. */
function planConflict(record: ItemRecord, notes: readonly SpanNote[], work: Work): void {
  const { lists, known } = work;
  const id = copyIdOf(record.id, work.fileId) as RecordId;
  const copied = work.byId.get(id);
  if (copied !== undefined) {
    lists.known.push(reported(copied));
    return;
  }
  const foreign: JsonObject = {
    ...record.foreign,
    via: viaWith(record.foreign?.['via'], iriOf(record.id)),
  };
  const copy: ItemRecord = { ...record, id, clock: known.stamp(), foreign };
  const item = take(copy, notes, work);
  const reason = { code: 'same-id-other-content', copy: id } as const;
  lists.inConflict.push({ ...item, id: record.id, reason });
}

function viaWith(via: unknown, original: string): string | readonly string[] {
  const earlier = (Array.isArray(via) ? (via as readonly unknown[]) : [via]).filter(
    (iri): iri is string => typeof iri === 'string',
  );
  return earlier.length === 0 ? original : [...earlier, original];
}

function planRemoved(entry: FileRemoved, work: Work): void {
  const { context, lists, records } = work;
  if (isFromTheFuture(entry.clock, work.now)) {
    const path = `/galley:removed/${entry.row - 1}/galley:clock`;
    refuse(entry, fromTheFuture(entry.clock, path), 'removed', work);
    return;
  }
  const held = work.byId.get(entry.id) ?? null;
  if (held === null) {
    // Nothing to see, but kept: an older file that still has the item must not bring it back.
    records.push(toTombstone(entry, context));
    return;
  }
  const own = asItCame(held);
  if (held.setId !== context.setId || held.kind !== entry.kind || own.clock >= entry.clock) return;
  const { clock, modified } = entry;
  const gone = removedCopy(held, clock, modified);
  const { carried } = held;
  records.push(
    carried === undefined
      ? gone
      : { ...gone, carried: { ...carried, from: removedCopy(own, clock, modified) } },
  );
  if (held.deleted === 0) lists.removed.push(reported(held));
}

function removedCopy(held: GalleyRecord, clock: Clock, modified: string): GalleyRecord {
  return { ...held, deleted: 1, clock, modified };
}

function take(record: ItemRecord, notes: readonly SpanNote[], work: Work): ImportItem {
  work.records.push(record);
  const item = reported(record);
  for (const { reason, ...told } of notes)
    work.lists[listFor(reason)].push({ ...item, ...told, reason });
  return item;
}

function listFor(reason: ImportReason): 'reanchored' | 'repaired' | 'orphaned' {
  switch (reason.code) {
    case 'moved':
    case 'changed':
      return 'reanchored';
    case 'widened':
    case 'other-unit':
      return 'repaired';
    default:
      return 'orphaned';
  }
}

function refuse(
  { row, id, kind, ...item }: FileItem | FileRemoved,
  problem: Pick<RowProblem, 'code' | 'path' | 'found'>,
  list: RowProblem['list'],
  { lists }: Work,
): void {
  const annotation =
    kind === 'annotation' && 'body' in item && 'tag' in item.body ? item.body : null;
  const words = annotation?.fragments.map(({ exact }) => exact).join(' … ') ?? '';
  lists.refused.push(
    reportedProblem({ ...problem, list, row, id, words, tag: annotation?.tag ?? '' }, kind),
  );
}
