import { Fragment, lazy, Suspense } from 'react';

import type { View } from '#state/location.ts';
import { useKnownComparison } from '#state/comparison.ts';
import { goTo, usePlace } from '#state/location.ts';

import type { Story } from '#state/use-story.ts';
import { useUndecided } from '#state/use-undecided.ts';

import { loadFindingCount } from './chunks.ts';
import { VIEWS } from './views.tsx';

const inBar = (Object.keys(VIEWS) as View[]).filter((view) => VIEWS[view].group !== null);

/** The views by name: in a row where there is room, else in a list that opens. */
export function ViewBar({ story }: { readonly story: Story }) {
  const shown = usePlace('view');
  return (
    <nav aria-label="Views" className="contents">
      <select
        aria-label="View"
        className="field w-auto! min-w-0 max-w-36 shrink font-semibold max-medium:max-w-26 rail:hidden"
        value={shown}
        onChange={(event) => goTo({ view: event.target.value as View }, 'push')}
      >
        {(Object.keys(VIEWS) as View[]).map((view) => (
          <option key={view} value={view}>
            {VIEWS[view].name}
          </option>
        ))}
      </select>
      <ul className="flex shrink-0 items-stretch self-stretch max-rail:hidden">
        {inBar.map((view, i) => {
          const before = inBar[i - 1];
          const isApart = before !== undefined && VIEWS[before].group !== VIEWS[view].group;
          return (
            <Fragment key={view}>
              {isApart && <li aria-hidden="true" className="mx-2 my-3.5 border-s border-rule2" />}
              <li className="flex">
                <button
                  type="button"
                  aria-current={view === shown ? 'page' : undefined}
                  onClick={() => goTo({ view }, 'push')}
                  className="-mb-px border-b-2 border-transparent forced-colors:not-aria-[current=page]:border-[Canvas] px-2 whitespace-nowrap text-ink2 -outline-offset-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
                >
                  {VIEWS[view].name}
                  {view === 'review' && <Undecided story={story} />}
                  {view === 'findings' && <Found story={story} />}
                </button>
              </li>
            </Fragment>
          );
        })}
      </ul>
    </nav>
  );
}

const FindingCount = lazy(loadFindingCount);

/** Once the accounts have been compared. */
function Found({ story }: { readonly story: Story }) {
  const known = useKnownComparison(story);
  return known === null ? null : (
    <Suspense>
      <FindingCount story={story} {...known} />
    </Suspense>
  );
}

function Undecided({ story }: { readonly story: Story }) {
  const left = useUndecided(story);
  return left === 0 ? null : <span className="ps-1.5 text-micro font-normal">{left}</span>;
}
