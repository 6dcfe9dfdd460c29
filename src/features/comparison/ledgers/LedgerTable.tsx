import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

import type { Spot } from '#core/compare/result.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';
import { useGrid } from '#ui/use-grid.ts';

import { citation, outletIn, siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';

interface LedgerTableProps {
  readonly story: Story;
  readonly label: string;
  /** What the rows are. */
  readonly head: string;
  readonly columns: readonly ArticleRecord[];
  /** What stands under the name of an account. */
  readonly noteOn: (article: ArticleRecord) => string;
  /** Stands below the rows. */
  readonly foot?: ReactNode;
  /** `tbody` elements. */
  readonly children: ReactNode;
}

/** A table with a column for each account: one tab stop, arrows inside. */
export function LedgerTable(props: LedgerTableProps) {
  const { story, label, head, columns, noteOn, foot, children } = props;
  const grid = useGrid();
  return (
    <div className="ledger-scroller" tabIndex={-1}>
      <table
        ref={grid}
        className="ledger"
        aria-label={label}
        style={{ ['--columns' as string]: columns.length }}
      >
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((article) => (
              <th key={article.id} scope="col">
                <span className="ledger-account">
                  <b>{siglumIn(story, article.articleId)}</b>{' '}
                  <span dir="auto" data-unnamed={article.body.outlet === '' || undefined}>
                    {outletIn(story, article.articleId)}
                  </span>
                </span>
                <span className="ledger-note">{noteOn(article)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
      {foot}
    </div>
  );
}

interface LedgerCellProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  readonly look?: 'base' | 'alarm' | 'soft' | 'empty' | undefined;
  readonly isCurrent: boolean;
  readonly onTake: () => void;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** One cell. The focus takes it in hand, Enter opens it. */
export function LedgerCell(props: LedgerCellProps) {
  const { story, article, look, isCurrent, onTake, onOpen, children } = props;
  const cell = useRef<HTMLButtonElement>(null);
  // A key that goes to another row takes the focus along, unless it is at work elsewhere.
  useEffect(() => {
    if (!isCurrent) return;
    cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const isFree =
      document.activeElement === document.body ||
      document.activeElement?.matches('.ledger-cell, h1') === true;
    if (isFree) cell.current?.focus({ preventScroll: true });
  }, [isCurrent]);
  return (
    <td data-look={look}>
      <button
        ref={cell}
        type="button"
        className="ledger-cell"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={onTake}
        onFocus={() => {
          if (!isCurrent) onTake();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onOpen();
        }}
      >
        <span className="ledger-siglum">
          {siglumIn(story, article.articleId)} {outletIn(story, article.articleId)}
        </span>
        {children}
      </button>
    </td>
  );
}

interface CellInHandProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly spot: Spot;
  /** What there is to say of it. */
  readonly children: ReactNode;
}

/** The cell in hand in a line: where it stands, and what of it. */
export function CellInHand({ story, texts, spot, children }: CellInHandProps) {
  return (
    <p>
      <b>
        {citation(story, texts, spot)} {outletIn(story, spot.article)}
      </b>{' '}
      <span className="text-ink2" dir="auto">
        {children}
      </span>
    </p>
  );
}
