import type { ArticleId, RecordId } from '#core/domain/ids.ts';
import type { AttributeValue, JsonObject } from '#core/domain/record.ts';

import {
  type AnnotationView,
  attributeWords,
  exportView,
  originalOfItem,
  type PageView,
  type SetView,
} from './export-view.ts';
import { isJsonObject } from '../foreign.ts';
import { idOf } from '../iri.ts';
import type { SourceFile, StoryExport } from './format.ts';
import { CONTINUES } from './read-label-studio.ts';
import { jsonFile, wordsById } from './write-files.ts';
import { aboutOf } from './write-prodigy.ts';

/**
 * Writes one file of Label Studio tasks: an article is a task, a set is one of its annotations. Offsets count code points. Pieces of
 * one span are regions tied by the relation `continues`; attributes and notes are answers to the region of the same id.
 */
export function writeLabelStudio(input: StoryExport): readonly SourceFile[] {
  const views = exportView(input);
  const words = wordsById(input);
  const tasks = (views[0]?.pages ?? []).flatMap((first, i): JsonObject[] => {
    if (first.text === null) return [];
    const { articleId } = first.article;
    const own = views.flatMap((view) => pageOf(view, articleId).map((page) => ({ view, page })));
    const original =
      own.map(({ page }) => page.original('label-studio')).find((each) => each !== null) ?? {};
    const { format: _, field, data, ...rest } = original;
    const name = typeof field === 'string' ? field : 'text';
    return [
      {
        id: i + 1,
        ...rest,
        data: {
          [name]: first.text,
          ...(isJsonObject(data) ? data : aboutOf(first)),
        },
        annotations: own
          .filter(({ page }) => page.annotations.length > 0 || page.done !== null)
          .map(({ view, page }, n) => annotationOf(view, page, n + 1, words)),
        predictions: [],
      },
    ];
  });
  return [jsonFile('label-studio.json', tasks)];
}

function pageOf({ pages }: SetView, articleId: ArticleId): readonly PageView[] {
  return pages.filter(({ article }) => article.articleId === articleId);
}

function annotationOf(
  { annotator }: SetView,
  page: PageView,
  id: number,
  words: (id: RecordId) => string,
): JsonObject {
  const kept = page.annotations.filter(({ isOrphan }) => !isOrphan);
  const names = new Map(kept.map((view, i) => [view.record.id, nameOf(view, i)]));
  const { format: _, ...original } =
    (page.done === null ? null : originalOfItem(page.done, 'label-studio')) ?? {};
  return {
    id,
    completed_by: { email: annotator },
    ...original,
    was_cancelled: page.done === null,
    result: [
      ...kept.flatMap((view) => regionsOf(view, page, names.get(view.record.id) ?? '', words)),
      ...page.links.flatMap((link) =>
        link.body.to.flatMap((to): JsonObject[] => {
          const { body } = link;
          const direction = originalOfItem(link, 'label-studio')?.['direction'] ?? 'right';
          const [from_id, to_id] = [names.get(body.from), names.get(to)];
          return from_id === undefined || to_id === undefined
            ? []
            : [{ type: 'relation', from_id, to_id, direction, labels: [body.relation] }];
        }),
      ),
    ],
  };
}

/** The id of the region that it came from, or one that follows from its number. */
function nameOf({ record }: AnnotationView, order: number): string {
  const via = record.foreign?.['via'];
  const original = originalOfItem(record, 'label-studio');
  return original !== null && typeof via === 'string' ? idOf(via) : `r${order + 1}`;
}

function regionsOf(
  view: AnnotationView,
  page: PageView,
  id: string,
  words: (id: RecordId) => string,
): readonly JsonObject[] {
  const { fragments, label, record } = view;
  const { format: _, answers: types, ...rest } = originalOfItem(record, 'label-studio') ?? {};
  const to = { from_name: 'label', to_name: 'text', origin: 'manual', ...rest };
  const target = typeof to.to_name === 'string' ? to.to_name : 'text';
  const own = fragments[0];
  const place = own === undefined ? {} : { start: own.start, end: own.end, text: own.exact };
  const first: JsonObject =
    own === undefined
      ? { id, type: 'choices', ...to, from_name: 'article', value: { choices: [label] } }
      : { id, type: 'labels', ...to, value: { ...place, labels: [label] } };
  const others = fragments.slice(1).flatMap(({ start, end, exact }, i): JsonObject[] => [
    {
      id: `${id}-${i + 2}`,
      type: 'labels',
      ...to,
      value: { start, end, text: exact, labels: [label] },
    },
    {
      type: 'relation',
      from_id: id,
      to_id: `${id}-${i + 2}`,
      direction: 'right',
      labels: [CONTINUES],
    },
  ]);
  const answers = Object.entries(record.body.attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, value]) => attributeWords(value, page, words) !== '')
    .map(([name, value]) =>
      isJsonObject(types) && types[name] === 'choices'
        ? choices(id, name, target, place, attributeWords(value, page, words))
        : answer(id, name, target, place, value, attributeWords(value, page, words)),
    );
  const note =
    record.body.note === ''
      ? []
      : [answer(id, 'note', target, place, record.body.note, record.body.note)];
  return [first, ...answers, ...note, ...others];
}

/** An answer that was given by choosing. */
function choices(
  id: string,
  from_name: string,
  to_name: string,
  place: JsonObject,
  words: string,
): JsonObject {
  return {
    id,
    from_name,
    to_name,
    type: 'choices',
    value: { ...place, choices: words.split('\n') },
  };
}

function answer(
  id: string,
  from_name: string,
  to_name: string,
  place: JsonObject,
  value: AttributeValue,
  words: string,
): JsonObject {
  const shared = { id, from_name, to_name };
  if (typeof value === 'number')
    return { ...shared, type: 'number', value: { ...place, number: value } };
  const { text: _, ...offsets } = place;
  return { ...shared, type: 'textarea', value: { ...offsets, text: [words] } };
}
