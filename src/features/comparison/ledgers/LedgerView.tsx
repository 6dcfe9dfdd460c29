import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

import { DecisionBar } from '../DecisionBar.tsx';
import type { ActName, Deck } from '../deck.ts';

import './ledgers.css';

interface LedgerViewProps {
  readonly title: string;
  /** How much there is, in a line. */
  readonly summary: string;
  /** What the table can be narrowed to, and its signs. */
  readonly tools?: ReactNode;
  /** A line above the table. */
  readonly line?: ReactNode;
  /** Why there is nothing to see, or `null` where there is. */
  readonly empty: string | null;
  readonly acts: Deck;
  readonly order: readonly ActName[];
  /** What is in hand, in words, or `null`. */
  readonly inHand: ReactNode;
  /** What to do while nothing is. */
  readonly hint: string;
  /** What stands between head and foot: the table. */
  readonly children: ReactNode;
}

/** A view with a column for each account: what it is, the table, and at the foot what can be done with the cell in hand. */
export function LedgerView(props: LedgerViewProps) {
  const { title, summary, tools, line, empty, acts, order, inHand, hint, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="ledger-view">
      <header className="ledger-head">
        <h1 ref={heading} tabIndex={-1} className="comparison-title">
          {title}
        </h1>
        <p className="text-ink2">{summary}</p>
        {tools !== undefined && <span className="ledger-tools">{tools}</span>}
      </header>
      {line}
      {empty !== null && <p className="ledger-none">{empty}</p>}
      {children}
      {(empty === null || inHand !== null) && (
        <DecisionBar acts={acts} order={order}>
          {inHand ?? <p className="text-ink2">{hint}</p>}
        </DecisionBar>
      )}
    </div>
  );
}
