import type { ArticleId } from '#core/domain/ids.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { extentOf } from '#core/domain/span.ts';
import type { Paragraph } from '#core/text/paragraphs.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { queryClient, textQuery } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';

/** Texts never change, so their paragraphs do not either. */
const known = new Map<ArticleId, readonly Paragraph[]>();

/** Where an annotation is, as "D 12": account and paragraph. */
export function placeOf(story: Story, { articleId, body }: AnnotationRecord): string {
  const siglum = siglumOf(story.articles.findIndex((article) => article.articleId === articleId));
  const extent = extentOf(body.span);
  const paragraph = extent === null ? null : paragraphAt(paragraphsIn(articleId), extent.start);
  return paragraph === null ? siglum : `${siglum} ${paragraph.number}`;
}

function paragraphsIn(articleId: ArticleId): readonly Paragraph[] {
  const before = known.get(articleId);
  if (before !== undefined) return before;
  const text = queryClient.getQueryData<string>(textQuery(articleId, '').queryKey);
  if (text === undefined) return [];
  const paragraphs = paragraphsOf(text);
  known.set(articleId, paragraphs);
  return paragraphs;
}
