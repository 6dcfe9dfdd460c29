import type { Counterpart } from '#core/compare/counterparts.ts';
import { counterpartsOf } from '#core/compare/counterparts.ts';
import type { Draft } from '#core/compare/drafts.ts';
import { quoteDraft, writtenAs } from '#core/compare/drafts.ts';
import { asArticleId } from '#core/domain/ids.ts';
import type { AnnotationBody, AnnotationRecord, LinkRecord } from '#core/domain/record.ts';
import { extentOf, spanOf } from '#core/domain/span.ts';
import type { Known } from '#state/comparison.ts';
import type { Story } from '#state/use-story.ts';

import type { OwnWork } from '../own-work.ts';
import { overlap } from '../places.ts';

const QUOTE = 'quote';
const ERROR = 'error';

/** A place in another account where the same tag may stand. */
export interface Offer {
  readonly counterpart: Counterpart;
  readonly draft: Draft;
  /** The editor's annotation that stands there already, or `null`. */
  readonly known: AnnotationRecord | null;
  /** Whether it is linked to the annotation in hand already. */
  readonly isLinked: boolean;
}

/**
 * What the annotation in hand could be tagged and linked with in the other accounts, in their order. What is wrong here is not wrong
 * there: an error has no counterparts.
 */
export function offersFor(
  story: Story,
  { comparison, texts }: Known,
  own: OwnWork,
  annotation: AnnotationRecord,
): readonly Offer[] {
  const { articleId, body } = annotation;
  const extent = extentOf(body.span);
  if (extent === null || body.tag === ERROR) return [];
  const words = { article: articleId, ...extent };
  return counterpartsOf(comparison, texts, words, body.tag === QUOTE).flatMap((counterpart) => {
    const { spot } = counterpart;
    const text = texts.get(spot.article);
    if (text === undefined) return [];
    const quote = comparison.quotes.find(
      ({ article, start }) => article === spot.article && start === spot.start,
    );
    const told =
      body.tag === QUOTE && quote !== undefined
        ? (quoteDraft(quote, story.codebook, texts)?.attributes ?? {})
        : {};
    const draft: Draft = {
      articleId: asArticleId(spot.article),
      span: spanOf(text, [spot]),
      tag: body.tag,
      attributes: { ...repeated(body), ...told },
    };
    const known = writtenAs(draft, own.annotations);
    return [{ counterpart, draft, known, isLinked: hasLink(own.links, annotation, known) }];
  });
}

/** What of an annotation holds for its counterparts too: words and choices, but not what points into a text. */
function repeated({ attributes }: AnnotationBody): AnnotationBody['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => typeof value !== 'object'),
  );
}

function hasLink(
  links: readonly LinkRecord[],
  a: AnnotationRecord,
  b: AnnotationRecord | null,
): boolean {
  return (
    b !== null &&
    links.some(
      ({ body: { from, to } }) =>
        (from === a.id && to.includes(b.id)) || (from === b.id && to.includes(a.id)),
    )
  );
}

/** The link that joins counterparts of one tag: the first that the codebook has of those that say so. */
export function relationFor(story: Story, { body }: AnnotationRecord): string | null {
  const wanted = body.tag === QUOTE ? 'same-utterance' : 'same-claim';
  const { relations } = story.codebook;
  return (relations.find(({ id }) => id === wanted) ?? relations[0])?.id ?? null;
}

/** What the account says of a quotation that its annotation does not yet: speaker, cue, form, how true it is. */
export function missingOfQuote(
  story: Story,
  { comparison, texts }: Known,
  { articleId, body }: AnnotationRecord,
): AnnotationBody['attributes'] {
  const extent = extentOf(body.span);
  if (body.tag !== QUOTE || extent === null) return {};
  const quote = comparison.quotes.find(
    (candidate) => candidate.article === articleId && overlap(candidate, extent),
  );
  const draft = quote === undefined ? null : quoteDraft(quote, story.codebook, texts);
  return Object.fromEntries(
    Object.entries(draft?.attributes ?? {}).filter(([id]) => body.attributes[id] === undefined),
  );
}
