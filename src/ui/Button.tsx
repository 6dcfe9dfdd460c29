import { Button as AriaButton } from 'react-aria-components/Button';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import type { ReactNode } from 'react';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  /** The filled one: at most one in sight. */
  readonly primary?: boolean;
  /** Without a border, for bars and lines. */
  readonly plain?: boolean;
}

/** A button in ink: filled, outlined or plain. */
export function Button({ primary = false, plain = false, children, ...props }: ButtonProps) {
  const look = primary
    ? 'border border-ink bg-inv text-inv-ink font-semibold disabled:border-rule2 disabled:bg-transparent'
    : plain
      ? 'border border-transparent hover:bg-wash'
      : 'border border-edge bg-raise hover:bg-wash';
  return (
    <AriaButton
      {...props}
      className={`inline-flex min-h-7 cursor-default items-center justify-center gap-2 rounded-button px-2.5 py-0.5 text-ui disabled:text-ink3 pointer-coarse:min-h-11 ${look}`}
    >
      {children}
    </AriaButton>
  );
}
