import { lazy, Suspense, useDeferredValue, useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';

import type { ArticleRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { Reader } from '#features/reader/Reader.tsx';
import { afterSelection, openOrPick } from '#features/tagging/commands.ts';
import { FirstTagHint } from '#features/tagging/FirstTagHint.tsx';
import { ModeLine } from '#features/tagging/ModeLine.tsx';
import { SelectionBar } from '#features/tagging/SelectionBar.tsx';
import { goTo, usePlace } from '#state/location.ts';
import { articleQuery } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import { loadOpenCard } from './chunks.ts';

const OpenCard = lazy(loadOpenCard);

interface ReadViewProps {
  readonly story: Story;
  readonly article: ArticleRecord;
}

/** Reading and tagging one account. */
export function ReadView({ story, article }: ReadViewProps) {
  const annotationId = usePlace('annotationId');
  const { data } = useQuery(articleQuery(article.articleId));
  const record = data?.find(({ id }) => id === annotationId);
  // The words get their mark first; the card, with all its fields, may take a moment longer.
  const inCard = useDeferredValue(record);
  const isGone = record?.deleted === 1;
  useEffect(() => {
    if (!isGone) return;
    goTo({ annotationId: null }, 'replace');
    if (document.activeElement === document.body) focusText();
  }, [isGone]);
  return (
    <>
      <Reader
        story={story}
        article={article}
        onSelect={afterSelection}
        onOpen={openOrPick}
        bar={<SelectionBar story={story} article={article} />}
        card={
          inCard !== undefined && isLive(inCard, 'annotation') ? (
            <Suspense>
              <OpenCard key={inCard.id} story={story} annotation={inCard} />
            </Suspense>
          ) : null
        }
        hint={<FirstTagHint story={story} />}
      />
      <ModeLine story={story} article={article} />
    </>
  );
}
