import type { ArticleId } from '#core/domain/ids.ts';
import type { FoldedText, Likeness } from '#core/text/fold.ts';
import { foldText } from '#core/text/fold.ts';

interface Kept {
  readonly likeness: string;
  readonly folded: FoldedText;
}

/** The last folding of each article: the next letter typed needs the same. */
const kept = new Map<ArticleId, Kept>();

/** The folding of an article's text, made in steps the first time and kept until another likeness is asked for. */
export function* foldedArticle(
  articleId: ArticleId,
  text: string,
  { matchCase, matchAccents }: Likeness,
): Generator<undefined, FoldedText> {
  const likeness = `${matchCase} ${matchAccents}`;
  const known = kept.get(articleId);
  if (known?.likeness === likeness) return known.folded;
  const folded = yield* foldText(text, { matchCase, matchAccents });
  kept.set(articleId, { likeness, folded });
  return folded;
}
