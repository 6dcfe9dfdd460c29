import type { Change } from '#core/domain/act.ts';
import type { ArticleId } from '#core/domain/ids.ts';

import { currentPlace } from './location.ts';
import { openStory, siglumOf } from './use-story.ts';

/** More accounts than these are counted, not named. */
const MOST_NAMED = 3;

/** Where changes are that the open account does not show, to follow a verb: `in B`, `in B and D`, or nothing. */
export function elsewhere(changes: readonly Change[]): string {
  const { storyId, articleId } = currentPlace();
  const order = (openStory(storyId)?.articles ?? []).map((article) => article.articleId);
  const changed = changes.flatMap(({ after }) => (after.articleId === '' ? [] : after.articleId));
  return accountsInWords(changed, articleId ?? order[0] ?? null, order);
}

/**
 * Names accounts by their sigla, in the order of the story.
 *
 * @returns Nothing when there are none, or when the open one is among them.
 */
export function accountsInWords(
  changed: readonly ArticleId[],
  open: ArticleId | null,
  order: readonly ArticleId[],
): string {
  const accounts = new Set(changed);
  if (accounts.size === 0 || (open !== null && accounts.has(open))) return '';
  const sigla = order.flatMap((id, i) => (accounts.has(id) ? siglumOf(i) : []));
  if (sigla.length < accounts.size) return 'in another story';
  if (sigla.length > MOST_NAMED) return `in ${sigla.length} accounts`;
  const last = sigla.at(-1) ?? '';
  return sigla.length === 1 ? `in ${last}` : `in ${sigla.slice(0, -1).join(', ')} and ${last}`;
}
