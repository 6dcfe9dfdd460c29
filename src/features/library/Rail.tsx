import { memo } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import { useRecordsLater } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';

import { AccountRow } from './AccountRow.tsx';
import { Layers } from './Layers.tsx';

interface RailProps {
  readonly story: Story;
  readonly open: ArticleRecord;
}

/** The accounts of the story, and what of them is shown. */
export const Rail = memo(function Rail({ story, open }: RailProps) {
  const lists = useRecordsLater(story.articles.map(({ articleId }) => articleId));
  return (
    <nav
      aria-label="Accounts"
      className="hidden w-66 shrink-0 flex-col border-e border-rule2 rail:flex large:w-72 print:hidden"
    >
      <h2 className="px-5 pt-3.5 pb-2 text-small font-semibold text-ink2">
        Accounts, {story.articles.length}
      </h2>
      <ul className="min-h-0 flex-1 overflow-y-auto">
        {story.articles.map((article, index) => (
          <li key={article.id}>
            <AccountRow
              story={story}
              article={article}
              index={index}
              open={article === open}
              records={lists[index]}
            />
          </li>
        ))}
      </ul>
      <Layers story={story} />
    </nav>
  );
});
