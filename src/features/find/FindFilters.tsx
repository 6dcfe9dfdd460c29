import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';

import type { Attribute } from '#core/domain/codebook.ts';
import type { SetId, TagId } from '#core/domain/ids.ts';
import type { AnnotationState, FindField, FindQuery } from '#core/find/query.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';

import { changeQuery } from './query-draft.ts';

interface FindFiltersProps {
  readonly story: Story;
  readonly query: FindQuery;
}

const MATCHING = [
  ['matchCase', 'Case', 'Capitals count'],
  ['wholeWords', 'Whole words', 'Only whole words'],
  ['matchAccents', 'Accents', 'Accents count'],
] as const;

const FIELDS: readonly (readonly [FindField, string])[] = [
  ['everywhere', 'everything'],
  ['texts', 'texts'],
  ['notes', 'notes'],
  ['attributes', 'attributes'],
];

const STATES: readonly (readonly [AnnotationState, string])[] = [
  ['complete', 'complete'],
  ['incomplete', 'incomplete'],
  ['undecided', 'not decided'],
  ['accepted', 'accepted'],
  ['rejected', 'rejected'],
  ['needs-work', 'needs work'],
];

/** How the words are matched, and what else must be true of what is found. */
export function FindFilters({ story, query }: FindFiltersProps) {
  const { field, sets, state, attribute, accounts } = query;
  const narrower = [field !== 'everywhere', sets.length > 0, state, attribute, accounts];
  const inUse = narrower.filter((filter) => filter !== null && filter !== false).length;
  const [open, setOpen] = useState(inUse > 0);
  const id = useId();
  const tags = new Set<TagId>(query.tags);
  return (
    <div className="find-filters">
      <div role="group" aria-label="How words match" className="flex flex-wrap gap-1">
        {MATCHING.map(([name, label, title]) => (
          <button
            key={name}
            type="button"
            className="find-toggle"
            aria-pressed={query[name]}
            aria-label={title}
            title={title}
            onClick={() => changeQuery({ [name]: !query[name] })}
          >
            {label}
          </button>
        ))}
      </div>
      <div className="flex items-center gap-1">
        <div role="group" aria-label="Only these tags" className="flex flex-wrap gap-1">
          {story.codebook.tags.map((tag) => (
            <button
              key={tag.id}
              type="button"
              className="find-toggle"
              aria-pressed={tags.has(tag.id)}
              aria-label={`Only ${tag.label.toLowerCase()}`}
              title={`Only ${tag.label.toLowerCase()}`}
              onClick={() => {
                const next = tags.has(tag.id)
                  ? query.tags.filter((other) => other !== tag.id)
                  : [...query.tags, tag.id].toSorted();
                changeQuery({ tags: next });
              }}
            >
              <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
            </button>
          ))}
        </div>
        <button
          type="button"
          className="find-toggle ms-auto"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          Filters{inUse > 0 && `, ${inUse}`}
          <ChevronDown
            size={14}
            strokeWidth={1.6}
            aria-hidden="true"
            className={open ? 'rotate-180' : ''}
          />
        </button>
      </div>
      {open && (
        <div id={id} className="grid gap-1.5 pt-1">
          <Choice
            label="Look in"
            value={field}
            choices={FIELDS}
            onChange={(value) => changeQuery({ field: value ?? 'everywhere' })}
          />
          {story.sets.length > 1 && (
            <Choice
              label="By"
              any="anyone"
              value={sets[0] ?? null}
              choices={story.sets.flatMap((set): (readonly [SetId, string])[] =>
                set.setId === '' ? [] : [[set.setId, nameOfSet(story, set)]],
              )}
              onChange={(value) => changeQuery({ sets: value === null ? [] : [value] })}
            />
          )}
          <Choice
            label="State"
            any="any"
            value={state}
            choices={STATES}
            onChange={(value) => changeQuery({ state: value })}
          />
          <AttributeFilterFields story={story} query={query} />
          <Choice
            label="Accounts"
            any="all"
            value={accounts}
            choices={[
              ['done', 'marked done'],
              ['open', 'not done'],
            ]}
            onChange={(value) => changeQuery({ accounts: value })}
          />
        </div>
      )}
    </div>
  );
}

const YES_NO = ['yes', 'no'];
const FILLED = 'filled';
const EMPTY = 'empty';
const IS = 'is ';

function AttributeFilterFields({ story, query }: FindFiltersProps) {
  const { attribute, tags } = query;
  const id = useId();
  const offered = attributesOf(story, tags);
  const known = offered.find((candidate) => candidate.id === attribute?.id);
  const values = known?.type === 'boolean' ? YES_NO : (known?.choices ?? []);
  const holds = attribute !== null && attribute.value !== null && values.length === 0;
  return (
    <>
      <Choice
        label="Attribute"
        any="any"
        value={attribute?.id ?? null}
        choices={[
          ...offered.map(({ id: one, label }): readonly [string, string] => [one, label]),
          ...(attribute !== null && known === undefined
            ? [[attribute.id, attribute.id] as const]
            : []),
        ]}
        onChange={(value) =>
          changeQuery({ attribute: value === null ? null : { id: value, value: '' } })
        }
      />
      {attribute !== null && (
        <Choice
          label="Value"
          value={
            attribute.value === null
              ? EMPTY
              : values.includes(attribute.value)
                ? `${IS}${attribute.value}`
                : FILLED
          }
          choices={[
            [FILLED, holds ? 'filled in, holds:' : 'filled in'],
            [EMPTY, 'empty'],
            ...values.map((value): readonly [string, string] => [`${IS}${value}`, value]),
          ]}
          onChange={(value) => {
            const next =
              value === EMPTY ? null : value?.startsWith(IS) === true ? value.slice(IS.length) : '';
            changeQuery({ attribute: { id: attribute.id, value: next } });
          }}
        />
      )}
      {holds && (
        <div className="editor-row">
          <label className="sr-only" htmlFor={id}>
            Words of the value
          </label>
          <span />
          <input
            id={id}
            className="field"
            dir="auto"
            placeholder="any words"
            autoComplete="off"
            value={attribute.value ?? ''}
            onChange={(event) =>
              changeQuery({ attribute: { id: attribute.id, value: event.target.value } })
            }
          />
        </div>
      )}
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** What stands for no choice, where none is allowed. */
  readonly any?: string;
  readonly value: Value | null;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value | null) => void;
}

function Choice<Value extends string>({
  label,
  any,
  value,
  choices,
  onChange,
}: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="editor-row">
      <label className="editor-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field"
        value={value ?? ''}
        onChange={(event) => {
          const chosen = choices.find(([candidate]) => candidate === event.target.value);
          onChange(chosen?.[0] ?? null);
        }}
      >
        {any !== undefined && <option value="">{any}</option>}
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The attributes of the tags that are asked for, or of all tags; one of each id. */
function attributesOf(story: Story, tags: readonly TagId[]): readonly Attribute[] {
  const byId = new Map<string, Attribute>();
  for (const tag of story.codebook.tags) {
    if (tags.length > 0 && !tags.includes(tag.id)) continue;
    for (const attribute of tag.attributes) {
      if (!byId.has(attribute.id)) byId.set(attribute.id, attribute);
    }
  }
  return [...byId.values()];
}
