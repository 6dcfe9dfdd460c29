import { useId } from 'react';

import type { Attribute } from '#core/domain/codebook.ts';
import type { AnnotationBody, AnnotationRecord, AttributeValue } from '#core/domain/record.ts';
import { asTagId } from '#core/domain/ids.ts';
import { isSameSpan, spanOf, wordsOf } from '#core/domain/span.ts';
import { valueKey } from '#core/review/differing-attributes.ts';
import { queryClient, textQuery } from '#state/queries.ts';
import { setSession, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { tagOf } from '#state/use-story.ts';
import { firstWords } from '#state/words.ts';

import { acceptRevised } from './acts.ts';
import { attributesOf } from './facts.ts';
import { valueInWords } from '#state/words.ts';

interface RevisionProps {
  readonly story: Story;
  readonly name: string;
  readonly theirs: AnnotationRecord;
  readonly mine: AnnotationRecord | null;
  /** The annotation as it is to be accepted. */
  readonly body: AnnotationBody;
}

/** The annotation as it is to be accepted: row by row theirs, mine, or something else. */
export function Revision(props: RevisionProps) {
  const { story, theirs, mine, body } = props;
  const change = (next: Partial<AnnotationBody>): void =>
    setSession({ reviewing: { step: 'revise', target: theirs.id, body: { ...body, ...next } } });
  const changeAttribute = (id: string, value: AttributeValue | undefined): void => {
    const { [id]: _, ...rest } = body.attributes;
    change({
      attributes: value === undefined || value === '' ? rest : { ...rest, [id]: value },
    });
  };
  return (
    <form
      className="flex flex-col"
      aria-label="As it is to be accepted"
      onSubmit={(event) => {
        event.preventDefault();
        acceptRevised();
      }}
    >
      <TagRow {...props} onChange={change} />
      <WordsRow {...props} onChange={change} />
      {attributesOf(story, body, null).map((attribute) => (
        <ValueRow
          key={attribute.id}
          {...props}
          attribute={attribute}
          choices={[theirs, mine].map((record) => record?.body.attributes[attribute.id])}
          onChange={(value) => changeAttribute(attribute.id, value)}
        />
      ))}
      <Row label="Note">
        {(id) => (
          <textarea
            id={id}
            rows={1}
            className="field field-sizing-content resize-none"
            dir="auto"
            value={body.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Row>
      <button type="submit" className="sr-only" tabIndex={-1}>
        Accept as revised
      </button>
    </form>
  );
}

interface ChangeProps extends RevisionProps {
  readonly onChange: (next: Partial<AnnotationBody>) => void;
}

function TagRow({ story, body, onChange }: ChangeProps) {
  return (
    <Row label="Tag">
      {(id) => (
        <select
          id={id}
          className="field"
          value={body.tag}
          onChange={(event) => onChange({ tag: asTagId(event.target.value) })}
        >
          {story.codebook.tags.some((tag) => tag.id === body.tag) || (
            <option value={body.tag}>{tagOf(story, '', body.tag).label}</option>
          )}
          {story.codebook.tags.map((tag) => (
            <option key={tag.id} value={tag.id}>
              {tag.label}
            </option>
          ))}
        </select>
      )}
    </Row>
  );
}

function WordsRow({ name, theirs, mine, body, onChange }: ChangeProps) {
  const selection = useSession((state) => state.selection);
  const isHere = selection?.articleId === theirs.articleId;
  const takeSelected = (): void => {
    const text = queryClient.getQueryData<string>(textQuery(theirs.articleId, '').queryKey);
    if (isHere && text !== undefined) onChange({ span: spanOf(text, [selection]) });
  };
  const choices = [
    { label: name, span: theirs.body.span },
    ...(mine === null ? [] : [{ label: 'You', span: mine.body.span }]),
  ];
  return (
    <Row label="Words">
      {() => (
        <div className="flex flex-col items-start gap-1">
          <p className="font-serif text-cell" dir="auto">
            {firstWords(wordsOf(body.span), 140)}
          </p>
          <div className="flex flex-wrap gap-1.5">
            {choices.map(({ label, span }) => (
              <Choice
                key={label}
                isTaken={isSameSpan(span, body.span)}
                onTake={() => onChange({ span })}
              >
                {label}
              </Choice>
            ))}
            <Choice isTaken={false} isDisabled={!isHere} onTake={takeSelected}>
              {isHere ? 'the selected words' : 'or select words'}
            </Choice>
          </div>
        </div>
      )}
    </Row>
  );
}

interface ValueRowProps extends RevisionProps {
  readonly attribute: Attribute;
  /** What theirs and mine say. */
  readonly choices: readonly (AttributeValue | undefined)[];
  readonly onChange: (value: AttributeValue | undefined) => void;
}

function ValueRow({ name, attribute, body, choices, mine, onChange }: ValueRowProps) {
  const value = body.attributes[attribute.id];
  const [theirs, own] = choices;
  const differ = mine !== null && valueKey(theirs) !== valueKey(own);
  const offered = differ
    ? [
        { label: name, value: theirs },
        { label: 'You', value: own },
      ]
    : [];
  return (
    <Row label={attribute.label}>
      {(id) => (
        <div className="flex flex-col gap-1">
          <ValueField id={id} attribute={attribute} value={value} onChange={onChange} />
          {offered.length > 0 && (
            <div className="flex flex-wrap gap-1.5">
              {offered.map((choice) => (
                <Choice
                  key={choice.label}
                  isTaken={valueKey(choice.value) === valueKey(value)}
                  onTake={() => onChange(choice.value)}
                >
                  {choice.label}: {firstWords(valueInWords(choice.value), 40) || 'empty'}
                </Choice>
              ))}
            </div>
          )}
        </div>
      )}
    </Row>
  );
}

interface ValueFieldProps {
  readonly id: string;
  readonly attribute: Attribute;
  readonly value: AttributeValue | undefined;
  readonly onChange: (value: AttributeValue | undefined) => void;
}

function ValueField({ id, attribute, value, onChange }: ValueFieldProps) {
  const words = valueInWords(value);
  switch (attribute.type) {
    case 'choice':
    case 'boolean': {
      const choices = attribute.type === 'boolean' ? ['yes', 'no'] : (attribute.choices ?? []);
      const take = (chosen: string): void => {
        if (chosen === '') onChange(undefined);
        else onChange(attribute.type === 'boolean' ? chosen === 'yes' : chosen);
      };
      return (
        <select
          id={id}
          className="field"
          value={words}
          onChange={(event) => take(event.target.value)}
        >
          <option value="">empty</option>
          {words !== '' && !choices.includes(words) && <option value={words}>{words}</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      );
    }
    case 'number':
      return (
        <input
          id={id}
          type="number"
          step="any"
          className="field"
          value={typeof value === 'number' ? value : ''}
          onChange={(event) =>
            onChange(
              Number.isNaN(event.target.valueAsNumber) ? undefined : event.target.valueAsNumber,
            )
          }
        />
      );
    case 'text':
    case 'link':
      return (
        <input
          id={id}
          type={attribute.type === 'link' ? 'url' : 'text'}
          className="field"
          dir="auto"
          autoComplete="off"
          value={words}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    // Passages and annotations are taken as one of the two has them.
    case 'span':
    case 'annotations':
      return (
        <p id={id} className="font-serif text-cell" dir="auto">
          {words === '' ? <span className="review-nothing">empty</span> : words}
        </p>
      );
  }
}

interface RowProps {
  readonly label: string;
  readonly children: (id: string) => React.ReactNode;
}

function Row({ label, children }: RowProps) {
  const id = useId();
  return (
    <div className="review-revised">
      <label htmlFor={id}>{label}</label>
      <div className="min-w-0">{children(id)}</div>
    </div>
  );
}

interface ChoiceProps {
  readonly isTaken: boolean;
  readonly isDisabled?: boolean;
  readonly onTake: () => void;
  readonly children: React.ReactNode;
}

function Choice({ isTaken, isDisabled = false, onTake, children }: ChoiceProps) {
  return (
    <button
      type="button"
      className="review-choice"
      aria-pressed={isTaken}
      disabled={isDisabled}
      onClick={onTake}
    >
      {children}
    </button>
  );
}
