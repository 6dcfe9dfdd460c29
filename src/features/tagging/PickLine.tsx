import type { ArticleRecord } from '#core/domain/record.ts';
import { runCommand, useKeyOf } from '#state/commands.ts';
import type { Pick } from '#state/session.ts';
import { setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { Key } from '#ui/Key.tsx';

interface PickLineProps {
  readonly story: Story;
  /** The account that is open, or `null` where several are. */
  readonly article: ArticleRecord | null;
  readonly pick: Pick;
}

/** The foot of a view of texts while an annotation waits for words or for another annotation. */
export function PickLine({ story, article, pick }: PickLineProps) {
  const keyOf = useKeyOf();
  const { goal } = pick;
  return (
    <div className="mode-line" role="group" aria-label="Picking">
      {goal.kind === 'link' && (
        <>
          <label htmlFor="link-relation">Link as</label>
          <select
            id="link-relation"
            className="field mode-select"
            value={goal.relation}
            onChange={(event) =>
              setSession({
                pick: { ...pick, goal: { kind: 'link', relation: event.target.value } },
              })
            }
          >
            {story.codebook.relations.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
          <AnnotationWanted
            canStep={article !== null}
            words="with the annotation that you click, or the words that you select"
          />
        </>
      )}
      {goal.kind === 'merge' && (
        <AnnotationWanted canStep words="Merge with the annotation that you click" />
      )}
      {goal.kind === 'attribute' && (
        <span>
          {goal.within !== null && goal.within !== article?.articleId
            ? `${goal.label} takes words of the account you came from.`
            : `Select the words for ${goal.label.toLowerCase()}${goal.within === null ? ', in any account' : ''}.`}
        </span>
      )}
      <button
        type="button"
        className="mode-button ms-auto"
        onClick={() => runCommand('text.release')}
      >
        Cancel <Key binding={keyOf('text.release')} />
      </button>
    </div>
  );
}

interface AnnotationWantedProps {
  readonly words: string;
  /** Whether a key goes from one annotation to the next here. */
  readonly canStep: boolean;
}

/** Says what to click, and how to do without a pointer. */
function AnnotationWanted({ words, canStep }: AnnotationWantedProps) {
  const keyOf = useKeyOf();
  return (
    <span className="flex items-center gap-1.5">
      {words}
      <span className="flex items-center gap-1.5 pointer-coarse:hidden">
        {canStep && (
          <>
            , or go to with <Key binding={keyOf('annotation.next')} />
          </>
        )}{' '}
        and take with <Key binding={keyOf('pick.take')} />
      </span>
    </span>
  );
}
