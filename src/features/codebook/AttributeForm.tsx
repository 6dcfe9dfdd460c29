import { useId, useState } from 'react';

import { askFor, askingFor, changeAttribute, summarise } from '#core/domain/codebook-edits.ts';
import type { Asking } from '#core/domain/codebook-edits.ts';
import { nameProblem } from '#core/domain/codebook-problems.ts';
import type { Attribute, AttributeType, Tag } from '#core/domain/codebook.ts';
import { withValue } from '#core/domain/codebook-use.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Toggle } from '#ui/Toggle.tsx';

import { changeOf, dropAttribute, renameAttribute, reorderAttribute } from './acts.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { FateDialog } from './FateDialog.tsx';
import { ProposalField } from './ProposalField.tsx';
import { IN_SUMMARY, problemInWords, sharesInWords, sharesOf, TYPE_NAMES } from './words.ts';

interface AttributeFormProps {
  readonly story: Story;
  readonly tag: Tag;
  readonly attribute: Attribute;
  /** All annotations that bear the tag. */
  readonly annotations: readonly AnnotationRecord[];
  /** Called when the attribute is no longer there. */
  readonly onGone: () => void;
}

const TYPES = Object.keys(TYPE_NAMES) as readonly AttributeType[];

/** Everything an attribute is: name, kind, choices, when it is asked for, where else it shows. */
export function AttributeForm(props: AttributeFormProps) {
  const { story, tag, attribute, annotations, onGone } = props;
  const [removing, setRemoving] = useState(false);
  const filled = withValue(annotations, attribute.id);
  const place = tag.attributes.indexOf(attribute);
  const name = attribute.label.toLowerCase();
  const typeId = useId();
  const purposeId = useId();
  const others = tag.attributes.filter(({ id }) => id !== attribute.id);
  return (
    <div className="codebook-form">
      <ProposalField
        label="Name"
        value={attribute.label}
        problem={(typed) =>
          problemInWords(
            nameProblem(
              typed,
              others.map(({ label }) => label),
            ),
          )
        }
        onCommit={(label) => renameAttribute(story, tag, attribute.id, label)}
        renderAdvice={(label) =>
          filled.length > 0 && (
            <p className="pt-1 text-small text-ink2">
              {count(filled.length, 'value')} will stand under “{label.trim()}”:{' '}
              {sharesInWords(sharesOf(story, filled))}.
            </p>
          )
        }
      />
      <div>
        <label htmlFor={typeId} className="block pb-1 text-small font-semibold text-ink2">
          Kind
        </label>
        <select
          id={typeId}
          className="field"
          value={attribute.type}
          onChange={(event) => {
            const type = event.target.value as AttributeType;
            changeOf(story, tag, `kind of ${name}`, (now) =>
              withType(now, attribute, type, annotations),
            );
          }}
        >
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {TYPE_NAMES[type]}
            </option>
          ))}
        </select>
        {filled.length > 0 && (
          <p className="pt-1 text-small text-ink2">
            {filled.length === 1 ? 'Its one value stays' : `Its ${filled.length} values stay`} as
            entered, whatever the kind.
          </p>
        )}
      </div>
      {attribute.type === 'choice' && (
        <ChoiceList story={story} tag={tag} attribute={attribute} annotations={filled} />
      )}
      <Asked story={story} tag={tag} attribute={attribute} />
      {attribute.type === 'text' && (
        <div>
          <label htmlFor={purposeId} className="block pb-1 text-small font-semibold text-ink2">
            For other software also
          </label>
          <select
            id={purposeId}
            className="field"
            value={attribute.purpose ?? ''}
            onChange={(event) => {
              const purpose = PURPOSES.find((each) => each === event.target.value);
              changeOf(story, tag, `purpose of ${name}`, (now) =>
                changeAttribute(now, attribute.id, { purpose }),
              );
            }}
          >
            <option value="">nothing</option>
            <option value="tagging">a tag</option>
            <option value="editing">a correction: right words for the struck ones</option>
          </select>
        </div>
      )}
      {IN_SUMMARY.has(attribute.type) && (
        <Toggle
          on={tag.summary.includes(attribute.id)}
          onChange={(on) =>
            changeOf(story, tag, `summary of tag ${tag.label.toLowerCase()}`, (now) =>
              summarise(now, attribute.id, on),
            )
          }
        >
          On the closed card
        </Toggle>
      )}
      <div className="flex flex-wrap gap-2 self-end">
        <Button
          isDisabled={place === 0}
          aria-label={`Move ${attribute.label} up`}
          onPress={() => reorderAttribute(story, tag, attribute.id, place - 1)}
        >
          Up
        </Button>
        <Button
          isDisabled={place === tag.attributes.length - 1}
          aria-label={`Move ${attribute.label} down`}
          onPress={() => reorderAttribute(story, tag, attribute.id, place + 1)}
        >
          Down
        </Button>
        <Button
          onPress={() => {
            if (filled.length > 0) setRemoving(true);
            else {
              onGone();
              dropAttribute(story, tag, attribute.id, [], { kind: 'keep' });
            }
          }}
        >
          Remove attribute…
        </Button>
      </div>
      {removing && (
        <FateDialog
          story={story}
          title={`Remove attribute ${attribute.label}`}
          annotations={filled}
          keep="The values stay, out of sight. An attribute of the same name shows them again"
          move="They go over to this attribute, where it is empty"
          targets={others.filter(({ type }) => type === attribute.type)}
          remove="The values are deleted"
          onClose={() => setRemoving(false)}
          onDecide={(fate) => {
            setRemoving(false);
            onGone();
            dropAttribute(story, tag, attribute.id, filled, fate);
          }}
        />
      )}
    </div>
  );
}

