import type { AnnotationRecord, ArticleRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import type { AgreementArticle, Disagreement, PairDetail } from '#core/review/agreement.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import type { DisagreementFilter } from '#state/agreement-place.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf, tagOf } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import type { Layer } from './names.ts';

/** Annotations by id and texts by account, to cite from. */
export interface Index {
  readonly annotations: ReadonlyMap<string, AnnotationRecord>;
  readonly texts: ReadonlyMap<string, string>;
}

/** What can be cited from accounts. Cost is O(annotations). */
export function indexOf(accounts: readonly AgreementArticle[]): Index {
  return {
    annotations: new Map(
      accounts.flatMap(({ layers }) =>
        layers.flatMap(({ annotations }) => annotations.map((record) => [record.id, record])),
      ),
    ),
    texts: new Map(
      accounts.flatMap(({ articleId, text }) => (text === null ? [] : [[articleId, text]])),
    ),
  };
}

/** The disagreements that a filter lets through, in story and text order. */
export function listed(
  details: readonly PairDetail[],
  only: DisagreementFilter,
): readonly Disagreement[] {
  return details
    .filter(({ articleId }) => only.article === null || articleId === only.article)
    .flatMap(({ disagreements }) => disagreements.filter((each) => isMeant(each, only)));
}

function isMeant(
  { kind, aTag, bTag, sameWords, attributes }: Disagreement,
  { tag, unmet, met, attribute }: DisagreementFilter,
): boolean {
  if (met !== null && ((aTag ?? '') !== met[0] || (bTag ?? '') !== met[1])) return false;
  if (attribute !== null) return attributes.includes(attribute) && (tag === null || aTag === tag);
  if (tag !== null && aTag !== tag && bTag !== tag) return false;
  if (unmet) return aTag !== bTag;
  // Attributes are no part of what is counted for a tag.
  return tag === null || kind !== 'attribute' || !sameWords;
}

/** What differs, in the editor's words: "only yours", "other boundary", "other severity". */
export function kindInWords(
  story: Story,
  { kind, aTag, attributes }: Disagreement,
  [a, b]: readonly [Layer, Layer],
): string {
  switch (kind) {
    case 'only-a':
      return `only ${a.whose}`;
    case 'only-b':
      return `only ${b.whose}`;
    case 'boundary':
      return 'other boundary';
    case 'tag':
      return 'other tag';
    case 'attribute': {
      const labels = attributes.map((id) => {
        const fields = aTag === null ? [] : tagOf(story, '', aTag).attributes;
        return (fields.find((field) => field.id === id)?.label ?? id).toLowerCase();
      });
      return `other ${labels.join(', ')}`;
    }
  }
}

/** The annotation that a disagreement leads to: one's own where there is one, else the first. */
export function leadsTo(
  story: Story,
  { a, b }: Disagreement,
  { annotations }: Index,
): AnnotationRecord | null {
  const both = [a, b].flatMap((id) => (id === null ? [] : (annotations.get(id) ?? [])));
  return both.find(({ setId }) => setId === story.mySetId) ?? both[0] ?? null;
}

/** Words and place of an annotation as they are cited: "up to 40 %", "B ¶2". */
export function cited(
  articles: readonly ArticleRecord[],
  { articleId, body }: AnnotationRecord,
  { texts }: Index,
): { readonly words: string; readonly place: string } {
  const siglum = siglumOf(articles.findIndex((article) => article.articleId === articleId));
  const start = body.span[0]?.start;
  const text = texts.get(articleId);
  const paragraph =
    text === undefined || start === undefined
      ? null
      : (paragraphAt(paragraphsOf(text), start)?.number ?? null);
  return {
    words: wordsOf(body.span).replaceAll(/\s+/g, ' ') || body.note || 'the account as a whole',
    place: paragraph === null ? siglum : `${siglum} ¶${paragraph}`,
  };
}

/** Shows an annotation in its text, whatever tag or layer was hidden. "Back" comes back here. */
export function readInPlace(record: AnnotationRecord): void {
  const { hiddenTags, hiddenSets } = currentPlace();
  setSession({ selection: null, caret: null });
  goTo(
    {
      view: 'read',
      articleId: record.articleId,
      annotationId: record.id,
      hiddenTags: hiddenTags.filter((tag) => tag !== record.body.tag),
      hiddenSets: hiddenSets.filter((set) => set !== record.setId),
    },
    'push',
  );
  focusText();
}
