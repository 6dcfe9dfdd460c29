import type { ArticleId } from './ids.ts';
import type { ArticleRecord } from './record.ts';

/** One version of an account and the one that has taken its place. */
export interface Succession {
  readonly from: ArticleId;
  readonly to: ArticleId;
}

/**
 * Which versions of the accounts of a story have been replaced by which, each line of versions from its first to the one that is in
 * the story now. A line that no account of the story ends is left out.
 *
 * @param articles The articles of one story, removed ones too.
 */
export function successionsIn(articles: readonly ArticleRecord[]): readonly Succession[] {
  const byId = new Map(articles.map((article) => [article.articleId, article]));
  return articles
    .filter(({ deleted }) => deleted === 0)
    .flatMap((last) => {
      const line: Succession[] = [];
      const seen = new Set([last.articleId]);
      for (let at: ArticleRecord | undefined = last; at !== undefined;) {
        const { replaces } = at.body;
        if (replaces === undefined || seen.has(replaces)) break;
        seen.add(replaces);
        line.unshift({ from: replaces, to: at.articleId });
        at = byId.get(replaces);
      }
      return line;
    });
}
