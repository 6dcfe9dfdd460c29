import { useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';

import type { Attribute } from '#core/domain/codebook.ts';
import type { Story } from '#state/use-story.ts';

import { valuesUsedBefore } from './suggestions.ts';
import { useDraft } from '#state/use-draft.ts';

interface SuggestFieldProps {
  readonly id: string;
  readonly labelId: string;
  readonly helpId: string | undefined;
  readonly value: string;
  readonly editable: boolean;
  readonly serif: boolean;
  readonly attribute: Attribute;
  readonly story: Story;
  readonly onSave: (value: string) => void;
}

const MOST_OFFERED = 8;

/** Free text that offers the values used before in the story. Saves by itself, as every field does. */
export function SuggestField(props: SuggestFieldProps) {
  const { id, labelId, helpId, value, editable, serif, attribute, story, onSave } = props;
  const [used, setUsed] = useState<readonly string[]>([]);
  const draft = useDraft(value, onSave);
  const wanted = (draft.typing ? draft.shown : '').trim().toLocaleLowerCase();
  const offered = used
    .filter((candidate) => candidate !== value && candidate.toLocaleLowerCase().includes(wanted))
    .slice(0, MOST_OFFERED);

  return (
    <ComboBox
      aria-labelledby={labelId}
      {...(helpId === undefined ? {} : { 'aria-describedby': helpId })}
      allowsCustomValue
      menuTrigger="focus"
      isReadOnly={!editable}
      inputValue={draft.shown}
      items={offered.map((name) => ({ id: name, name }))}
      onInputChange={draft.change}
      onSelectionChange={(key) => {
        if (key === null) return;
        draft.change(String(key));
        draft.save();
      }}
      onFocus={() => setUsed(valuesUsedBefore(story, attribute.id))}
      onBlur={draft.leave}
    >
      <Input id={id} className={`field ${serif ? 'font-serif' : ''}`} dir="auto" />
      <Popover
        className="min-w-(--trigger-width) rounded-button border border-ink bg-raise py-1"
        offset={2}
      >
        <ListBox<{ id: string; name: string }> className="max-h-60 overflow-auto outline-none">
          {(item) => (
            <ListBoxItem
              id={item.id}
              textValue={item.name}
              className="cursor-default truncate px-2.5 py-1 text-ui data-focused:bg-wash data-focused:font-semibold"
            >
              <span dir="auto">{item.name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
