import type { ArticleRecord } from '#core/domain/record.ts';
import { runCommand } from '#state/commands.ts';
import { setSession, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';

interface ModeLineProps {
  readonly story: Story;
  readonly article: ArticleRecord;
}

/**
 * The foot of the reading view: choose a tag first and every selection gets it; while a field waits for words, says for what.
 */
export function ModeLine({ story, article }: ModeLineProps) {
  const armed = useSession((state) => state.armed);
  const pick = useSession((state) => state.pick);
  if (pick !== null) {
    const waiting = story.codebook.tags
      .flatMap((tag) => tag.attributes)
      .find(({ id }) => id === pick.attribute);
    const elsewhere = pick.within !== null && pick.within !== article.articleId;
    return (
      <div className="mode-line" role="status">
        <span>
          {elsewhere
            ? `${waiting?.label ?? 'The field'} takes words of the account you came from.`
            : `Select the words for ${waiting?.label.toLowerCase() ?? 'the field'}${pick.within === null ? ', in any account' : ''}.`}
        </span>
        <button
          type="button"
          className="mode-button ms-auto"
          onClick={() => runCommand('text.release')}
        >
          Cancel <Key binding="Escape" />
        </button>
      </div>
    );
  }
  return (
    <div className="mode-line" role="group" aria-label="Tag every selection">
      <span className="text-ink3 max-medium:hidden">Every selection becomes</span>
      <button
        type="button"
        className="mode-button"
        aria-pressed={armed === null}
        onClick={() => setSession({ armed: null })}
      >
        what I choose
      </button>
      {story.codebook.tags.map((tag) => (
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
      {armed !== null && (
        <span className="ms-auto flex items-center gap-1.5 text-ink3">
          <Key binding="Escape" /> <span className="pointer-coarse:hidden">ends it</span>
        </span>
      )}
    </div>
  );
}
