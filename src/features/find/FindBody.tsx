import { useEffect } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import type { FindQuery } from '#core/find/query.ts';
import type { Story } from '#state/use-story.ts';

import { FindFilters } from './FindFilters.tsx';
import { useFound } from './found.ts';
import { FoundCount } from './FoundCount.tsx';
import { HitList } from './HitList.tsx';
import { openAwaited } from './open-hit.ts';
import { usePaintedHits } from './use-painted-hits.ts';
import { useSearch } from './use-search.ts';

export interface FindBodyProps {
  readonly story: Story;
  readonly open: ArticleRecord;
  readonly query: FindQuery;
  readonly listId: string;
  readonly onOpen: (index: number) => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

/** The conditions and what was found. It searches as long as it is there. */
export function FindBody({ story, open, query, listId, onOpen, onKeyDown }: FindBodyProps) {
  const { found, inHand } = useFound();
  useSearch(story, query);
  usePaintedHits(found, open.articleId);
  useEffect(() => {
    if (found !== null) openAwaited(found);
  }, [found]);
  return (
    <>
      <FindFilters story={story} query={query} />
      <FoundCount found={found} query={query} />
      <HitList
        id={listId}
        story={story}
        found={found}
        inHand={inHand.index}
        onOpen={onOpen}
        onKeyDown={onKeyDown}
      />
    </>
  );
}
