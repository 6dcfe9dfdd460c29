import { Fragment, useEffect, useMemo, useRef } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import { goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';

import { siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';
import { ALARM_WORDS } from '../words.ts';
import { AccountText } from './AccountText.tsx';
import type { SetText } from './AccountText.tsx';
import { SIDES } from './CompareHead.tsx';
import type { Joint, Taken } from './joints.ts';
import { placesIn, rowOf } from './joints.ts';
import type { Pair } from './pairs.ts';
import { Ribbons } from './Ribbons.tsx';
import { useJoined } from './use-joined.ts';

interface ColumnsProps {
  readonly story: Story;
  readonly accounts: readonly ArticleRecord[];
  readonly texts: Texts;
  readonly joints: readonly Joint[];
  readonly current: Taken | null;
  readonly isTogether: boolean;
  readonly text: SetText;
}

/** Accounts side by side, what belongs together joined. */
export function Columns(props: ColumnsProps) {
  const { story, accounts, texts, joints, current, isTogether, text } = props;
  const box = useRef<HTMLDivElement>(null);
  const only = useMemo(() => loneWords(story, accounts), [story, accounts]);
  const { joined, show } = useJoined({ box, texts, joints, current, isTogether, labelOf, only });
  const row = usePlace('row');
  useEffect(() => {
    const places = current?.pair ?? placesIn(row);
    if (places !== null) show(current?.joint ?? 0, places);
  }, [current, row, show]);
  return (
    <div ref={box} className="compare-columns">
      {accounts.map((article, i) => {
        const drawn = joined[i - 1] ?? null;
        const shown = joints[i - 1]?.shown ?? [];
        return (
          <Fragment key={article.id}>
            {i > 0 && (
              <div className="compare-channel">
                {drawn !== null && (
                  <Ribbons
                    {...drawn}
                    onTake={(id) => {
                      const pair = shown.find((known) => known.id === id);
                      if (pair === undefined) return;
                      goTo({ row: rowOf({ joint: i - 1, pair }), annotationId: null }, 'replace');
                    }}
                  />
                )}
              </div>
            )}
            <div className="compare-column" data-side={SIDES[i]}>
              <AccountText article={article} passage={null} text={text} />
            </div>
          </Fragment>
        );
      })}
    </div>
  );
}

/** What is said beside words that have no counterpart, by joint. */
function loneWords(
  story: Story,
  accounts: readonly ArticleRecord[],
): readonly { readonly a: string; readonly b: string }[] {
  const sigla = accounts.map(({ articleId }) => siglumIn(story, articleId));
  const [left, right] = sigla;
  if (sigla.length === 2) return [{ a: `only in ${left}`, b: `only in ${right}` }];
  return sigla
    .slice(1)
    .map((siglum, i) => ({ a: `not in ${siglum}`, b: `not in ${sigla[i] ?? ''}` }));
}

function labelOf({ kind, score, finding }: Pair): { label: string; isAlarm: boolean } {
  if (finding !== null) {
    return { label: ALARM_WORDS[finding.kind], isAlarm: finding.severity !== 'minor' };
  }
  return {
    label: kind === 'near-verbatim' ? `near ${Math.round(score * 100)}%` : '',
    isAlarm: false,
  };
}
