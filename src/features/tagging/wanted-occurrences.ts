import type { ArticleId } from '#core/domain/ids.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { currentPlace } from '#state/location.ts';
import { session } from '#state/session.ts';

import { openArticle, recordsOf } from './acts.ts';

/** The words whose occurrences are to be tagged. */
export interface Wanted {
  readonly words: string;
  readonly articleId: ArticleId;
  /** Where they end, in UTF-16 code units. */
  readonly end: number;
  /** The annotation that they are from; `null` for selected words. */
  readonly annotation: AnnotationRecord | null;
}

/** The selected words or, without any, those of the annotation in hand; `null` when there are none of one piece. */
export function wantedOccurrences(): Wanted | null {
  const open = openArticle();
  if (open === null) return null;
  const { articleId, text } = open;
  const { selection } = session();
  if (selection !== null) {
    const words = text.slice(selection.start, selection.end);
    return selection.articleId === articleId
      ? { words, articleId, end: selection.end, annotation: null }
      : null;
  }
  const inHand = recordsOf(articleId).find(({ id }) => id === currentPlace().annotationId);
  if (inHand === undefined || !isLive(inHand, 'annotation')) return null;
  const [fragment, ...more] = inHand.body.span;
  if (fragment === undefined || more.length > 0) return null;
  return { words: fragment.exact, articleId, end: fragment.end, annotation: inHand };
}
