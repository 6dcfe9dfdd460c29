import { Plus, X } from 'lucide-react';

import type { Attribute } from '#core/domain/codebook.ts';
import type { AnnotationRecord, AttributeValue, Evidence } from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';
import { extentOf } from '#core/domain/span.ts';
import type { Story } from '#state/use-story.ts';

import { changeAttribute } from './acts.ts';
import { AnnotationWords, PassageWords } from './PassageWords.tsx';
import { startPick } from './picking.ts';

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
    startPick(annotation, {
      kind: 'attribute',
      attribute: attribute.id,
      label: attribute.label,
      within: single ? annotation.articleId : null,
    });
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
          className="hit inline-flex min-h-5 items-center gap-1.5 text-ink2 hover:text-ink pointer-coarse:min-h-11"
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
  return isPassage(evidence) ? (
    <PassageWords story={story} articleId={evidence.articleId} span={evidence.fragments} />
  ) : (
    <AnnotationWords story={story} id={evidence.annotation} />
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
