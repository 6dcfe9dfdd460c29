import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { useRoving } from '#ui/use-roving.ts';

interface SiglaProps {
  readonly story: Story;
  /** The account that is open, or `null` where none is. */
  readonly open: ArticleRecord | null;
  /** The accounts beside it, where several are open. */
  readonly others?: readonly (ArticleId | null)[];
  /** In a view of its own they stand in a column where there is room; in the reading view the rail does. */
  readonly beside: 'rail' | 'view';
  readonly onOpen: (articleId: ArticleId) => void;
}

/** The accounts as a row of sigla, where there is no room for the rail. */
export function Sigla({ story, open, others, beside, onOpen }: SiglaProps) {
  const row = useRoving({ along: 'both' });
  return (
    <nav
      ref={row}
      aria-label="Accounts"
      className={`flex h-11 short:pointer-fine:h-8 shrink-0 overflow-x-auto border-b border-rule2 print:hidden ${
        beside === 'view'
          ? 'rail:h-auto rail:w-13 rail:flex-col rail:overflow-y-auto rail:border-e rail:border-b-0 rail:pt-2'
          : 'rail:hidden'
      }`}
    >
      {story.articles.map((article, index) => (
        <button
          key={article.id}
          type="button"
          aria-current={article === open ? 'page' : undefined}
          aria-label={`Account ${siglumOf(index)}${article.body.outlet === '' ? '' : `, ${article.body.outlet}`}`}
          data-side={
            others === undefined
              ? undefined
              : article === open
                ? 'left'
                : others.includes(article.articleId)
                  ? 'right'
                  : undefined
          }
          onClick={() => onOpen(article.articleId)}
          className={`min-w-11 flex-1 border-b-2 border-transparent forced-colors:not-aria-[current=page]:border-[Canvas] font-serif text-[17px] text-ink2 -outline-offset-2 aria-[current=page]:border-ink aria-[current=page]:bg-paper aria-[current=page]:font-semibold aria-[current=page]:text-ink data-[side=left]:bg-inv data-[side=left]:text-inv-ink data-[side=right]:bg-paper data-[side=right]:font-semibold data-[side=right]:text-ink data-[side=right]:inset-ring data-[side=right]:inset-ring-ink forced-colors:data-[side=left]:border-4! forced-colors:data-[side=left]:border-[CanvasText]! forced-colors:data-[side=right]:border-2! forced-colors:data-[side=right]:border-[CanvasText]! ${beside === 'view' ? 'rail:h-9.5 rail:flex-none data-side:rail:mx-1.5 data-side:rail:min-w-0 data-side:rail:rounded-button' : ''}`}
        >
          {siglumOf(index)}
        </button>
      ))}
    </nav>
  );
}
