import type { ArticleId } from '#core/domain/ids.ts';
import {
  type AnnotationBody,
  type AnnotationRecord,
  type AttributeValue,
  type DecisionRecord,
  type Evidence,
  type GalleyRecord,
  isPassage,
} from '#core/domain/record.ts';
import type { Passage, Span } from '#core/domain/span.ts';

import { type Carried, carrySpans } from './carry.ts';
import type { TextDiff } from './text-diff.ts';

/** One version of an article. */
export interface Version {
  readonly articleId: ArticleId;
  readonly text: string;
}

/** An annotation carried to a new version. */
export interface CarriedRecord {
  readonly before: AnnotationRecord;
  /** On the new version; of an orphan with its old words. Its clock and times are still the old ones. */
  readonly after: AnnotationRecord;
  readonly carried: Carried;
}

/** What becomes of records when an article has a new version. */
export interface CarriedRecords {
  /** The annotations of the article, in the order given. */
  readonly annotations: readonly CarriedRecord[];
  /** Whatever else speaks of the article: links, decisions and replies, and annotations of other articles that point to it. */
  readonly others: readonly { readonly before: GalleyRecord; readonly after: GalleyRecord }[];
}

/**
 * Carries all that `records` say of one version of an article to the next: annotations, the passages in attributes, and what is said
 * of them. A mark "done" stays with the version that was read. A passage without a place in the new version stays in the old one.
 * Cost is that of {@link carrySpans}.
 */
export function carryRecords(
  records: readonly GalleyRecord[],
  from: Version,
  to: Version,
  diff?: TextDiff,
): CarriedRecords {
  const carry = (spans: readonly Span[]): readonly Carried[] =>
    carrySpans(from.text, to.text, spans, diff);
  const own = records.filter(
    (record): record is AnnotationRecord =>
      record.kind === 'annotation' && record.articleId === from.articleId,
  );
  const carried = carry(own.map(({ body }) => body.span));
  const passage = (value: Passage): Passage => {
    if (value.articleId !== from.articleId) return value;
    const [found] = carry([value.fragments]);
    return found === undefined || found.outcome === 'orphaned'
      ? value
      : { articleId: to.articleId, fragments: found.span };
  };
  const annotations = own.flatMap((before, i): CarriedRecord[] => {
    const found = carried[i];
    if (found === undefined) return [];
    const body = { ...withPassages(before.body, passage), span: found.span };
    return [{ before, after: { ...before, articleId: to.articleId, body }, carried: found }];
  });
  /** What a reviewer would have it be: without a place in the new version it keeps the old words. */
  const withAmended = (decision: DecisionRecord): DecisionRecord => {
    const { amended } = decision.body;
    if (amended === null) return decision;
    const [found] = carry([amended.span]);
    const span = found?.span ?? amended.span;
    const body = { ...decision.body, amended: { ...withPassages(amended, passage), span } };
    return { ...decision, body };
  };
  const others = records.flatMap((before): { before: GalleyRecord; after: GalleyRecord }[] => {
    if (before.kind === 'annotation') {
      const speaks = before.articleId !== from.articleId && pointsTo(before.body, from.articleId);
      return speaks
        ? [{ before, after: { ...before, body: withPassages(before.body, passage) } }]
        : [];
    }
    const isAbout = before.kind === 'link' || before.kind === 'decision' || before.kind === 'reply';
    if (!isAbout || before.articleId !== from.articleId) return [];
    const after = { ...before, articleId: to.articleId };
    return [{ before, after: after.kind === 'decision' ? withAmended(after) : after }];
  });
  return { annotations, others };
}

function withPassages(body: AnnotationBody, passage: (value: Passage) => Passage): AnnotationBody {
  const attributes = Object.entries(body.attributes).map(
    ([name, value]): [string, AttributeValue] => {
      if (typeof value !== 'object') return [name, value];
      if (isPassage(value)) return [name, passage(value)];
      return [name, value.map((part): Evidence => (isPassage(part) ? passage(part) : part))];
    },
  );
  return { ...body, attributes: Object.fromEntries(attributes) };
}

function pointsTo(body: AnnotationBody, articleId: ArticleId): boolean {
  return Object.values(body.attributes).some((value) => {
    if (typeof value !== 'object') return false;
    return (isPassage(value) ? [value] : value).some(
      (part) => isPassage(part) && part.articleId === articleId,
    );
  });
}
