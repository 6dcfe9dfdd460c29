import type { ArticleRecord } from '#core/domain/record.ts';
import { announce } from '#state/session.ts';

import type { Deck } from '../deck.ts';

interface Row {
  readonly id: string;
  readonly cells: readonly { readonly article: string }[];
}

/**
 * From row to row of a table: in the column in hand or, where a row says nothing there, in the first that it has.
 *
 * @param take Takes a cell in hand.
 */
export function rowMoves<Item extends Row>(
  rows: readonly Item[],
  current: Item | null,
  columns: readonly ArticleRecord[],
  articleId: string | null,
  take: (row: Item, article: ArticleRecord) => void,
): Deck {
  if (rows.length === 0) return {};
  const step = (by: 1 | -1): void => {
    const at = current === null ? (by === 1 ? -1 : rows.length) : rows.indexOf(current);
    const next = rows[at + by];
    const said = columns.filter((column) =>
      next?.cells.some(({ article }) => article === column.articleId),
    );
    const article = said.find((column) => column.articleId === articleId) ?? said[0];
    if (next === undefined || article === undefined) {
      announce(by === 1 ? 'That was the last row' : 'That is the first row');
    } else take(next, article);
  };
  return {
    next: { label: 'Next row', run: () => step(1) },
    previous: { label: 'Previous row', run: () => step(-1) },
  };
}
