import { useEffect, useRef } from 'react';

import { goTo } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { useRoving } from '#ui/use-roving.ts';

import { MarkedWords } from '../MarkedWords.tsx';
import { MoreButton, usePaged } from '../paging.tsx';
import { paragraphOf, siglumIn, wordsAt } from '../places.ts';
import type { Texts } from '../places.ts';
import { ALARM_WORDS, PASSAGE_WORDS } from '../words.ts';
import type { Pair } from './pairs.ts';
import { changesOf } from './use-joined.ts';

interface PairListProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly pairs: readonly Pair[];
  readonly current: Pair | null;
  /** A table to be read beside the columns; else one under the other, to be worked with. */
  readonly isTable: boolean;
}

/** So many stand on the page at a time. */
const PAGE = 50;

/** Counterparts, one passage of each account under the other. */
export function PairList({ story, texts, pairs, current, isTable }: PairListProps) {
  const { shown, left, more } = usePaged(pairs, PAGE, isTable ? null : current);
  const roving = useRoving({ along: 'column' });
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isTable) return;
    const row = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current?.contains(document.activeElement)) row?.focus();
    else row?.scrollIntoView({ block: 'nearest' });
  }, [current, isTable]);
  if (isTable) {
    return (
      <table className="pair-table">
        <caption>Passages that stand in both accounts</caption>
        <tbody>
          {shown.map((pair) => (
            <tr key={pair.id}>
              <th scope="row">{kindInWords(pair)}</th>
              {(['a', 'b'] as const).map((side) => (
                <td key={side}>
                  {siglumIn(story, pair[side].article)} ¶{paragraphOf(texts, pair[side])}{' '}
                  <span dir="auto">{wordsAt(texts, pair[side])}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  return (
    <div ref={roving} className="pairs">
      <div ref={list}>
        {shown.map((pair) => (
          <button
            key={pair.id}
            type="button"
            className="pair"
            aria-current={pair === current ? 'true' : undefined}
            onClick={() => goTo({ row: pair.id }, 'replace')}
          >
            <span className="pair-head">
              <span>{PASSAGE_WORDS[pair.kind]}</span>
              {pair.finding !== null && <b>{ALARM_WORDS[pair.finding.kind]}</b>}
              <span className="ms-auto">
                ¶{paragraphOf(texts, pair.a)} and ¶{paragraphOf(texts, pair.b)}
              </span>
            </span>
            <span className="pair-body" data-kind={pair.kind}>
              {(['a', 'b'] as const).map((side) => (
                <span key={side} className="pair-line">
                  <b>{siglumIn(story, pair[side].article)}</b>
                  <Words texts={texts} pair={pair} side={side} />
                </span>
              ))}
            </span>
          </button>
        ))}
      </div>
      <MoreButton left={left} more={more} />
    </div>
  );
}

interface WordsProps {
  readonly texts: Texts;
  readonly pair: Pair;
  readonly side: 'a' | 'b';
}

function Words({ texts, pair, side }: WordsProps) {
  const changes = changesOf(pair, texts).map((change) => change[side]);
  return (
    <MarkedWords
      text={texts.get(pair[side].article) ?? ''}
      range={pair[side]}
      differing={changes}
    />
  );
}

function kindInWords({ kind, finding }: Pair): string {
  return finding === null
    ? PASSAGE_WORDS[kind]
    : `${PASSAGE_WORDS[kind]}, ${ALARM_WORDS[finding.kind]}`;
}
