import type { AnnotationRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { useKeyOf } from '#state/commands.ts';
import { goTo } from '#state/location.ts';
import { useSession } from '#state/session.ts';
import { useRecordsLater } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';
import { tagOf } from '#state/use-story.ts';
import { initialsOf } from '#state/words.ts';
import { focusText } from '#ui/focus-text.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';
import { useRoving } from '#ui/use-roving.ts';

import { pileHere } from './acts.ts';

interface PileListProps {
  readonly story: Story;
  /** The annotation in hand. */
  readonly annotation: AnnotationRecord;
}

/** Over the open card: what else is tagged at the same place, innermost first. One annotation alone makes no list. */
export function PileList({ story, annotation }: PileListProps) {
  // The pile is that at the caret, and follows it and what is tagged.
  useSession((state) => state.caret);
  useRecordsLater([annotation.articleId]);
  const list = useRoving({ along: 'column' });
  const pile = pileHere();
  if (pile.length < 2 || !pile.some(({ id }) => id === annotation.id)) return null;
  return (
    <div
      role="group"
      aria-label={`${pile.length} tags at this place, innermost first`}
      className="border-b border-rule py-1"
    >
      <ol ref={list} className="max-h-36 overflow-y-auto">
        {pile.map((member, i) => (
          <li key={member.id}>
            <PileMember
              story={story}
              annotation={member}
              current={member.id === annotation.id}
              isNext={pile[(i + pile.length - 1) % pile.length]?.id === annotation.id}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface PileMemberProps extends PileListProps {
  readonly current: boolean;
  /** The one that the key takes next. */
  readonly isNext: boolean;
}

function PileMember({ story, annotation, current, isNext }: PileMemberProps) {
  const keyOf = useKeyOf();
  const tag = tagOf(story, annotation.setId, annotation.body.tag);
  const set = story.sets.find(({ setId }) => setId === annotation.setId);
  return (
    <button
      type="button"
      aria-current={current || undefined}
      className={`flex min-h-6 w-full items-center gap-2 px-3 text-start text-small pointer-coarse:min-h-11 ${
        current ? 'font-semibold text-ink' : 'text-ink2 hover:bg-wash'
      }`}
      onClick={() => {
        goTo({ annotationId: annotation.id }, 'replace');
        focusText();
      }}
    >
      <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
      <span className="min-w-0 flex-1 truncate font-serif" dir="auto">
        {wordsOf(annotation.body.span)}
      </span>
      {annotation.setId !== story.mySetId && (
        <span className="shrink-0 text-micro text-ink3">
          {initialsOf(set?.body.annotator.name ?? '') || '?'}
        </span>
      )}
      {isNext && !current && <Key binding={keyOf('annotation.pile')} />}
    </button>
  );
}
