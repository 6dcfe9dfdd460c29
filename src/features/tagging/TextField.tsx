import type { KeyboardEvent } from 'react';

import { useDraft } from '#state/use-draft.ts';

interface TextFieldProps {
  readonly id: string;
  readonly value: string;
  readonly editable: boolean;
  readonly multiline?: boolean;
  readonly type?: 'text' | 'url';
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly onSave: (value: string) => void;
}

/** Where the browser lets a field grow with its text it begins with one line. */
const GROWS = CSS.supports('field-sizing', 'content');

/** Free text in one line or several. Saves by itself. */
export function TextField(props: TextFieldProps) {
  const { id, value, editable, multiline = false, type = 'text', onSave } = props;
  const draft = useDraft(value, onSave);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !multiline && !event.nativeEvent.isComposing) draft.save();
  };
  const shared = {
    id,
    value: draft.shown,
    readOnly: !editable,
    dir: 'auto',
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    onBlur: draft.leave,
    onKeyDown,
  } as const;
  return multiline ? (
    <textarea
      {...shared}
      rows={GROWS ? 1 : 3}
      className="field field-sizing-content max-h-40 resize-none"
      onChange={(event) => draft.change(event.target.value)}
    />
  ) : (
    <input
      {...shared}
      type={type}
      className="field"
      autoComplete="off"
      onChange={(event) => draft.change(event.target.value)}
    />
  );
}
