import type { Tag } from '#core/domain/codebook.ts';
import type { TagId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { useKeyOf } from '#state/commands.ts';
import { setSession, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';
import { useRoving } from '#ui/use-roving.ts';

import { PickLine } from './PickLine.tsx';

interface ModeLineProps {
  readonly story: Story;
  readonly article: ArticleRecord;
}

/** More tags than these are a list to choose from. */
const MOST_BUTTONS = 8;

/**
 * The foot of the reading view: choose a tag first and every selection gets it; while a field waits for words, says for what.
 */
export function ModeLine({ story, article }: ModeLineProps) {
  const keyOf = useKeyOf();
  const toolbar = useRoving({ along: 'row' });
  const armed = useSession((state) => state.armed);
  const pick = useSession((state) => state.pick);
  if (pick !== null) return <PickLine story={story} article={article} pick={pick} />;
  const { tags } = story.codebook;
  return (
    <div ref={toolbar} className="mode-line" role="toolbar" aria-label="Tag every selection">
      <span className="text-ink3 max-medium:hidden">Every selection becomes</span>
      {tags.length > MOST_BUTTONS ? (
        <select
          aria-label="Every selection becomes"
          className="field mode-select"
          value={armed ?? ''}
          onChange={(event) => {
            const chosen = tags.find(({ id }) => id === event.target.value);
            setSession({ armed: chosen?.id ?? null });
          }}
        >
          <option value="">what I choose</option>
          {tags.map((tag) => (
            <option key={tag.id} value={tag.id}>
              {tag.label}
            </option>
          ))}
        </select>
      ) : (
        <ModeButtons tags={tags} armed={armed} />
      )}
      {armed !== null && (
        <span className="ms-auto flex items-center gap-1.5 text-ink3">
          <Key binding={keyOf('text.release')} />{' '}
          <span className="pointer-coarse:hidden">ends it</span>
        </span>
      )}
    </div>
  );
}

interface ModeButtonsProps {
  readonly tags: readonly Tag[];
  readonly armed: TagId | null;
}

function ModeButtons({ tags, armed }: ModeButtonsProps) {
  return (
    <>
      <button
        type="button"
        className="mode-button"
        aria-pressed={armed === null}
        onClick={() => setSession({ armed: null })}
      >
        what I choose
      </button>
      {tags.map((tag) => (
        <button
          key={tag.id}
          type="button"
          className="mode-button"
          aria-pressed={armed === tag.id}
          aria-label={tag.label}
          onClick={() => setSession({ armed: armed === tag.id ? null : tag.id })}
        >
          <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
          <span className="max-medium:hidden">{tag.label}</span>
        </button>
      ))}
    </>
  );
}
