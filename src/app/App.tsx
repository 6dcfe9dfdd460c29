import { lazy, Suspense, useEffect } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import { FindPanel } from '#features/find/FindPanel.tsx';
import { Rail } from '#features/library/Rail.tsx';
import { Sigla } from '#features/library/Sigla.tsx';
import { ArticleError } from '#platform/files/article-file.ts';
import type { View } from '#state/location.ts';
import { goTo, putOnTheRight, usePlace } from '#state/location.ts';
import { troubleInWords } from '#state/trouble-words.ts';
import { settle } from '#state/use-later.ts';
import { useStory } from '#state/use-story.ts';
import type { Story } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';

import { Announcer } from './Announcer.tsx';
import { loadFind, loadStories } from './chunks.ts';
import { NewRelease } from './NewRelease.tsx';
import { Notice } from './Notice.tsx';
import { Overlays } from './Overlays.tsx';
import { TopBar } from './TopBar.tsx';
import { Troubles } from './Troubles.tsx';
import { useContextMenu } from './use-context-menu.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useKeyboard } from './use-keyboard.ts';
import { useTagColours } from './use-tag-colours.ts';
import { useTheme } from './use-theme.ts';
import { VIEWS } from './views.tsx';

/** The page: bar, accounts, and the account that is open. */
export function App() {
  const openId = usePlace('articleId');
  const view = usePlace('view');
  const { Component: Shown } = VIEWS[view];
  const { story, none, error, retry } = useStory();
  useKeyboard();
  useContextMenu();
  useTheme();
  useTagColours(story);
  useFileDrop();
  const article =
    story?.articles.find(({ articleId }) => articleId === openId) ?? story?.articles[0];
  useEffect(() => {
    const place = view === 'read' ? '' : `${VIEWS[view].name} · `;
    document.title = story === null ? 'Galley' : `${place}${story.record.body.title} · Galley`;
  }, [story, view]);
  return (
    <div className="flex h-dvh flex-col print:h-auto">
      <TopBar story={story} />
      <div className="flex min-h-0 flex-1 flex-col rail:flex-row">
        {none || (story !== null && article === undefined) ? (
          <main className="flex min-h-0 min-w-0 flex-1 flex-col">
            <Suspense>
              <StoriesView story={story} />
              <Settling />
            </Suspense>
          </main>
        ) : story !== null && article !== undefined ? (
          <>
            <Beside story={story} article={article} />
            <main className="flex min-h-0 min-w-0 flex-1 flex-col">
              <Suspense>
                <Shown story={story} article={article} />
                {view !== 'read' && <Settling />}
              </Suspense>
            </main>
          </>
        ) : (
          <main className="flex-1 bg-paper">
            {error !== null && (
              <>
                <StoryTrouble error={error} retry={retry} />
                <Settling />
              </>
            )}
          </main>
        )}
      </div>
      <NewRelease />
      <Troubles />
      <Overlays story={story} />
      <Notice />
      <Announcer />
    </div>
  );
}

/** Views that have something to say of every account: choosing another one stays there. */
const STAYS: ReadonlySet<View> = new Set<View>(['review', 'adjudicate', 'compare']);

const FindBody = lazy(loadFind);
const StoriesView = lazy(loadStories);

/** The accounts, or, while something is looked for, what is found in them. */
function Beside({ story, article }: { readonly story: Story; readonly article: ArticleRecord }) {
  const view = usePlace('view');
  const other = usePlace('other');
  const third = usePlace('third');
  const isReading = view === 'read';
  const isComparing = view === 'compare';
  const isFinding = usePlace('find') !== null;
  return isReading && isFinding ? (
    <FindPanel story={story} open={article} Body={FindBody} />
  ) : (
    <>
      {isReading && <Rail story={story} open={article} />}
      <Sigla
        story={story}
        open={isReading || STAYS.has(view) ? article : null}
        {...(isComparing ? { others: [other, third] } : {})}
        beside={isReading ? 'rail' : 'view'}
        onOpen={(articleId) => {
          if (!isComparing) {
            goTo({ view: STAYS.has(view) ? view : 'read', articleId, annotationId: null }, 'push');
          } else if (articleId !== article.articleId) {
            putOnTheRight(articleId);
          }
        }}
      />
    </>
  );
}

/** Stands beside what the editor waits for, and says when it is there; a text says so itself. */
function Settling(): null {
  useEffect(settle, []);
  return null;
}

function StoryTrouble({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  return (
    <div role="alert" className="mx-auto flex max-w-xl flex-col items-start gap-4 p-6 pt-24">
      <h1 className="font-serif text-view font-semibold">The story is not here</h1>
      <p className="text-cell text-ink2">
        {troubleInWords(error, error instanceof ArticleError ? error.path : 'The story')}
      </p>
      <Button primary onPress={retry}>
        Try again
      </Button>
    </div>
  );
}
