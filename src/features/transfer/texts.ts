import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { queryClient, textQuery } from '#state/queries.ts';

/** The texts of articles, as far as they can be had now. */
export async function textsOf(
  articles: readonly ArticleRecord[],
): Promise<ReadonlyMap<ArticleId, string>> {
  const texts = await Promise.allSettled(
    articles.map(async ({ articleId, body }) => {
      const text = await queryClient.ensureQueryData(textQuery(articleId, body.path));
      return [articleId, text] as const;
    }),
  );
  return new Map(texts.flatMap((text) => (text.status === 'fulfilled' ? [text.value] : [])));
}
