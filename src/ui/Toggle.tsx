import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components/Switch';

interface ToggleProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ReactNode;
}

/** A setting that is on or off at once. */
export function Toggle({ on, onChange, children }: ToggleProps) {
  return (
    <Switch
      isSelected={on}
      onChange={onChange}
      className="group flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11"
    >
      <span className="flex h-4 w-7 shrink-0 items-center rounded-full border border-edge bg-raise p-0.5 group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-ink group-data-selected:border-ink group-data-selected:bg-ink">
        <span className="size-2.5 rounded-full bg-edge group-data-selected:translate-x-3 group-data-selected:bg-inv-ink" />
      </span>
      {children}
    </Switch>
  );
}
