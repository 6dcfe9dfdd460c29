import type { Remote } from 'comlink';

import type { Change } from '#core/domain/act.ts';
import { removeRecord } from '#core/domain/edits.ts';
import type { GalleyRecord, RecordKind, RecordOf } from '#core/domain/record.ts';
import type { ImportPlan } from '#core/exchange/import-plan.ts';
import { laterVersionsOf } from '#core/exchange/newer-versions.ts';
import type { Problem } from '#core/exchange/problems.ts';
import type { Exchange } from '#platform/worker/protocol.ts';
import { withExchange } from '#platform/worker/exchange.ts';
import { nowInstant } from '#platform/time.ts';
import type { Progress } from '#platform/storage/store.ts';
import { becomeAnnotator } from '#state/annotator.ts';
import { commitAll } from '#state/commit.ts';
import { flush } from '#state/outbox.ts';
import { readRecords } from '#state/queries.ts';
import { tick } from '#state/workspace.ts';
import type { Story } from '#state/use-story.ts';

import { textsOf } from './texts.ts';

/** Why a file as a whole is refused. */
export type Refusal =
  | { readonly code: 'too-big'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'unreadable'; readonly reason: string }
  | { readonly code: 'not-text'; readonly offset: number }
  | { readonly code: 'problems'; readonly problems: readonly Problem[] };

/** What a file would bring, or why it brings nothing. */
export type Preview =
  | { readonly ok: true; readonly plan: ImportPlan; readonly warnings: readonly Problem<string>[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Larger files are refused before they are read. A set of 100,000 annotations is about 80 MB. */
const LARGEST_FILE = 128 * 1024 * 1024;

/**
 * Finds out what a file would bring. Nothing changes. Aborting ends the work at once.
 *
 * @param asMine Whether the file's annotator is the editor at this browser, whatever the id they have here.
 */
export async function previewImport(
  file: File,
  story: Story,
  asMine: boolean,
  signal: AbortSignal,
): Promise<Preview> {
  if (file.size > LARGEST_FILE)
    return { ok: false, refusal: { code: 'too-big', bytes: file.size, limit: LARGEST_FILE } };
  try {
    return await withExchange((exchange) => preview(exchange, file, story, asMine), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, refusal: { code: 'unreadable', reason } };
  }
}

/**
 * Does what the preview said, all or nothing, as one act.
 *
 * @param asMine As the preview was asked: the editor at this browser goes on as the file's annotator, and the empty set they
 *   had here goes.
 * @throws StorageError when the store refuses; nothing has changed then.
 */
export async function applyImport(
  plan: ImportPlan,
  label: string,
  story: Story,
  asMine: boolean,
  options: { readonly signal: AbortSignal; readonly progress: Progress },
): Promise<void> {
  const emptySets = asMine ? story.sets.filter(({ setId }) => setId === story.mySetId) : [];
  const changes = [...plan.changes, ...removalOf(emptySets)];
  await commitAll(label, changes, plan.texts, options);
  if (asMine) await becomeAnnotator(plan.report.annotator);
}

/** Why a file that the worker has read cannot be used. */
export function refusalOf(
  outcome: { readonly notText: number } | { readonly problems: readonly Problem[] },
): Refusal {
  return 'notText' in outcome
    ? { code: 'not-text', offset: outcome.notText }
    : { code: 'problems', problems: outcome.problems };
}

/** The removal of sets that an editor who goes on as somebody else leaves behind. */
export function removalOf(sets: readonly GalleyRecord[]): readonly Change[] {
  return sets.map((before) => {
    const { after } = removeRecord(before, nowInstant());
    return { before, after: { ...after, clock: tick() } };
  });
}

async function preview(
  exchange: Remote<Exchange>,
  file: File,
  story: Story,
  asMine: boolean,
): Promise<Preview> {
  await flush();
  const outcome = await exchange.read(file);
  if (!outcome.ok) {
    return { ok: false, refusal: refusalOf(outcome) };
  }
  const [stories, articles, sets, codebooks, known] = await Promise.all([
    readKind('story'),
    readKind('article'),
    readKind('set'),
    readKind('codebook'),
    readRecords({ by: 'ids', ids: outcome.recordIds }),
  ]);
  const needed = new Set(laterVersionsOf(outcome.articleIds, articles));
  const plan = await exchange.plan({
    annotatorId: asMine ? outcome.annotator.id : story.annotator.id,
    openStory: story.record.storyId,
    stories,
    articles,
    sets,
    codebooks,
    texts: await textsOf(articles.filter(({ articleId }) => needed.has(articleId))),
    records: known,
    clock: tick(),
  });
  return { ok: true, plan, warnings: outcome.warnings };
}

async function readKind<Kind extends RecordKind>(kind: Kind): Promise<readonly RecordOf<Kind>[]> {
  const records = await readRecords({ by: 'kind', kind });
  return records.filter((record): record is RecordOf<Kind> => record.kind === kind);
}
