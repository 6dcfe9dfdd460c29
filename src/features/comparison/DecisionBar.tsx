import type { ReactNode } from 'react';

import { useKeyOf } from '#state/commands.ts';
import { Button } from '#ui/Button.tsx';
import { Key } from '#ui/Key.tsx';

import type { ActName, Deck } from './deck.ts';

interface DecisionBarProps {
  /** What is in hand, in a line. */
  readonly children?: ReactNode;
  readonly acts: Deck;
  /** Which of them have a button, in order; the first that is there is the filled one. */
  readonly order: readonly ActName[];
  readonly note?: string;
}

/** What only goes on is never the filled button. */
const MOVES: ReadonlySet<ActName> = new Set(['next', 'previous']);

/** What can be done with what is in hand: always at the foot, always in the same order. */
export function DecisionBar({ children, acts, order, note }: DecisionBarProps) {
  const keyOf = useKeyOf();
  const shown = order.filter((name) => acts[name] !== undefined);
  return (
    <div className="decision">
      {children !== undefined && <div className="decision-subject">{children}</div>}
      <div className="decision-acts" role="toolbar" aria-label="Decide">
        {shown.map((name, i) => {
          const isFirst = i === 0 && !MOVES.has(name);
          return (
            <Button key={name} data-act={name} primary={isFirst} onPress={() => acts[name]?.run()}>
              <span>{acts[name]?.label}</span>{' '}
              <Key binding={keyOf(`comparison.${name}`)} inverted={isFirst} />
            </Button>
          );
        })}
      </div>
      {note !== undefined && <span className="decision-note">{note}</span>}
    </div>
  );
}
