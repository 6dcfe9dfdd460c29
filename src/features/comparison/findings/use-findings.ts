import { useMemo } from 'react';

import type { DraftSet } from '#core/compare/drafts.ts';
import { draftsOf, writtenAs } from '#core/compare/drafts.ts';
import type { Comparison, Finding } from '#core/compare/result.ts';
import type { AnnotationRecord, DecisionRecord, GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { dismissalIdOf } from '#platform/ids.ts';
import { useStoryRecords } from '#state/comparison.ts';
import type { Story } from '#state/use-story.ts';

import type { Texts } from '../places.ts';

/** A finding with what has become of it. */
export interface FindingRow {
  readonly finding: Finding;
  /** From 1, in the order of seriousness. */
  readonly rank: number;
  /** What it would become, place by place; worked out when first asked for. */
  readonly draftSet: () => DraftSet;
  /** What it has become: an annotation for each draft that has been written, in their order. */
  readonly written: readonly AnnotationRecord[];
  /** Its dismissal, standing or taken back; `null` if there never was one. */
  readonly dismissal: DecisionRecord | null;
  readonly state: 'open' | 'tagged' | 'dismissed';
}

/** The findings of a story, most serious first, with what the editor has made of each. */
export function useFindings(
  story: Story,
  comparison: Comparison,
  texts: Texts,
): readonly FindingRow[] {
  const records = useStoryRecords(story);
  const drafted = useMemo(
    () =>
      comparison.findings.map((finding) => ({
        finding,
        dismissalId: onceAsked(() => dismissalIdOf(story.mySetId, finding.id)),
        draftSet: onceAsked(() => draftsOf(finding, story.codebook, texts)),
      })),
    [comparison, story.mySetId, story.codebook, texts],
  );
  return useMemo(() => {
    const flat = records.flat();
    const dismissals = new Map(
      flat.filter((record) => record.kind === 'decision').map((record) => [record.id, record]),
    );
    const annotations = ownAnnotations(flat, story);
    return drafted.map(({ finding, dismissalId, draftSet }, i): FindingRow => {
      // Nothing has been made of most findings, of whose words nothing needs to be known then.
      const isUntouched = finding.spans.every(({ article }) => !annotations.has(article));
      const written = isUntouched
        ? []
        : draftSet().drafts.flatMap(
            (draft) => writtenAs(draft, annotations.get(draft.articleId) ?? []) ?? [],
          );
      const dismissal = dismissals.size === 0 ? null : (dismissals.get(dismissalId()) ?? null);
      const isDismissed = dismissal?.deleted === 0;
      const state = written.length > 0 ? 'tagged' : isDismissed ? 'dismissed' : 'open';
      return { finding, rank: i + 1, draftSet, written, dismissal, state };
    });
  }, [drafted, records, story]);
}

/** A value that is worked out when it is first asked for. */
function onceAsked<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The editor's own annotations by article. */
function ownAnnotations(
  records: readonly GalleyRecord[],
  story: Story,
): ReadonlyMap<string, readonly AnnotationRecord[]> {
  const own = records.filter(
    (record): record is AnnotationRecord =>
      isLive(record, 'annotation') && record.setId === story.mySetId,
  );
  const byArticle = new Map<string, AnnotationRecord[]>();
  for (const annotation of own) {
    const list = byArticle.get(annotation.articleId);
    if (list === undefined) byArticle.set(annotation.articleId, [annotation]);
    else list.push(annotation);
  }
  return byArticle;
}
