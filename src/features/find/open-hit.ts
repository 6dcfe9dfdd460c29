import type { FindQuery } from '#core/find/query.ts';
import type { Hit } from '#core/find/search-article.ts';
import { wordsOf } from '#core/domain/span.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { queryClient, textQuery } from '#state/queries.ts';
import { announce, session, setSession } from '#state/session.ts';
import { openStory, siglumOf, tagOf } from '#state/use-story.ts';
import { firstWords } from '#state/words.ts';
import { focusText } from '#ui/focus-text.ts';

import type { Found } from './found.ts';
import { foldList, foundNow, hitAt, takeInHand } from './found.ts';
import { scrollToOffset } from './paragraphs-in-page.ts';
import { currentQuery, keepQuery } from './query-draft.ts';

const LONGEST_SPOKEN = 60;

/** Shows a hit in its text, in hand and ready to be worked on, whatever layer was hidden. The list stays. */
export function openHit(index: number): void {
  const { found } = foundNow();
  const hit = found === null ? null : hitAt(found, index);
  if (found === null || hit === null) return;
  keepQuery();
  takeInHand(index, true);
  foldList(true);
  const { articleId } = hit;
  const place = currentPlace();
  const open = place.articleId ?? openStory(place.storyId)?.articles[0]?.articleId;
  const step = articleId === open ? 'replace' : 'push';
  // What is in hand already may have been scrolled away: it is not shown anew by itself.
  if (isInHand(hit)) scrollToOffset(hit.start);
  if (hit.kind === 'passage') {
    const { start, end } = hit;
    const words = { start, end };
    setSession({
      selection: { articleId, ...words, backward: false, native: words, by: 'keyboard' },
    });
    goTo({ articleId, annotationId: null }, step);
  } else {
    const { record } = hit;
    setSession({ selection: null, caret: step === 'push' ? null : hit.start });
    goTo(
      {
        articleId,
        annotationId: record.id,
        hiddenTags: place.hiddenTags.filter((tag) => tag !== record.body.tag),
        hiddenSets: place.hiddenSets.filter((set) => set !== record.setId),
      },
      step,
    );
  }
  focusText();
  announce(`${index + 1} of ${found.total}, ${inWords(hit)}`);
}

/** The query whose first hit is opened as soon as it is there: Enter may be pressed before. */
let wanted: FindQuery | null = null;

/**
 * Opens the hit in hand, or, while what was found answers an older query, the first hit of this one when it comes.
 */
export function openInHand(): void {
  const { found, inHand } = foundNow();
  const query = currentQuery();
  const isCurrent = found !== null && found.query === query;
  wanted = isCurrent ? null : query;
  if (isCurrent) openHit(inHand.index);
}

/** Opens the first hit if it is waited for. */
export function openAwaited({ query, total }: Found): void {
  if (wanted === null || query !== wanted || total === 0) return;
  wanted = null;
  openHit(0);
}

/** Opens the next hit, or the previous one; after the last comes the first. */
export function stepHit(step: 1 | -1): void {
  const { found, inHand } = foundNow();
  if (found === null || found.total === 0) return;
  const next = inHand.opened || step === -1 ? inHand.index + step : inHand.index;
  openHit((next + found.total) % found.total);
}

/** Whether there is anything to step through. */
export function hasHits(): boolean {
  return (foundNow().found?.total ?? 0) > 0;
}

/** The place of a hit as it is cited, in words: "Account B, paragraph 4, quote, very good". */
export function inWords(hit: Hit): string {
  const story = openStory(currentPlace().storyId);
  const text = queryClient.getQueryData<string>(textQuery(hit.articleId, '').queryKey);
  if (story === null || text === undefined) return '';
  const siglum = siglumOf(story.articles.findIndex(({ articleId }) => articleId === hit.articleId));
  const paragraph = paragraphAt(paragraphsOf(text), hit.start)?.number ?? 1;
  const place = `account ${siglum}, paragraph ${paragraph}`;
  if (hit.kind === 'passage') return `${place}, ${text.slice(hit.start, hit.end)}`;
  const { label } = tagOf(story, hit.record.setId, hit.record.body.tag);
  const words = firstWords(wordsOf(hit.record.body.span), LONGEST_SPOKEN);
  return `${place}, ${label.toLowerCase()}, ${words || 'the account as a whole'}`;
}

function isInHand(hit: Hit): boolean {
  const { selection } = session();
  return hit.kind === 'annotation'
    ? currentPlace().annotationId === hit.record.id
    : selection?.articleId === hit.articleId &&
        selection.start === hit.start &&
        selection.end === hit.end;
}
