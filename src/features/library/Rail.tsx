import { Plus, Search } from 'lucide-react';
import { memo } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import { runCommand, useKeyOf } from '#state/commands.ts';
import { useRecordsLater } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';
import { Key } from '#ui/Key.tsx';
import { useRoving } from '#ui/use-roving.ts';

import { AccountRow } from './AccountRow.tsx';
import { Layers } from './Layers.tsx';

interface RailProps {
  readonly story: Story;
  readonly open: ArticleRecord;
}

/** The accounts of the story, and what of them is shown. */
export const Rail = memo(function Rail({ story, open }: RailProps) {
  const lists = useRecordsLater(story.articles.map(({ articleId }) => articleId));
  const keyOf = useKeyOf();
  const list = useRoving({ along: 'column' });
  return (
    <nav
      aria-label="Accounts"
      className="hidden w-66 shrink-0 flex-col border-e border-rule2 rail:flex large:w-72 print:hidden"
    >
      <div className="flex items-center px-5 pt-3.5 pb-2 text-small text-ink2">
        <h2 className="font-semibold">Accounts, {story.articles.length}</h2>
        <button
          type="button"
          className="hit ms-auto flex items-center gap-1 hover:text-ink"
          onClick={() => runCommand('add')}
        >
          <Plus size={14} strokeWidth={1.6} aria-hidden="true" />
          Add
        </button>
        <button
          type="button"
          className="hit flex items-center gap-1.5 ps-3 hover:text-ink"
          onClick={() => runCommand('find')}
        >
          <Search size={14} strokeWidth={1.6} aria-hidden="true" />
          Find <Key binding={keyOf('find')} />
        </button>
      </div>
      <ul ref={list} className="min-h-0 flex-1 overflow-y-auto">
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
