import type { ComponentProps, ReactNode } from 'react';

interface ButtonProps extends Pick<
  ComponentProps<'button'>,
  'aria-label' | 'aria-describedby' | 'aria-pressed' | 'autoFocus' | 'id'
> {
  readonly children: ReactNode;
  /** The filled one: at most one in sight. */
  readonly primary?: boolean;
  /** Without a border, for bars and lines. */
  readonly plain?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** A button in ink: filled, outlined or plain. It is the browser's own: the first screen needs no more. */
export function Button(props: ButtonProps) {
  const { primary = false, plain = false, isDisabled = false, onPress, children, ...rest } = props;
  const look = primary
    ? 'border border-ink bg-inv text-inv-ink font-semibold disabled:border-rule2 disabled:bg-transparent'
    : plain
      ? 'border border-transparent hover:bg-wash'
      : 'border border-edge bg-raise hover:bg-wash';
  return (
    <button
      {...rest}
      type="button"
      disabled={isDisabled}
      onClick={onPress}
      className={`inline-flex min-h-7 cursor-default items-center justify-center gap-2 rounded-button px-2.5 py-0.5 text-ui disabled:text-ink3 pointer-coarse:min-h-11 ${look}`}
    >
      {children}
    </button>
  );
}
