import { useEffect } from 'react';
import { create } from 'zustand';

/** What can be done with what a view of the comparison has in hand. Which of them, the view says; how they are called, too. */
export type ActName =
  | 'tag'
  | 'tagFirst'
  | 'link'
  | 'omit'
  | 'read'
  | 'compare'
  | 'dismiss'
  | 'dismissed'
  | 'next'
  | 'previous'
  | 'swap'
  | 'other'
  | 'third'
  | 'together'
  | 'differences'
  | 'accept'
  | 'offer';

/** One of them. */
export interface Act {
  /** As the button says it. */
  readonly label: string;
  readonly run: () => void;
}

/** What the view in front offers now. */
export type Deck = Partial<Record<ActName, Act>>;

const useDeck = create<{ readonly deck: Deck }>()(() => ({ deck: {} }));

/** The acts of the view in front; none where no comparison is shown. */
export function deck(): Deck {
  return useDeck.getState().deck;
}

/** Lays out the acts of the view in front, until it goes. */
export function useActs(acts: Deck): void {
  useEffect(() => {
    useDeck.setState({ deck: acts });
    return () => useDeck.setState({ deck: {} });
  }, [acts]);
}
