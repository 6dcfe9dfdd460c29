import { spanStands } from '#core/anchor/describe.ts';
import type { ArticleId, RecordId } from '#core/domain/ids.ts';
import type {
  AnnotationRecord,
  ArticleRecord,
  AttributeValue,
  DecisionRecord,
  DoneRecord,
  JsonObject,
  LinkRecord,
  ReplyRecord,
  SetRecord,
} from '#core/domain/record.ts';
import { isLive, isPassage } from '#core/domain/record.ts';
import { type Fragment, type Span, wordsOf } from '#core/domain/span.ts';
import { codePointIndex, type CodePointIndex } from '#core/text/code-points.ts';

import { isJsonObject } from '../foreign.ts';
import { safeName, uniqueNames } from './file-names.ts';
import type { FormatId, StoryExport } from './format.ts';

/** A piece of a span in code points, with its words. */
export interface PointFragment {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** An annotation as writers see it. */
export interface AnnotationView {
  readonly record: AnnotationRecord;
  /** The tag as the format it came from wrote it, or its id. */
  readonly label: string;
  /** In code points; as stored where the words do not stand there. */
  readonly fragments: readonly PointFragment[];
  /** UTF-16 code units. */
  readonly span: Span;
  readonly isOrphan: boolean;
  readonly decisions: readonly DecisionRecord[];
  readonly replies: readonly ReplyRecord[];
}

/** One article with what one annotator said of it. */
export interface PageView {
  readonly article: ArticleRecord;
  /** `null` where it is not at hand. */
  readonly text: string | null;
  /** Safe for a file, without ending; no two articles share it. */
  readonly name: string;
  readonly annotations: readonly AnnotationView[];
  /** Links that begin here, both ends of them live. */
  readonly links: readonly LinkRecord[];
  readonly done: DoneRecord | null;
  /** What the format of that id keeps of the document, from an earlier import. */
  readonly original: (format: FormatId) => JsonObject | null;
}

/** One annotator's set. */
export interface SetView {
  readonly set: SetRecord;
  readonly annotator: string;
  /** Safe for a folder; no two sets share it. */
  readonly name: string;
  readonly pages: readonly PageView[];
}

/**
 * A story as writers go through it: sets by title and id, articles in story order, annotations by place and id, so that the same
 * content gives the same bytes. Removed records are left out.
 */
export function exportView(input: StoryExport): readonly SetView[] {
  const articles = input.articles
    .filter(({ deleted }) => deleted === 0)
    .toSorted((a, b) => a.body.order - b.body.order || byText(a.articleId, b.articleId));
  const unique = uniqueNames();
  const names = new Map(
    articles.map(({ articleId, body }, i) => [articleId, unique(articleName(body, i))]),
  );
  const indices = new Map<ArticleId, CodePointIndex>();
  for (const { articleId } of articles) {
    const text = input.texts.get(articleId);
    if (text !== undefined) indices.set(articleId, codePointIndex(text));
  }
  const uniqueSet = uniqueNames();
  const all = input.sets.flatMap(({ records }) => records);
  const decisions = grouped(all.filter((record) => isLive(record, 'decision')));
  const replies = grouped(all.filter((record) => isLive(record, 'reply')));
  const live = new Set(all.filter((record) => isLive(record, 'annotation')).map(({ id }) => id));
  const inOrder = input.sets.toSorted(
    (a, b) =>
      byText(a.set.body.annotator.name, b.set.body.annotator.name) ||
      byText(a.set.setId, b.set.setId),
  );
  return inOrder.map(({ set, records }): SetView => {
    const annotator = set.body.annotator.name;
    const annotations = records.filter((record) => isLive(record, 'annotation'));
    const links = records.filter((record) => isLive(record, 'link'));
    const done = records.filter((record) => isLive(record, 'done'));
    const pages = articles.map((article): PageView => {
      const { articleId } = article;
      const text = input.texts.get(articleId) ?? null;
      const own = annotations
        .filter((record) => record.articleId === articleId)
        .map((record) =>
          annotationView(record, text, indices.get(articleId) ?? null, decisions, replies),
        )
        .toSorted(
          (a, b) =>
            startOf(a) - startOf(b) || endOf(a) - endOf(b) || byText(a.record.id, b.record.id),
        );
      const ids = new Set(own.map(({ record }) => record.id));
      return {
        article,
        text,
        name: names.get(articleId) ?? '',
        annotations: own,
        links: links
          .filter(({ body }) => ids.has(body.from) && body.to.some((id) => live.has(id)))
          .toSorted((a, b) => byText(a.created, b.created) || byText(a.id, b.id)),
        done: done.find((record) => record.articleId === articleId) ?? null,
        original: (format) => originalOf(set, articleId, format),
      };
    });
    return { set, annotator, name: uniqueSet(safeName(annotator, 'annotator')), pages };
  });
}

/** The words of an attribute, for formats that know only text. A passage is its offsets and its words. */
export function attributeWords(
  value: AttributeValue,
  page: Pick<PageView, 'text'>,
  wordsById: (id: RecordId) => string,
): string {
  if (typeof value !== 'object') return String(value);
  if (isPassage(value)) {
    const index = page.text === null ? null : codePointIndex(page.text);
    const isHere = page.text !== null && spanStands(page.text, value.fragments);
    const places = value.fragments.map((fragment) => pointsOf(fragment, isHere ? index : null));
    return `[${places.map(({ start, end }) => `${start}-${end}`).join(';')}] ${wordsOf(value.fragments)}`;
  }
  return value
    .map((part) => (isPassage(part) ? wordsOf(part.fragments) : wordsById(part.annotation)))
    .join(' | ');
}

/** What the format of that id keeps of an item, from an earlier import. */
export function originalOfItem(
  { foreign }: { readonly foreign?: JsonObject },
  format: FormatId,
): JsonObject | null {
  const original = foreign?.['galley:original'];
  return isJsonObject(original) && original['format'] === format ? original : null;
}

/** Compares by code units: `localeCompare` differs between machines. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function annotationView(
  record: AnnotationRecord,
  text: string | null,
  index: CodePointIndex | null,
  decisions: ReadonlyMap<RecordId, readonly DecisionRecord[]>,
  replies: ReadonlyMap<RecordId, readonly ReplyRecord[]>,
): AnnotationView {
  const { span, tag } = record.body;
  const stands = text !== null && spanStands(text, span);
  const label = record.foreign?.['galley:label'];
  const isOwn =
    typeof label === 'string' && label.normalize('NFKC').toLowerCase().trim() === tag.toLowerCase();
  return {
    record,
    label: isOwn ? label : tag,
    fragments: span.map((fragment) => pointsOf(fragment, stands ? index : null)),
    span,
    isOrphan: span.length > 0 && !stands,
    decisions: decisions.get(record.id) ?? [],
    replies: replies.get(record.id) ?? [],
  };
}

function pointsOf({ start, end, exact }: Fragment, index: CodePointIndex | null): PointFragment {
  return index === null
    ? { start, end, exact }
    : { start: index.toCodePoints(start), end: index.toCodePoints(end), exact };
}

function grouped<R extends DecisionRecord | ReplyRecord>(
  records: readonly R[],
): ReadonlyMap<RecordId, readonly R[]> {
  const groups = new Map<RecordId, R[]>();
  for (const record of records.toSorted(
    (a, b) => byText(a.created, b.created) || byText(a.id, b.id),
  )) {
    groups.set(record.body.target, [...(groups.get(record.body.target) ?? []), record]);
  }
  return groups;
}

function articleName({ fileName, headline, outlet }: ArticleRecord['body'], order: number): string {
  const words =
    [fileName.replace(/\.[^.]+$/u, ''), headline, outlet].find((each) => each !== '') ?? '';
  return safeName(words, `article-${order + 1}`);
}

function originalOf(
  { foreign }: SetRecord,
  articleId: ArticleId,
  format: FormatId,
): JsonObject | null {
  const documents = foreign?.['galley:documents'];
  const own = isJsonObject(documents) ? documents[`id=${articleId}`] : undefined;
  const original = isJsonObject(own) ? own['galley:original'] : undefined;
  return isJsonObject(original) && original['format'] === format ? original : null;
}

function startOf({ fragments }: AnnotationView): number {
  return fragments[0]?.start ?? Number.MAX_SAFE_INTEGER;
}

function endOf({ fragments }: AnnotationView): number {
  return fragments.at(-1)?.end ?? Number.MAX_SAFE_INTEGER;
}
