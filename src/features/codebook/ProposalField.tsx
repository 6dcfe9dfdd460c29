import { useId, useState } from 'react';
import type { ReactNode } from 'react';

interface ProposalFieldProps {
  readonly label: string;
  /** Hides the label from the eye where the place says it. */
  readonly quietLabel?: boolean;
  readonly value: string;
  /** Why what was typed cannot be had, `null` when it can. */
  readonly problem: (typed: string) => string | null;
  readonly onCommit: (typed: string) => void;
  /**
   * What applying would do, with the ways to do it, where that is to be seen first. The first button is what Enter does. Without
   * it leaving the field applies too.
   */
  readonly renderConsequence?: ((typed: string, finish: () => void) => ReactNode) | undefined;
  /** What else is to be said of what was typed, under the reason. */
  readonly renderAdvice?: ((typed: string, type: (value: string) => void) => ReactNode) | undefined;
  readonly placeholder?: string;
  readonly className?: string;
  readonly autoFocus?: boolean;
  readonly onCancel?: () => void;
  readonly onKeyDown?: (event: React.KeyboardEvent) => void;
}

/**
 * One line of words that is proposed by typing and applied by Enter or by leaving the field. What cannot be had is refused
 * while it is typed, with the reason; Escape brings back what is kept.
 */
export function ProposalField(props: ProposalFieldProps) {
  const {
    label,
    quietLabel = false,
    value,
    problem,
    onCommit,
    renderConsequence,
    renderAdvice,
  } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const isChanged = typed !== null && typed.trim() !== value;
  const reason = isChanged ? problem(typed) : null;
  const apply = (): void => {
    if (typed === null || reason !== null) return;
    setTyped(null);
    if (isChanged) onCommit(typed.trim());
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      apply();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      setTyped(null);
      props.onCancel?.();
    } else props.onKeyDown?.(event);
  };
  return (
    <div className="min-w-0">
      <label
        htmlFor={id}
        className={quietLabel ? 'sr-only' : 'block pb-1 text-small font-semibold text-ink2'}
      >
        {label}
      </label>
      <input
        id={id}
        className={`field ${props.className ?? ''}`}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        value={typed ?? value}
        placeholder={props.placeholder}
        autoFocus={props.autoFocus}
        aria-invalid={reason !== null || undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!isChanged) setTyped(null);
          else if (renderConsequence === undefined) apply();
        }}
      />
      <div id={`${id}-said`} role="status">
        {reason !== null && <p className="pt-1 text-small text-alarm">{reason}</p>}
        {isChanged && renderAdvice?.(typed, setTyped)}
        {isChanged && reason === null && renderConsequence?.(typed.trim(), () => setTyped(null))}
      </div>
    </div>
  );
}
