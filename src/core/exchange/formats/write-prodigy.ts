import type { Json, JsonObject, SetRecord } from '#core/domain/record.ts';

import {
  type AnnotationView,
  attributeWords,
  exportView,
  originalOfItem,
  type PageView,
} from './export-view.ts';
import type { SourceFile, StoryExport } from './format.ts';
import { linesFile, wordsById } from './write-files.ts';

const ANSWERS = { accepted: 'accept', rejected: 'reject', 'needs-work': 'ignore' } as const;

/**
 * Writes JSON lines as Prodigy and spaCy read them, a file for each annotator, an article in a line. Offsets count code points. An
 * annotation of several fragments has the extent of the whole, and its `fragments`. The answer is that of the annotator's own
 * decisions; where they differ, each answer is a line of its own.
 */
export function writeProdigy(input: StoryExport): readonly SourceFile[] {
  const words = wordsById(input);
  return exportView(input).map(({ name, annotator, set, pages }) => {
    const lines = pages.flatMap((page): JsonObject[] => {
      if (page.text === null) return [];
      const kept = page.annotations.filter(({ isOrphan }) => !isOrphan);
      const answers = [...new Set(kept.map((view) => answerOf(view, set)))].toSorted();
      const { format: _, ...rest } = page.original('prodigy') ?? {};
      return (answers.length === 0 ? [''] : answers).map((answer): JsonObject => {
        const own = kept.filter((view) => answerOf(view, set) === answer);
        const whole = own
          .filter(({ fragments }) => fragments.length === 0)
          .map(({ label }) => label);
        const said = answer === '' && page.done !== null ? 'accept' : answer;
        return {
          text: page.text ?? '',
          ...aboutOf(page),
          spans: own
            .filter(({ fragments }) => fragments.length > 0)
            .map((view) => spanOf(view, page, words)),
          ...relationsOf(page, own),
          ...(whole.length === 0 ? {} : { accept: whole }),
          ...(said === '' ? {} : { answer: said }),
          ...rest,
          _annotator_id:
            typeof rest['_annotator_id'] === 'string' ? rest['_annotator_id'] : annotator,
        };
      });
    });
    return linesFile(`${name}.jsonl`, lines);
  });
}

/** The answer that the annotator gave by a decision of their own, or `''`. */
function answerOf({ decisions }: AnnotationView, { setId }: SetRecord): string {
  const own = decisions.findLast((decision) => decision.setId === setId);
  return own === undefined ? '' : ANSWERS[own.body.verdict];
}

/** What is known of an article, under names that the reader finds again. */
export function aboutOf({ article }: PageView): JsonObject {
  const { headline, outlet, date, url, language, fileName } = article.body;
  const all = { headline, outlet, date, url, language, file_name: fileName };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

function spanOf(
  view: AnnotationView,
  page: PageView,
  words: Parameters<typeof attributeWords>[2],
): JsonObject {
  const { fragments, label, record } = view;
  const { format: _, ...rest } = originalOfItem(record, 'prodigy') ?? {};
  const attributes = Object.entries(record.body.attributes)
    .map(([name, value]): [string, Json] => [
      name,
      typeof value === 'object' ? attributeWords(value, page, words) : value,
    ])
    .filter(([, value]) => value !== '');
  return {
    start: fragments[0]?.start ?? 0,
    end: fragments.at(-1)?.end ?? 0,
    label,
    text: fragments.map(({ exact }) => exact).join(' … '),
    ...(fragments.length > 1
      ? { fragments: fragments.map(({ start, end, exact }) => ({ start, end, text: exact })) }
      : {}),
    ...(record.body.note === '' ? {} : { note: record.body.note }),
    ...(attributes.length === 0
      ? {}
      : { attributes: Object.fromEntries(attributes.toSorted(([a], [b]) => (a < b ? -1 : 1))) }),
    ...rest,
  };
}

function relationsOf({ links }: PageView, own: readonly AnnotationView[]): JsonObject {
  const ends = new Map(own.map((view) => [view.record.id, view]));
  const relations = links.flatMap(({ body }) =>
    body.to.flatMap((id): JsonObject[] => {
      const [head, child] = [ends.get(body.from), ends.get(id)];
      if (
        head === undefined ||
        child === undefined ||
        head.fragments.length === 0 ||
        child.fragments.length === 0
      )
        return [];
      return [{ label: body.relation, head_span: endOf(head), child_span: endOf(child) }];
    }),
  );
  return relations.length === 0 ? {} : { relations };
}

function endOf({ fragments, label }: AnnotationView): JsonObject {
  return { start: fragments[0]?.start ?? 0, end: fragments.at(-1)?.end ?? 0, label };
}
