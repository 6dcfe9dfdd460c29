import type { Codebook, Tag } from '#core/domain/codebook.ts';
import { asArticleId } from '#core/domain/ids.ts';
import type { ArticleId, TagId } from '#core/domain/ids.ts';
import type { AnnotationBody, AnnotationRecord, AttributeValue } from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';
import type { Passage, Span } from '#core/domain/span.ts';

import type { ClaimCell, Finding, Quote, Range, Spot } from './result.ts';

/** An annotation that a finding would become, before anybody has said so. */
export interface Draft {
  readonly articleId: ArticleId;
  /** Empty for the article as a whole. */
  readonly span: Span;
  readonly tag: TagId;
  readonly attributes: AnnotationBody['attributes'];
}

/** What a finding would become, whole. */
export interface DraftSet {
  /** In the order of the places of the finding. None where the codebook lacks the tag that it would take. */
  readonly drafts: readonly Draft[];
  /** The link between the first of them and each of the others, or `null` for none. */
  readonly relation: string | null;
}

/** The correction where nothing should stand in the place of the words: an attribute without words counts as not filled in. */
const TAKE_OUT = 'take out';
/** More evidence than this says nothing more. */
const MOST_EVIDENCE = 12;

/**
 * The annotations that a finding comes to, with the ids of the default codebook. Where one account is at fault, each of its
 * places is an error with kind, severity, correction, evidence and reason; where accounts stand against each other and none is
 * known to be right, each place is a claim (words inside quotation marks: a quote), linked to the others, with the other
 * places as its basis. What an account leaves out is an error on the account as a whole. Attributes and choices that the
 * codebook does not have are left out.
 *
 * @param texts By article; a place in any other text is left out.
 */
export function draftsOf(
  finding: Finding,
  codebook: Codebook,
  texts: ReadonlyMap<string, string>,
): DraftSet {
  const isOneSided = new Set(finding.spans.map(({ article }) => article)).size === 1;
  const isQuote = finding.kind === 'misquote' || finding.kind === 'translation';
  const id = isOneSided ? 'error' : isQuote ? 'quote' : 'claim';
  const tag = codebook.tags.find((candidate) => candidate.id === id);
  if (tag === undefined) return { drafts: [], relation: null };
  const relation = isQuote ? 'same-utterance' : 'contradicts';
  const drafts = finding.spans.flatMap((spot) => {
    const others = finding.spans.filter(({ article }) => article !== spot.article);
    const values = isOneSided
      ? errorValues(finding, texts)
      : isQuote
        ? { fidelity: finding.kind === 'misquote' ? 'altered' : 'translated' }
        : { verdict: 'unchecked', basis: passages([...others, ...finding.evidence], texts) };
    return draftOf(id, spot, codebook, texts, values) ?? [];
  });
  const isKnown = codebook.relations.some((known) => known.id === relation);
  return { drafts, relation: !isOneSided && isKnown ? relation : null };
}

/** The quote that a quotation comes to: who says it, where the account says so, and how true the words are. */
export function quoteDraft(
  quote: Quote,
  codebook: Codebook,
  texts: ReadonlyMap<string, string>,
): Draft | null {
  const { article, speaker, speakerSpan, cue, relay, fidelity } = quote;
  const inArticle = (range: Range | null): Passage | undefined =>
    range === null ? undefined : passages([{ article, ...range }], texts)[0];
  return draftOf('quote', quote, codebook, texts, {
    speaker: speaker ?? undefined,
    'speaker-span': inArticle(speakerSpan),
    cue: inArticle(cue),
    form: 'direct',
    'relayed-by': relay ?? undefined,
    fidelity,
  });
}

/** The claim that one cell of the matrix, or any passage, comes to: its sentence, which states it. */
export function claimDraft(
  cell: Pick<ClaimCell, 'article' | 'sentence'>,
  codebook: Codebook,
  texts: ReadonlyMap<string, string>,
): Draft | null {
  const { start, end } = cell.sentence;
  const statement = texts.get(cell.article)?.slice(start, end);
  return draftOf('claim', { article: cell.article, start, end }, codebook, texts, { statement });
}

/** That an account says nothing of what others speak of: an error on the account as a whole. */
export function omissionDraft(
  article: string,
  topic: string,
  evidence: readonly Spot[],
  codebook: Codebook,
  texts: ReadonlyMap<string, string>,
): Draft | null {
  return draftOf('error', { article, start: 0, end: 0 }, codebook, texts, {
    kind: 'other',
    severity: 'minor',
    evidence: passages(evidence, texts),
    reason: `Leaves out: ${topic}`,
  });
}

function draftOf(
  id: string,
  spot: Spot,
  codebook: Codebook,
  texts: ReadonlyMap<string, string>,
  values: Readonly<Record<string, AttributeValue | undefined>>,
): Draft | null {
  const tag = codebook.tags.find((candidate) => candidate.id === id);
  const text = texts.get(spot.article);
  if (tag === undefined || text === undefined) return null;
  return {
    articleId: asArticleId(spot.article),
    span: spot.start < spot.end ? spanOf(text, [spot]) : [],
    tag: tag.id,
    attributes: fitting(tag, values),
  };
}

/** The annotation that a draft has become or might as well have: same tag, same kind, on words of it; or `null`. Cost is O(n). */
export function writtenAs(
  draft: Draft,
  annotations: readonly AnnotationRecord[],
): AnnotationRecord | null {
  const { kind, reason } = draft.attributes;
  return (
    annotations.find(
      ({ articleId, body }) =>
        articleId === draft.articleId &&
        body.tag === draft.tag &&
        body.attributes['kind'] === kind &&
        (draft.span.length === 0
          ? body.span.length === 0 && body.attributes['reason'] === reason
          : draft.span.some((a) => body.span.some((b) => a.start < b.end && b.start < a.end))),
    ) ?? null
  );
}

/** Places of any article as the value of an attribute, at most twelve. Places in other texts and empty ones are left out. */
export function passages(
  spots: readonly Spot[],
  texts: ReadonlyMap<string, string>,
): readonly Passage[] {
  return spots
    .flatMap((spot): Passage[] => {
      const text = texts.get(spot.article);
      return text === undefined || spot.start >= spot.end
        ? []
        : [{ articleId: asArticleId(spot.article), fragments: spanOf(text, [spot]) }];
    })
    .slice(0, MOST_EVIDENCE);
}

function errorValues(
  finding: Finding,
  texts: ReadonlyMap<string, string>,
): AnnotationBody['attributes'] {
  const { correction } = finding;
  return {
    kind: finding.kind === 'omission' ? 'other' : finding.kind,
    severity: finding.severity,
    ...(correction === null ? {} : { correction: correction === '' ? TAKE_OUT : correction }),
    evidence: passages(finding.evidence, texts),
    reason: finding.title,
  };
}

/** The values that a tag has a place for. */
function fitting(
  tag: Tag,
  values: Readonly<Record<string, AttributeValue | undefined>>,
): AnnotationBody['attributes'] {
  const fits = (id: string, value: AttributeValue): boolean => {
    const attribute = tag.attributes.find((candidate) => candidate.id === id);
    if (attribute === undefined || value === '') return false;
    if (attribute.type === 'choice') {
      return typeof value === 'string' && attribute.choices?.includes(value) === true;
    }
    return !Array.isArray(value) || value.length > 0;
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) =>
      value !== undefined && fits(id, value) ? [[id, value]] : [],
    ),
  );
}
