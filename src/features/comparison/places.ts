import type { Derivation, Provenance, Range, Spot } from '#core/compare/result.ts';
import { asArticleId } from '#core/domain/ids.ts';
import { extentOf } from '#core/domain/span.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { Passage } from '#core/domain/span.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { openStory, siglumOf } from '#state/use-story.ts';
import { earlierVersionInWords } from '#state/versions.ts';
import { focusText } from '#ui/focus-text.ts';

/** The texts of a story by article, as they stand. */
export type Texts = ReadonlyMap<string, string>;

/** The siglum of an article of the story, or that of the account whose earlier version it is; `?` for any other. */
export function siglumIn(story: Story, article: string): string {
  const at = story.articles.findIndex(({ articleId }) => articleId === article);
  return at === -1 ? (earlierVersionInWords(story, article) ?? '?') : siglumOf(at);
}

/** How an account is called: as the editor has named its outlet, or that nobody has. */
export function outletIn(story: Story, article: string): string {
  const known = [...story.articles, ...story.replaced];
  const outlet = known.find(({ articleId }) => articleId === article)?.body.outlet ?? '';
  return outlet === '' ? 'not named' : outlet;
}

/** The number of the paragraph at an offset of a text. */
export function paragraphOf(texts: Texts, { article, start }: Spot): number {
  return paragraphAt(paragraphsOf(texts.get(article) ?? ''), start)?.number ?? 1;
}

/** A place as it is cited: `D ¶4`, or the siglum alone for an account as a whole. */
export function citation(story: Story, texts: Texts, spot: Spot): string {
  const siglum = siglumIn(story, spot.article);
  return spot.start === spot.end ? siglum : `${siglum} ¶${paragraphOf(texts, spot)}`;
}

/** Places as they are cited together: `A ¶1, B ¶1; E ¶2`. Those of one account stand together. */
export function citations(story: Story, texts: Texts, spots: readonly Spot[]): string {
  return [...new Set(spots.map((spot) => citation(story, texts, spot)))].join(', ');
}

/** The words of a place. */
export function wordsAt(texts: Texts, { article, start, end }: Spot): string {
  return (texts.get(article) ?? '').slice(start, end);
}

/** A passage of an annotation as a place; `null` for one without words. */
export function spotOf({ articleId, fragments }: Passage): Spot | null {
  const extent = extentOf(fragments);
  return extent === null ? null : { article: articleId, ...extent };
}

/** Opens the account of a place, with its words selected and in view; of an earlier version what was changed since. */
export function readInPlace({ article, start, end }: Spot): void {
  const articleId = asArticleId(article);
  if (!isInStory(article)) {
    setSession({ overlay: 'versions', versionsOf: articleId });
    return;
  }
  const words = { start, end };
  const selection =
    start === end
      ? null
      : { articleId, ...words, backward: false, native: words, by: 'keyboard' as const };
  goTo({ view: 'read', articleId, annotationId: null }, 'push');
  setSession({ selection, caret: start });
  requestAnimationFrame(focusText);
}

/** Opens the card of an annotation in its account. */
export function openTag({ articleId, id }: AnnotationRecord): void {
  goTo({ view: 'read', articleId, annotationId: id }, 'push');
}

function isInStory(article: string): boolean {
  const story = openStory(currentPlace().storyId);
  return story === null || story.articles.some(({ articleId }) => articleId === article);
}

/** Opens two places side by side; of an account and an earlier version of it what was changed. */
export function readSideBySide(a: Spot, b: Spot): void {
  const gone = [a, b].find(({ article }) => !isInStory(article));
  if (gone !== undefined) {
    readInPlace(gone);
    return;
  }
  goTo(
    {
      view: 'compare',
      articleId: asArticleId(a.article),
      other: asArticleId(b.article),
      third: null,
      row: `${a.start}-${b.start}`,
      annotationId: null,
    },
    'push',
  );
}

/** Whether two stretches of one text share a character. */
export function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** How an account stands to the others, in a few words: `copies D`. */
export function derivationInWords(
  story: Story,
  { derivations }: Provenance,
  article: string,
): string {
  const own = derivations.find((derivation) => derivation.article === article);
  return own === undefined ? '' : standing(story, own);
}

function standing(story: Story, { kind, of }: Derivation): string {
  const source = of === null ? '' : siglumIn(story, of);
  switch (kind) {
    case 'copies':
      return `copies ${source}`;
    case 'rewrites':
      return `rewrites ${source}`;
    case 'common-source':
      return `one source with ${source}`;
    case 'independent':
      return 'independent';
  }
}
