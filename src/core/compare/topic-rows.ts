import type { AnnotationRecord } from '#core/domain/record.ts';

import type { Range, Topic } from './result.ts';

/** One row of the map: what the texts show, and what the editor has tagged under the same label. */
export interface TopicRow extends Topic {
  /** Whether the editor has tagged it. */
  readonly isTagged: boolean;
}

/**
 * The topics of the texts with those that the editor has tagged: a label that both have is one row, where the passages of both
 * stand. Tagged topics that no text shows by itself follow, in the order of their labels. Capitals make no difference.
 *
 * @param articles The ids of the accounts, in order.
 * @param lengths How many code units of article text each account has.
 */
export function topicRows(
  topics: readonly Topic[],
  annotations: readonly AnnotationRecord[],
  articles: readonly string[],
  lengths: ReadonlyMap<string, number>,
): readonly TopicRow[] {
  const tagged = new Map<string, { label: string; spans: Map<string, Range[]> }>();
  for (const { articleId, body } of annotations) {
    const label = body.attributes['label'];
    if (body.tag !== 'topic' || typeof label !== 'string' || label.trim() === '') continue;
    const key = label.trim().toLowerCase();
    const entry = tagged.get(key) ?? { label: label.trim(), spans: new Map<string, Range[]>() };
    tagged.set(key, entry);
    const spans = entry.spans.get(articleId) ?? [];
    spans.push(...body.span.map(({ start, end }) => ({ start, end })));
    entry.spans.set(articleId, spans);
  }
  const found = topics.map((topic): TopicRow => {
    const key = topic.label.toLowerCase();
    const own = tagged.get(key);
    if (own === undefined) return { ...topic, isTagged: false };
    tagged.delete(key);
    const cells = topic.cells.map((cell) => {
      const more = (own.spans.get(cell.article) ?? []).filter(
        (span) => !cell.spans.some(({ start, end }) => start < span.end && span.start < end),
      );
      if (more.length === 0) return cell;
      const spans = [...cell.spans, ...more].toSorted((a, b) => a.start - b.start);
      return { ...cell, spans, share: cell.share + shareOf(more, lengths.get(cell.article)) };
    });
    return { ...topic, cells, isTagged: true };
  });
  const rest = [...tagged]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { label, spans }]): TopicRow => ({
      id: `tagged ${key}`,
      label,
      isTagged: true,
      cells: articles.map((article) => {
        const own = (spans.get(article) ?? []).toSorted((a, b) => a.start - b.start);
        return { article, spans: own, share: shareOf(own, lengths.get(article)) };
      }),
    }));
  return [...found, ...rest];
}

function shareOf(spans: readonly Range[], length = 0): number {
  const covered = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return length === 0 ? 0 : Math.min(1, covered / length);
}
