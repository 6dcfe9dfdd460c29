import type { ArticleRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';
import { openOverlay, useSession } from '#state/session.ts';
import { runCommand, useKeyOf } from '#state/commands.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { capsOf } from '#ui/key-names.ts';
import { useRoving } from '#ui/use-roving.ts';

import { applyTag } from './commands.ts';
import { takePick } from './picking.ts';

interface SelectionBarProps {
  readonly story: Story;
  readonly article: ArticleRecord;
}

/** Up to this many tags stand with their names, then their signs alone. */
const MOST_NAMED = 6;
/** Up to this many stand in the bar at all; the rest is found by typing. */
const MOST_SHOWN = 12;

/**
 * The tags at the end of a selection, each with its key, which is its sign. Pressing a button must not take the browser's
 * selection away, so the pointer's default is prevented.
 */
export function SelectionBar({ story, article }: SelectionBarProps) {
  const keyOf = useKeyOf();
  const toolbar = useRoving({ along: 'row' });
  const armed = useSession((state) => state.armed);
  const pick = useSession((state) => state.pick);
  const byPointer = useSession((state) => state.selection?.by === 'pointer');
  if (pick !== null) {
    const { goal } = pick;
    if (goal.kind === 'merge') return null;
    if (goal.kind === 'attribute' && goal.within !== null && goal.within !== article.articleId) {
      return null;
    }
    return (
      <div className="bar select-none" role="group" aria-label="Picked words">
        <button type="button" onMouseDown={keepSelection} className="bar-button" onClick={takePick}>
          {goal.kind === 'link' ? 'Tag the same and link' : 'Take these words'}{' '}
          <BarKey binding={keyOf('pick.take')} />
        </button>
      </div>
    );
  }
  // What a pointer selects is tagged when it is up; keys and touch have no such end.
  if (armed !== null && byPointer) return null;
  const { tags } = story.codebook;
  const named = tags.length <= MOST_NAMED;
  const shown = tags.length <= MOST_SHOWN ? tags : tags.slice(0, MOST_SHOWN - 1);
  return (
    <div
      ref={toolbar}
      className="bar select-none"
      role="toolbar"
      aria-label="Tag the selected words"
      data-many={!named || undefined}
    >
      {shown.map((tag) => (
        <button
          key={tag.id}
          type="button"
          onMouseDown={keepSelection}
          className="bar-button"
          aria-label={tag.label}
          title={[named ? '' : tag.label, tag.guideline].filter((part) => part !== '').join(': ')}
          onClick={() => applyTag(tag)}
        >
          <span className="bar-glyph">
            <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
          </span>
          <span className="bar-name">{tag.label}</span>
          {named && <SpareKey binding={keyOf(`tag.${tag.id}`)} letter={tag.letter} />}
        </button>
      ))}
      {shown.length < tags.length && (
        <button
          type="button"
          onMouseDown={keepSelection}
          className="bar-button"
          onClick={() => openOverlay('palette')}
        >
          {tags.length - shown.length} more…
        </button>
      )}
      <span className="mx-1 h-4 w-px bg-inv-ink2/60 pointer-coarse:hidden" />
      <button
        type="button"
        onMouseDown={keepSelection}
        className="bar-button text-inv-ink2"
        onClick={() => runCommand('text.expand')}
      >
        <BarKey binding={keyOf('text.expand')} />
        Expand
      </button>
      <button
        type="button"
        onMouseDown={keepSelection}
        className="bar-button text-inv-ink2"
        onClick={() => runCommand('occurrences')}
      >
        <BarKey binding={keyOf('occurrences')} />
        Every…
      </button>
    </div>
  );
}

function BarKey({ binding }: { readonly binding: string | null }) {
  if (binding === null) return null;
  return <kbd className="bar-key">{capsOf(binding).join(' ')}</kbd>;
}

/** The key of a tag where its sign does not say it already. */
function SpareKey({
  binding,
  letter,
}: {
  readonly binding: string | null;
  readonly letter: string;
}) {
  return binding?.toLowerCase() === letter.toLowerCase() ? null : <BarKey binding={binding} />;
}

function keepSelection(event: React.MouseEvent): void {
  event.preventDefault();
}
