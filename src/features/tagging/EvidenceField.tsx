import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';

import type { Attribute } from '#core/domain/codebook.ts';
import type { AnnotationRecord, AttributeValue, Evidence } from '#core/domain/record.ts';
import { isLive, isPassage } from '#core/domain/record.ts';
import { extentOf, wordsOf } from '#core/domain/span.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { goTo } from '#state/location.ts';
import { queryClient, recordQuery, textQuery } from '#state/queries.ts';
import { announce, setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';

import { changeAttribute } from './acts.ts';

interface EvidenceFieldProps {
  readonly story: Story;
  readonly annotation: AnnotationRecord;
  readonly attribute: Attribute;
  readonly editable: boolean;
  readonly labelId: string;
}

/** Words of a text, or annotations, that a field points to; picked in the text itself. */
export function EvidenceField({
  story,
  annotation,
  attribute,
  editable,
  labelId,
}: EvidenceFieldProps) {
  const list = evidenceIn(annotation.body.attributes[attribute.id]);
  const single = attribute.type === 'span';
  const pick = (): void => {
    setSession({
      selection: null,
      armed: null,
      pick: {
        annotationId: annotation.id,
        attribute: attribute.id,
        within: single && annotation.articleId !== '' ? annotation.articleId : null,
        home: annotation.articleId,
      },
    });
    document.querySelector<HTMLElement>('[data-text]')?.focus({ preventScroll: true });
    announce(`Select the words for ${attribute.label.toLowerCase()}, in the text`);
  };
  const remove = (index: number): void => {
    changeAttribute(annotation, attribute, single ? null : list.filter((_, i) => i !== index));
  };
  return (
    <div role="group" aria-labelledby={labelId} className="flex flex-col items-start gap-1.5">
      {list.map((evidence, index) => (
        <div key={keyOf(evidence)} className="evidence flex w-full items-start gap-2">
          <EvidenceWords story={story} evidence={evidence} />
          {editable && (
            <button
              type="button"
              className="hit ms-auto p-0.5 text-ink3 hover:text-ink"
              aria-label={`Take ${attribute.label.toLowerCase()} ${single ? '' : index + 1} away`}
              onClick={() => remove(index)}
            >
              <X size={14} strokeWidth={1.6} aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
      {editable && (
        <button
          type="button"
          data-field=""
          className="hit inline-flex min-h-7 items-center gap-1.5 text-ink2 hover:text-ink"
          onClick={pick}
        >
          <Plus size={14} strokeWidth={1.6} aria-hidden="true" />
          {single
            ? list.length === 0
              ? 'Pick in this account'
              : 'Pick other words'
            : 'Pick in any account'}
        </button>
      )}
    </div>
  );
}

function EvidenceWords({
  story,
  evidence,
}: {
  readonly story: Story;
  readonly evidence: Evidence;
}) {
  const referred = useQuery({
    ...recordQuery(isPassage(evidence) ? null : evidence.annotation),
    enabled: !isPassage(evidence),
  }).data;
  const annotation =
    referred !== undefined && referred !== null && isLive(referred, 'annotation') ? referred : null;
  if (!isPassage(evidence) && annotation === null) {
    return <span className="text-small text-ink3">An annotation that is not here</span>;
  }
  const articleId = isPassage(evidence) ? evidence.articleId : (annotation?.articleId ?? '');
  const span = isPassage(evidence) ? evidence.fragments : (annotation?.body.span ?? []);
  const index = story.articles.findIndex((article) => article.articleId === articleId);
  const article = story.articles[index];
  const text = queryClient.getQueryData<string>(
    textQuery(article?.articleId ?? ('' as never), '').queryKey,
  );
  const start = extentOf(span)?.start ?? 0;
  const paragraph = text === undefined ? null : paragraphAt(paragraphsOf(text), start);
  return (
    <button
      type="button"
      className="min-w-0 text-start"
      onClick={() => {
        if (article !== undefined)
          goTo({ articleId: article.articleId, annotationId: annotation?.id ?? null }, 'push');
      }}
    >
      <span className="block text-micro text-ink3">
        <b className="font-serif font-semibold text-ink2">{index === -1 ? '?' : siglumOf(index)}</b>{' '}
        {article?.body.outlet} {paragraph !== null && `¶${paragraph.number}`}
      </span>
      <span className="line-clamp-4 font-serif text-cell" dir="auto">
        {wordsOf(span)}
      </span>
    </button>
  );
}

function evidenceIn(value: AttributeValue | undefined): readonly Evidence[] {
  if (typeof value !== 'object') return [];
  return Array.isArray(value) ? (value as readonly Evidence[]) : [value as Evidence];
}

function keyOf(evidence: Evidence): string {
  if (!isPassage(evidence)) return evidence.annotation;
  const extent = extentOf(evidence.fragments);
  return `${evidence.articleId} ${extent?.start ?? 0} ${extent?.end ?? 0}`;
}
