import { memo } from 'react';

import type { Story } from '#state/use-story.ts';

import { paragraphOf, siglumIn, wordsAt } from '../places.ts';
import type { Texts } from '../places.ts';
import { ALARM_WORDS, PASSAGE_WORDS } from '../words.ts';
import type { Pair } from './pairs.ts';

interface PairTableProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly pairs: readonly Pair[];
}

/** So many are told: who wants more has the texts. */
const MOST = 100;

/** The counterparts in a table, beside the columns: for whom a drawing says nothing, and for paper. */
export const PairTable = memo(function PairTable({ story, texts, pairs }: PairTableProps) {
  const [first] = pairs;
  if (first === undefined) return null;
  const [a, b] = [siglumIn(story, first.a.article), siglumIn(story, first.b.article)];
  return (
    <table className="pair-table">
      <caption>
        Passages that stand in both {a} and {b}
        {pairs.length > MOST && `, the first ${MOST} of ${pairs.length}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">How near</th>
          <th scope="col">{a}</th>
          <th scope="col">{b}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.slice(0, MOST).map((pair) => (
          <tr key={pair.id}>
            <th scope="row">
              {PASSAGE_WORDS[pair.kind]}
              {pair.finding !== null && `, ${ALARM_WORDS[pair.finding.kind]}`}
            </th>
            {(['a', 'b'] as const).map((side) => (
              <td key={side}>
                ¶{paragraphOf(texts, pair[side])}{' '}
                <span dir="auto">{wordsAt(texts, pair[side])}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
