import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { Change } from '#core/domain/act.ts';
import { ORIGIN } from '#core/domain/clock.ts';
import type { Codebook } from '#core/domain/codebook.ts';
import { asRecordId } from '#core/domain/ids.ts';
import type { AnnotationRecord, CodebookRecord, GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { nowInstant } from '#platform/time.ts';

import { commit } from './commit.ts';
import { articleQuery, outlineQuery, queryClient } from './queries.ts';
import { session } from './session.ts';
import type { Story } from './use-story.ts';

/** The run of typing that has raised the version last. */
let lastRun: string | null = null;

/**
 * Changes the codebook of a story, together with what becomes of annotations: one act, one undo. The version goes up by one,
 * for a run of typing once; an edit that changes nothing does nothing.
 *
 * @param label Names the act for undo, as in "rename tag quote".
 */
export function editCodebook(
  story: Story,
  label: string,
  edit: (codebook: Codebook) => Codebook,
  others: readonly Change[] = [],
): void {
  const { run } = session();
  putCodebook(
    story,
    label,
    (codebook) => {
      const next = edit(codebook);
      const isCounted = next === codebook || (run !== null && run === lastRun);
      lastRun = run;
      return isCounted ? next : { ...next, version: codebook.version + 1 };
    },
    others,
  );
}

/** Puts a codebook, its version as it is, in the place of the story's. */
export function putCodebook(
  story: Story,
  label: string,
  edit: (codebook: Codebook) => Codebook,
  others: readonly Change[] = [],
): void {
  const before = codebookRecord(story);
  const now = before?.body ?? story.codebook;
  const body = edit(now);
  if (body === now && others.length === 0) return;
  const modified = nowInstant();
  const after: CodebookRecord =
    before === null
      ? { ...blankRecord(story), created: modified, modified, body }
      : { ...before, modified, body };
  commit(label, [{ before, after }, ...others]);
}

/**
 * The annotations of a story, of every set, as far as its articles have been read. The list stays the same while nothing
 * changes. Cost is O(n) at each change of any article.
 */
export function useAnnotations(story: Story): readonly AnnotationRecord[] {
  const { storyId } = story.record;
  const annotations = useQueries({
    queries: story.articles.map(({ articleId }) => articleQuery(articleId)),
    combine: annotationsOf,
  });
  return useMemo(
    () => annotations.filter((record) => record.storyId === storyId),
    [annotations, storyId],
  );
}

function annotationsOf(
  results: readonly { readonly data: readonly GalleyRecord[] | undefined }[],
): readonly AnnotationRecord[] {
  return results.flatMap(({ data = [] }) =>
    data.filter((record): record is AnnotationRecord => isLive(record, 'annotation')),
  );
}

function codebookRecord(story: Story): CodebookRecord | null {
  const outline = queryClient.getQueryData(outlineQuery(story.record.storyId).queryKey) ?? [];
  return outline.find((record): record is CodebookRecord => isLive(record, 'codebook')) ?? null;
}

function blankRecord({
  record,
  annotator,
}: Story): Omit<CodebookRecord, 'body' | 'created' | 'modified'> {
  const { storyId } = record;
  return {
    v: 1,
    id: asRecordId(`${storyId}/codebook`),
    kind: 'codebook',
    storyId,
    setId: '',
    articleId: '',
    refs: [],
    clock: ORIGIN,
    deleted: 0,
    by: annotator.id,
  };
}
