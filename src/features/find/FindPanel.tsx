import { ChevronDown, ChevronUp, List, Search, X } from 'lucide-react';
import { Suspense, useEffect, useId, useRef } from 'react';
import type { ComponentType } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import type { FindQuery } from '#core/find/query.ts';
import type { Story } from '#state/use-story.ts';

import { closeFind } from './commands.ts';
import type { FindBodyProps } from './FindBody.tsx';
import { FIND_FIELD, takesFocus } from './focus-find.ts';
import { foldList, optionId, takeInHand, useFound } from './found.ts';
import { openHit, openInHand, stepHit } from './open-hit.ts';
import { changeQuery, keepQuery, useFindQuery } from './query-draft.ts';

interface FindPanelProps {
  readonly story: Story;
  readonly open: ArticleRecord;
  /** What stands under the field: it may come a moment later, what is typed ahead is not lost. */
  readonly Body: ComponentType<FindBodyProps>;
}

/**
 * Finding words and annotations in the whole story, in the place of the list of accounts: the text beside it does not move. The
 * focus stays in the field while the arrows go through the list; Enter goes to the words, Escape comes back.
 */
export function FindPanel(props: FindPanelProps) {
  const query = useFindQuery();
  return query === null ? null : <Finding {...props} query={query} />;
}

/** How far Page Up and Page Down go. */
const PAGE = 10;

function Finding({ story, open, Body, query }: FindPanelProps & { readonly query: FindQuery }) {
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const { found, inHand, folded } = useFound();
  useEffect(() => {
    if (takesFocus()) field.current?.select();
  }, []);

  const total = found?.total ?? 0;
  const step = (by: number): void => {
    if (total > 0) takeInHand(Math.max(0, Math.min(inHand.index + by, total - 1)), false);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const inField = event.target === field.current;
    const actions: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => step(PAGE),
      PageUp: () => step(-PAGE),
      Home: inField ? undefined : () => step(-total),
      End: inField ? undefined : () => step(total),
      Enter: openInHand,
      Escape: () => {
        if (inField) closeFind();
        else field.current?.focus();
      },
      F3: () => stepHit(event.shiftKey ? -1 : 1),
    };
    const action = actions[event.key];
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  };

  return (
    <search className="find select-none" data-folded={folded || undefined} aria-label="Find">
      <div className="find-bar">
        <Search size={16} strokeWidth={1.6} aria-hidden="true" className="shrink-0 text-ink2" />
        <input
          ref={field}
          {...{ [FIND_FIELD]: '' }}
          role="combobox"
          aria-label="Find in the story"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={!folded}
          aria-controls={listId}
          aria-activedescendant={total > 0 && !folded ? optionId(listId, inHand.index) : undefined}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          placeholder="Words, names, notes"
          dir="auto"
          className="find-field"
          value={query.words}
          onChange={(event) => {
            foldList(false);
            changeQuery({ words: event.target.value });
          }}
          onBlur={keepQuery}
          onFocus={() => foldList(false)}
          onKeyDown={onKeyDown}
        />
        <span className="find-steps">
          <button
            type="button"
            className="find-button hit"
            aria-label="Previous of what was found"
            title="Previous (Shift F3)"
            disabled={total === 0}
            onClick={() => stepHit(-1)}
          >
            <ChevronUp size={16} strokeWidth={1.6} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="find-button hit"
            aria-label="Next of what was found"
            title="Next (F3)"
            disabled={total === 0}
            onClick={() => stepHit(1)}
          >
            <ChevronDown size={16} strokeWidth={1.6} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="find-button find-unfold hit"
            aria-label={folded ? 'Show the list' : 'Fold the list'}
            onClick={() => foldList(!folded)}
          >
            <List size={16} strokeWidth={1.6} aria-hidden="true" />
          </button>
        </span>
        <button
          type="button"
          className="find-button hit"
          aria-label="Close find"
          onClick={closeFind}
        >
          <X size={16} strokeWidth={1.6} aria-hidden="true" />
        </button>
      </div>
      <div className="find-body">
        <Suspense>
          <Body
            story={story}
            open={open}
            query={query}
            listId={listId}
            onOpen={openHit}
            onKeyDown={onKeyDown}
          />
        </Suspense>
      </div>
    </search>
  );
}
