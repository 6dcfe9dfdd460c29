import { lazy, Suspense, useDeferredValue, useEffect, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';

import type { ArticleRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { Reader } from '#features/reader/Reader.tsx';
import { setBoundary } from '#features/tagging/boundaries.ts';
import { afterSelection, openOrPick } from '#features/tagging/commands.ts';
import { FirstTagHint } from '#features/tagging/FirstTagHint.tsx';
import { ModeLine } from '#features/tagging/ModeLine.tsx';
import { SelectionBar } from '#features/tagging/SelectionBar.tsx';
import { goTo, usePlace } from '#state/location.ts';
import { articleQuery } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import { loadCardAids, loadCardThread, loadOpenCard } from './chunks.ts';

const OpenCard = lazy(loadOpenCard);
const CardThread = lazy(loadCardThread);
const CardAids = lazy(loadCardAids);

interface ReadViewProps {
  readonly story: Story;
  readonly article: ArticleRecord;
}

/** Reading and tagging one account. */
export function ReadView({ story, article }: ReadViewProps) {
  const annotationId = usePlace('annotationId');
  const { data: records } = useQuery(articleQuery(article.articleId));
  const record = useMemo(
    () => records?.find(({ id }) => id === annotationId),
    [records, annotationId],
  );
  // The words get their mark first; the card, with all its fields, may take a moment longer.
  const inCard = useDeferredValue(record);
  const isGone = record?.deleted === 1;
  useEffect(() => {
    if (!isGone) return;
    goTo({ annotationId: null }, 'replace');
    if (document.activeElement === document.body) focusText();
  }, [isGone]);
  const bar = useMemo(() => <SelectionBar story={story} article={article} />, [story, article]);
  const untagged =
    records !== undefined && !records.some((candidate) => isLive(candidate, 'annotation'));
  const hint = useMemo(() => <FirstTagHint story={story} untagged={untagged} />, [story, untagged]);
  const card = useMemo(
    () =>
      inCard !== undefined && isLive(inCard, 'annotation') ? (
        <Suspense>
          <OpenCard
            key={inCard.id}
            story={story}
            annotation={inCard}
            thread={
              <Suspense>
                <CardAids story={story} annotation={inCard} />
                <CardThread story={story} annotation={inCard} />
              </Suspense>
            }
          />
        </Suspense>
      ) : null,
    [story, inCard],
  );
  return (
    <>
      <Reader
        story={story}
        article={article}
        records={records}
        onSelect={afterSelection}
        onOpen={openOrPick}
        onBoundary={setBoundary}
        bar={bar}
        card={card}
        hint={hint}
      />
      <ModeLine story={story} article={article} />
    </>
  );
}
