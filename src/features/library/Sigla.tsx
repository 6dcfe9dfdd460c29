import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { useRoving } from '#ui/use-roving.ts';

interface SiglaProps {
  readonly story: Story;
  /** The account that is open, or `null` in a view of its own: then they stand in a column where there is room; in Compare they are put on the right. */
  readonly open: ArticleRecord | null;
}

/** The accounts as a row of sigla, where there is no room for the rail. */
export function Sigla({ story, open }: SiglaProps) {
  const row = useRoving({ along: 'both' });
  const isComparing = usePlace('view') === 'compare';
  const left = usePlace('articleId');
  const right = usePlace('other');
  const sideOf = (articleId: ArticleId): 'left' | 'right' | undefined =>
    !isComparing
      ? undefined
      : articleId === left
        ? 'left'
        : articleId === right
          ? 'right'
          : undefined;
  const take = (articleId: ArticleId): void => {
    if (!isComparing) goTo({ articleId, annotationId: null }, 'push');
    else if (articleId !== left) goTo({ other: articleId, row: null }, 'replace');
  };
  return (
    <nav
      ref={row}
      aria-label="Accounts"
      className={`flex h-11 short:pointer-fine:h-8 shrink-0 overflow-x-auto border-b border-rule2 print:hidden ${
        open === null
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
          aria-pressed={isComparing ? sideOf(article.articleId) !== undefined : undefined}
          data-side={sideOf(article.articleId)}
          onClick={() => take(article.articleId)}
          className={`min-w-11 flex-1 border-b-2 border-transparent forced-colors:not-aria-[current=page]:border-[Canvas] font-serif text-[17px] text-ink2 -outline-offset-2 aria-[current=page]:border-ink aria-[current=page]:bg-paper aria-[current=page]:font-semibold aria-[current=page]:text-ink data-[side=left]:bg-inv data-[side=left]:font-semibold data-[side=left]:text-inv-ink data-[side=right]:bg-paper data-[side=right]:font-semibold data-[side=right]:text-ink data-[side=right]:inset-ring data-[side=right]:inset-ring-ink ${open === null ? 'rail:h-9.5 rail:flex-none data-side:rail:mx-1.5 data-side:rail:min-w-0 data-side:rail:rounded-button' : ''}`}
        >
          {siglumOf(index)}
        </button>
      ))}
    </nav>
  );
}
