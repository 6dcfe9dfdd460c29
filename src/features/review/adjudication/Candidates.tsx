import { wordsOf } from '#core/domain/span.ts';
import { nameOfSet, tagOf } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';

import { attributesOf } from '../inbox/facts.ts';
import { valueInWords } from '#state/words.ts';
import type { Adjudicating, GroupEntry } from './adjudication-now.ts';

/** All candidates of one place, side by side, and who has nothing there. */
export function Candidates({
  now,
  entry,
}: {
  readonly now: Adjudicating;
  readonly entry: GroupEntry;
}) {
  const { story } = now;
  const { candidates, without } = entry.group;
  const nameOf = (setId: string): string => {
    const set = story.sets.find((candidate) => candidate.setId === setId);
    return set === undefined ? 'A set that is not here' : nameOfSet(story, set);
  };
  return (
    <aside className="review-detail" aria-label="Candidates">
      <ol>
        {candidates.map(({ setId, annotation }, i) => {
          const tag = tagOf(story, setId, annotation.body.tag);
          const isTaken =
            !entry.isOpen && now.agreed.decisions.get(annotation.id)?.body.verdict === 'accepted';
          return (
            <li key={annotation.id} className="border-b border-rule2 py-2.5">
              <p className="flex items-baseline gap-2">
                <span className="text-small text-ink3">{i + 1}</span>
                <b className="min-w-0 truncate font-semibold" dir="auto">
                  {nameOf(setId)}
                </b>
                <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
                <span>{tag.label}</span>
                {isTaken && <span className="ms-auto text-small text-ink2">taken</span>}
              </p>
              <p className="font-serif text-cell" dir="auto">
                {wordsOf(annotation.body.span) || 'the account as a whole'}
              </p>
              <dl className="grid grid-cols-[82px_minmax(0,1fr)] text-small">
                {attributesOf(story, annotation.body, null).map(({ id, label }) => {
                  const words = valueInWords(annotation.body.attributes[id]);
                  return words === '' ? null : (
                    <div key={id} className="contents">
                      <dt className="text-ink2">{label}</dt>
                      <dd dir="auto">{words}</dd>
                    </div>
                  );
                })}
                {annotation.body.note !== '' && (
                  <div className="contents">
                    <dt className="text-ink2">Note</dt>
                    <dd dir="auto">{annotation.body.note}</dd>
                  </div>
                )}
              </dl>
            </li>
          );
        })}
      </ol>
      {without.length > 0 && (
        <p className="py-2.5 text-ink2" dir="auto">
          Nothing here: {without.map(nameOf).join(', ')}
        </p>
      )}
    </aside>
  );
}
