import type { Codebook, Tag } from '#core/domain/codebook.ts';
import { findTag } from '#core/domain/codebook.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import type { Span } from '#core/domain/span.ts';

import { attributeWords, byText, exportView } from '../formats/export-view.ts';
import type { StoryExport } from '../formats/format.ts';
import { wordsById } from '../formats/write-files.ts';

/** One annotation as a report tells it. */
export interface ReportNote {
  /** From 1, in text order; orphans and notes on the whole article come last. */
  readonly number: number;
  readonly annotator: string;
  readonly label: string;
  readonly tag: Tag | null;
  /** UTF-16 code units; empty for the article as a whole. */
  readonly span: Span;
  /** Whether its words do not stand in the text. */
  readonly isOrphan: boolean;
  /** Names and values of its attributes, in the order of the codebook. */
  readonly attributes: readonly (readonly [string, string])[];
  readonly note: string;
  readonly decisions: readonly { readonly verdict: string; readonly reason: string }[];
  readonly replies: readonly string[];
}

/** One article with all that was said of it. */
export interface ReportPage {
  readonly article: ArticleRecord;
  readonly text: string | null;
  readonly notes: readonly ReportNote[];
  /** Who has read it to the end. */
  readonly doneBy: readonly string[];
}

/** A stretch of text with the notes that lie on it, and those that end with it. */
export interface ReportStretch {
  readonly words: string;
  readonly notes: readonly ReportNote[];
  readonly ending: readonly ReportNote[];
}

/** The pages of a story, or of one article of it, in story order; all sets of the export together. */
export function reportPages(
  input: StoryExport,
  articleId: ArticleId | null,
): readonly ReportPage[] {
  const sets = exportView(input);
  const words = wordsById(input);
  const articles = sets[0]?.pages.map(({ article, text }) => ({ article, text })) ?? [];
  return articles
    .filter(({ article }) => articleId === null || article.articleId === articleId)
    .map(({ article, text }): ReportPage => {
      const pages = sets.flatMap(({ annotator, pages: own }) =>
        own
          .filter((page) => page.article.articleId === article.articleId)
          .map((page) => ({ annotator, page })),
      );
      const all = pages.flatMap(({ annotator, page }) =>
        page.annotations.map((view) => ({ annotator, page, view })),
      );
      const place = ({ view }: (typeof all)[number]): number =>
        view.isOrphan || view.span.length === 0
          ? Number.MAX_SAFE_INTEGER
          : (view.span[0]?.start ?? 0);
      const inOrder = all.toSorted(
        (a, b) =>
          place(a) - place(b) ||
          (a.view.span.at(-1)?.end ?? 0) - (b.view.span.at(-1)?.end ?? 0) ||
          byText(a.annotator, b.annotator) ||
          byText(a.view.record.id, b.view.record.id),
      );
      const notes = inOrder.map(({ annotator, page, view }, i): ReportNote => {
        const tag = findTag(input.codebook, view.record.body.tag);
        return {
          number: i + 1,
          annotator,
          label: tag?.label ?? view.label,
          tag,
          span: view.span,
          isOrphan: view.isOrphan,
          attributes: Object.entries(view.record.body.attributes)
            .toSorted(([a], [b]) => rank(tag, a) - rank(tag, b) || byText(a, b))
            .map(
              ([name, value]) =>
                [
                  labelOf(tag, name),
                  attributeWords(value, page, words).replace(/^\[[\d;-]+\] /u, ''),
                ] as const,
            )
            .filter(([, value]) => value !== ''),
          note: view.record.body.note,
          decisions: view.decisions.map(({ body }) => ({
            verdict: body.verdict,
            reason: body.reason,
          })),
          replies: view.replies.map(({ body }) => body.text),
        };
      });
      const doneBy = pages
        .filter(({ page }) => page.done !== null)
        .map(({ annotator }) => annotator);
      return { article, text, notes, doneBy };
    });
}

/** Cuts a paragraph of a text (code units `start` to `end`) where a note begins or ends. Cost is O(notes · log notes). */
export function stretchesOf(
  text: string,
  start: number,
  end: number,
  notes: readonly ReportNote[],
): readonly ReportStretch[] {
  const pieces = notes.flatMap((note) =>
    note.isOrphan
      ? []
      : note.span.map((fragment, i) => ({ note, fragment, isLast: i === note.span.length - 1 })),
  );
  const inside = pieces.filter(({ fragment }) => fragment.start < end && fragment.end > start);
  const cuts = new Set([start, end]);
  for (const { fragment } of inside) {
    cuts.add(Math.max(start, fragment.start));
    cuts.add(Math.min(end, fragment.end));
  }
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((from, i): ReportStretch => {
    const to = places[i + 1] ?? end;
    const on = inside.filter(({ fragment }) => fragment.start <= from && fragment.end >= to);
    // The innermost is the one whose colour is seen.
    const inOrder = on.toSorted(
      (a, b) => b.fragment.end - b.fragment.start - (a.fragment.end - a.fragment.start),
    );
    return {
      words: text.slice(from, to),
      notes: inOrder.map(({ note }) => note),
      ending: on
        .filter(({ fragment, isLast }) => isLast && fragment.end === to)
        .map(({ note }) => note),
    };
  });
}

/** The paragraphs of a text as ranges of code units, blank lines left out. */
export function paragraphRanges(
  text: string,
): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[^\n]+/gu)]
    .filter(([line]) => line.trim() !== '')
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** The tags that a codebook has and those that were used, in order. */
export function tagsIn(
  { tags, retired = [] }: Codebook,
  pages: readonly ReportPage[],
): readonly Tag[] {
  const used = new Set(pages.flatMap(({ notes }) => notes.flatMap(({ tag }) => tag?.id ?? [])));
  return [...tags, ...retired].filter(({ id }) => used.has(id));
}

function rank(tag: Tag | null, name: string): number {
  const at = tag?.attributes.findIndex(({ id }) => id === name) ?? -1;
  return at === -1 ? Number.MAX_SAFE_INTEGER : at;
}

function labelOf(tag: Tag | null, name: string): string {
  return tag?.attributes.find(({ id }) => id === name)?.label ?? name;
}
