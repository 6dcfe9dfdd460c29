import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

interface ChoiceFieldProps {
  readonly id: string;
  readonly labelId: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly editable: boolean;
  readonly onSave: (value: string | null) => void;
}

/** Up to this many characters of choices stand side by side as segments; more, or more than five, is a list. */
const MOST_SEGMENTS = 5;
const LONGEST_ROW = 30;

/** One of several values, or none: segments for a few, a list for more. A value that is not on offer is still shown. */
export function ChoiceField({ id, labelId, value, choices, editable, onSave }: ChoiceFieldProps) {
  const offered = value === '' || choices.includes(value) ? choices : [...choices, value];
  if (offered.length > MOST_SEGMENTS || offered.join('').length > LONGEST_ROW) {
    return (
      <select
        id={id}
        className="field"
        value={value}
        disabled={!editable}
        onChange={(event) => onSave(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">not set</option>
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  return (
    <ToggleButtonGroup
      aria-labelledby={labelId}
      className="segments"
      selectionMode="single"
      isDisabled={!editable}
      selectedKeys={value === '' ? [] : [value]}
      onSelectionChange={(keys) => onSave([...keys].map(String)[0] ?? null)}
    >
      {offered.map((choice) => (
        <ToggleButton key={choice} id={choice} className="segment">
          {choice}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