const PURPOSES = ['tagging', 'editing'] as const;

/** As many words that were used before become choices when a text becomes a choice. */
const MOST_CHOICES = 20;

function withType(
  now: Tag,
  { id }: Attribute,
  type: AttributeType,
  annotations: readonly AnnotationRecord[],
): Partial<Tag> {
  const words = annotations.flatMap(({ body }) => {
    const value = body.attributes[id];
    return typeof value === 'string' ? [value] : [];
  });
  return {
    ...changeAttribute(now, id, {
      type,
      choices: type === 'choice' ? [...new Set(words)].slice(0, MOST_CHOICES) : undefined,
      ...(type === 'text' ? {} : { purpose: undefined }),
    }),
    ...(IN_SUMMARY.has(type) ? {} : summarise(now, id, false)),
  };
}

/** When the tag asks for the attribute: never, always, or while a choice has one of some values. */
function Asked({ story, tag, attribute }: Pick<AttributeFormProps, 'story' | 'tag' | 'attribute'>) {
  const id = useId();
  const asking = askingFor(tag, attribute.id);
  const choices = tag.attributes.filter(
    (each) => each.type === 'choice' && each.id !== attribute.id,
  );
  const ask = (next: Asking): void =>
    changeOf(story, tag, `asking for ${attribute.label.toLowerCase()}`, (now) =>
      askFor(now, attribute.id, next),
    );
  const condition = typeof asking === 'string' ? null : asking;
  const chosen = typeof asking === 'string' ? asking : `while ${asking.attribute}`;
  const deciding = choices.find((each) => each.id === condition?.attribute);
  return (
    <div>
      <label htmlFor={id} className="block pb-1 text-small font-semibold text-ink2">
        Asked for
      </label>
      <select
        id={id}
        className="field"
        value={chosen}
        onChange={(event) => {
          const { value } = event.target;
          const decider = choices.find((each) => `while ${each.id}` === value);
          const [first] = decider?.choices ?? [];
          if (value === 'always' || value === 'never') ask(value);
          else if (decider !== undefined && first !== undefined)
            ask({ attribute: decider.id, among: [first] });
        }}
      >
        <option value="never">never</option>
        <option value="always">always</option>
        {choices
          .filter((each) => (each.choices ?? []).length > 0)
          .map((each) => (
            <option key={each.id} value={`while ${each.id}`}>
              while {each.label.toLowerCase()} is …
            </option>
          ))}
      </select>
      {condition !== null && deciding !== undefined && (
        <fieldset className="flex flex-wrap gap-x-4 pt-1">
          <legend className="sr-only">While {deciding.label.toLowerCase()} is</legend>
          {(deciding.choices ?? []).map((choice) => {
            const on = condition.among.includes(choice);
            return (
              <label
                key={choice}
                className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11"
              >
                <input
                  type="checkbox"
                  className="accent-ink"
                  checked={on}
                  onChange={() => {
                    const among = (deciding.choices ?? []).filter((each) =>
                      each === choice ? !on : condition.among.includes(each),
                    );
                    ask(among.length === 0 ? 'never' : { attribute: deciding.id, among });
                  }}
                />
                {choice}
              </label>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}
