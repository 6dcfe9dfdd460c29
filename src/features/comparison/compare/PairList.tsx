import { useEffect, useRef } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import { goTo } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { useRoving } from '#ui/use-roving.ts';

import { MoreButton, usePaged } from '../paging.tsx';
import { paragraphOf, siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';
import { ALARM_WORDS, PASSAGE_WORDS } from '../words.ts';
import { AccountText } from './AccountText.tsx';
import type { SetText } from './AccountText.tsx';
import type { Pair } from './pairs.ts';
import { useMarkedChanges } from './use-marked-changes.ts';

interface PairListProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly accounts: readonly ArticleRecord[];
  readonly pairs: readonly Pair[];
  readonly current: Pair | null;
  readonly text: SetText;
}

/** So many stand on the page at a time. */
const PAGE = 25;

/** Counterparts one passage under the other, where two columns have no room. Their words are tagged as in the columns. */
export function PairList({ story, texts, accounts, pairs, current, text }: PairListProps) {
  const { shown, left, more } = usePaged(pairs, PAGE, current);
  const roving = useRoving({ along: 'column', items: '.pair-head, .more-rows' });
  const list = useRef<HTMLDivElement>(null);
  useMarkedChanges(list, texts, shown);
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current]');
    const { activeElement } = document;
    if (activeElement?.matches('.pair-head') === true) row?.focus();
    else row?.closest('.pair')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div ref={roving} className="pairs" data-scroller="">
      <div ref={list}>
        {shown.map((pair) => (
          <section key={pair.id} className="pair" data-current={pair === current || undefined}>
            <button
              type="button"
              className="pair-head"
              aria-current={pair === current ? 'true' : undefined}
              onClick={() => take(pair)}
            >
              <span>{PASSAGE_WORDS[pair.kind]}</span>
              {pair.finding !== null && <b>{ALARM_WORDS[pair.finding.kind]}</b>}
              <span className="ms-auto">
                ¶{paragraphOf(texts, pair.a)} and ¶{paragraphOf(texts, pair.b)}
              </span>
            </button>
            <div className="pair-body" data-kind={pair.kind}>
              {([pair.a, pair.b] as const).map((spot) => {
                const article = accounts.find(({ articleId }) => articleId === spot.article);
                return (
                  // Whoever turns to the words has the pair in hand; its head does the same for keys.
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
                  <div key={spot.article} className="pair-line" onClick={() => take(pair)}>
                    <b>{siglumIn(story, spot.article)}</b>
                    {article !== undefined && (
                      <AccountText article={article} passage={spot} text={text} />
                    )}
                  </div>
                );
              })}
            </div>
          </section>
        ))}
      </div>
      <MoreButton left={left} more={more} />
    </div>
  );
}

function take({ id }: Pair): void {
  goTo({ row: id }, 'replace');
}
