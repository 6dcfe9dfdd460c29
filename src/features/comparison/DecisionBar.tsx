import { ArrowDown, ArrowUp } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { useKeyOf } from '#state/commands.ts';
import { Button } from '#ui/Button.tsx';
import { Key } from '#ui/Key.tsx';

import type { Act, ActName, Deck } from './deck.ts';

interface DecisionBarProps {
  /** What is in hand, in a line. */
  readonly children?: ReactNode;
  readonly acts: Deck;
  /** Which of them have a button, in order; the first that is there is the filled one. */
  readonly order: readonly ActName[];
  readonly note?: string;
}

/** What only goes on is an arrow, and never the filled button. */
const MOVES: Partial<Record<ActName, LucideIcon>> = { next: ArrowDown, previous: ArrowUp };

const NOTHING: Act = { label: '', run: () => undefined };

/** What can be done with what is in hand: always at the foot, always in the same order. */
export function DecisionBar({ children, acts, order, note }: DecisionBarProps) {
  const keyOf = useKeyOf();
  const shown = order.filter((name) => acts[name] !== undefined);
  return (
    <div className="decision">
      {children !== undefined && <div className="decision-subject">{children}</div>}
      <div className="decision-acts" role="toolbar" aria-label="Decide">
        {shown.map((name, i) => {
          const Arrow = MOVES[name];
          const isFirst = i === 0 && Arrow === undefined;
          const { label, run } = acts[name] ?? NOTHING;
          return (
            <Button
              key={name}
              data-act={name}
              primary={isFirst}
              plain={Arrow !== undefined}
              aria-label={Arrow === undefined ? undefined : label}
              onPress={run}
            >
              {Arrow === undefined ? (
                <span>{label}</span>
              ) : (
                <Arrow size={16} strokeWidth={1.6} aria-hidden="true" />
              )}{' '}
              <Key binding={keyOf(`comparison.${name}`)} inverted={isFirst} />
            </Button>
          );
        })}
      </div>
      {note !== undefined && <span className="decision-note">{note}</span>}
    </div>
  );
}
