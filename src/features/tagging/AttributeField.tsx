import { CircleAlert } from 'lucide-react';

import type { Attribute } from '#core/domain/codebook.ts';
import type { AnnotationRecord, AttributeValue } from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';

import { changeAttribute } from './acts.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { EvidenceField } from './EvidenceField.tsx';
import { SuggestField } from './SuggestField.tsx';
import { TextField } from './TextField.tsx';
import { isWebAddress } from './web-address.ts';

interface AttributeFieldProps {
  readonly story: Story;
  readonly annotation: AnnotationRecord;
  readonly attribute: Attribute;
  readonly editable: boolean;
  /** True when the tag's requirements ask for it. */
  readonly missing: boolean;
}

const YES_NO = ['yes', 'no'] as const;

/** One attribute of the open card, in the form its type asks for. */
export function AttributeField(props: AttributeFieldProps) {
  const { annotation, attribute, missing } = props;
  const labelId = `${annotation.id}-${attribute.id}-label`;
  const helpId = `${annotation.id}-${attribute.id}-help`;
  return (
    <div className="editor-row">
      <label className="editor-label" id={labelId} htmlFor={fieldId(props)}>
        {attribute.label}
      </label>
      <div className="min-w-0">
        <FieldOfType {...props} labelId={labelId} helpId={missing ? helpId : undefined} />
        {missing && (
          <p id={helpId} className="mt-1 flex items-center gap-1 text-small text-alarm">
            <CircleAlert size={14} strokeWidth={1.6} aria-hidden="true" />
            needs {attribute.label.toLowerCase()}
          </p>
        )}
      </div>
    </div>
  );
}

function FieldOfType(
  props: AttributeFieldProps & { readonly labelId: string; readonly helpId: string | undefined },
) {
  const { story, annotation, attribute, editable, labelId, helpId } = props;
  const value = annotation.body.attributes[attribute.id];
  const id = fieldId(props);
  const save = (next: AttributeValue | null): void => {
    if (next !== (value ?? null)) changeAttribute(annotation, attribute, next);
  };
  switch (attribute.type) {
    case 'text':
      return (
        <SuggestField
          id={id}
          labelId={labelId}
          helpId={helpId}
          value={inWords(value)}
          editable={editable}
          serif={attribute.purpose === 'editing'}
          attribute={attribute}
          story={story}
          onSave={(text) => save(text === '' ? null : text)}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          id={id}
          labelId={labelId}
          value={inWords(value)}
          choices={attribute.choices ?? []}
          editable={editable}
          onSave={save}
        />
      );
    case 'boolean':
      return (
        <ChoiceField
          id={id}
          labelId={labelId}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : inWords(value)}
          choices={YES_NO}
          editable={editable}
          onSave={(choice) => save(choice === null ? null : choice === 'yes')}
        />
      );
    case 'number':
      return (
        <NumberField id={id} value={value} editable={editable} helpId={helpId} onSave={save} />
      );
    case 'link':
      return <LinkField id={id} value={inWords(value)} editable={editable} onSave={save} />;
    case 'span':
    case 'annotations':
      return (
        <EvidenceField
          story={story}
          annotation={annotation}
          attribute={attribute}
          editable={editable}
          labelId={labelId}
        />
      );
  }
}

interface PlainFieldProps {
  readonly id: string;
  readonly editable: boolean;
  readonly helpId?: string | undefined;
  readonly onSave: (value: AttributeValue | null) => void;
}

/** A number, or the words that were typed where a number was expected: nothing typed is thrown away. */
function NumberField({
  id,
  value,
  editable,
  helpId,
  onSave,
}: PlainFieldProps & { readonly value: AttributeValue | undefined }) {
  const noNumber = typeof value === 'string';
  return (
    <>
      <TextField
        id={id}
        value={inWords(value)}
        editable={editable}
        describedBy={noNumber ? `${id}-nan` : helpId}
        invalid={noNumber}
        onSave={(typed) => onSave(typed.trim() === '' ? null : (numberIn(typed) ?? typed))}
      />
      {noNumber && (
        <p id={`${id}-nan`} className="mt-1 text-small text-alarm">
          Kept as words: this is no number.
        </p>
      )}
    </>
  );
}

function LinkField({ id, value, editable, onSave }: PlainFieldProps & { readonly value: string }) {
  return (
    <>
      <TextField
        id={id}
        value={value}
        editable={editable}
        type="url"
        onSave={(typed) => onSave(typed.trim() === '' ? null : typed.trim())}
      />
      {isWebAddress(value) && (
        <a
          className="mt-1 inline-block max-w-full truncate text-small underline underline-offset-2"
          href={value}
          target="_blank"
          rel="noopener noreferrer"
        >
          Open {new URL(value).host}
        </a>
      )}
    </>
  );
}

function fieldId({
  annotation,
  attribute,
}: Pick<AttributeFieldProps, 'annotation' | 'attribute'>): string {
  return `${annotation.id}-${attribute.id}`;
}

/** A value of another type than the codebook now says is still shown. */
function inWords(value: AttributeValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'object') return isPassage(value) ? 'words of a text' : 'a list';
  return String(value);
}

function numberIn(typed: string): number | null {
  const plain = typed.trim().replaceAll(/(?<=\d)[\s,\u00a0\u202f](?=\d{3}\b)/g, '');
  const value = Number(plain);
  return plain !== '' && Number.isFinite(value) ? value : null;
}
