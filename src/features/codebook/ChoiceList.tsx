import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';

import { nameProblem } from '#core/domain/codebook-problems.ts';
import type { Attribute, Tag } from '#core/domain/codebook.ts';
import { withValue } from '#core/domain/codebook-use.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';

import { createChoice, dropChoice, reorderChoice, rewordChoice } from './acts.ts';
import { FateDialog } from './FateDialog.tsx';
import { ProposalField } from './ProposalField.tsx';
import { problemInWords, sharesInWords, sharesOf } from './words.ts';

interface ChoiceListProps {
  readonly story: Story;
  readonly tag: Tag;
  readonly attribute: Attribute;
  /** All annotations that have a value for the attribute. */
  readonly annotations: readonly AnnotationRecord[];
}

/** The choices of an attribute in the order they are offered, each with how often it was chosen. */
export function ChoiceList({ story, tag, attribute, annotations }: ChoiceListProps) {
  const { id, choices = [] } = attribute;
  const [removing, setRemoving] = useState<string | null>(null);
  const [added, setAdded] = useState(0);
  const remove = (choice: string): void => {
    if (withValue(annotations, id, choice).length > 0) setRemoving(choice);
    else dropChoice(story, tag, id, choice, [], { kind: 'keep' });
  };
  return (
    <fieldset className="codebook-choices">
      <legend className="pb-1 text-small font-semibold text-ink2">Choices</legend>
      <ul>
        {choices.map((choice, i) => {
          const chosen = withValue(annotations, id, choice);
          return (
            <li key={choice} className="codebook-choice">
              <ProposalField
                label={`Choice ${choice}`}
                quietLabel
                value={choice}
                problem={(word) =>
                  problemIn(
                    word,
                    choices.filter((each) => each !== choice),
                  )
                }
                onCommit={(word) =>
                  rewordChoice(story, tag, id, { from: choice, to: word }, chosen)
                }
                renderConsequence={
                  chosen.length === 0
                    ? undefined
                    : (word, finish) => (
                        <RewordChoice
                          story={story}
                          annotations={chosen}
                          onDecide={(taking) => {
                            finish();
                            rewordChoice(story, tag, id, { from: choice, to: word }, taking);
                          }}
                          onCancel={finish}
                        />
                      )
                }
              />
              <span className="pt-1 text-end text-small text-ink3">
                {chosen.length}
                <span className="sr-only"> chosen</span>
              </span>
              <span className="flex">
                <Button
                  plain
                  aria-label={`Move ${choice} up`}
                  isDisabled={i === 0}
                  onPress={() => reorderChoice(story, tag, id, choice, i - 1)}
                >
                  <ArrowUp size={14} strokeWidth={1.6} aria-hidden="true" />
                </Button>
                <Button
                  plain
                  aria-label={`Move ${choice} down`}
                  isDisabled={i === choices.length - 1}
                  onPress={() => reorderChoice(story, tag, id, choice, i + 1)}
                >
                  <ArrowDown size={14} strokeWidth={1.6} aria-hidden="true" />
                </Button>
                <Button plain aria-label={`Remove ${choice}`} onPress={() => remove(choice)}>
                  <X size={14} strokeWidth={1.6} aria-hidden="true" />
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      <ProposalField
        // A field of its own for each choice that is added, ready for the next one.
        key={added}
        label="Add a choice"
        quietLabel
        placeholder="Add a choice"
        value=""
        autoFocus={added > 0}
        problem={(word) => (word.trim() === '' ? null : problemIn(word, choices))}
        onCommit={(word) => {
          if (word === '') return;
          setAdded(added + 1);
          createChoice(story, tag, id, word);
        }}
      />
      {removing !== null && (
        <FateDialog
          story={story}
          title={`Remove choice ${removing}`}
          annotations={withValue(annotations, id, removing)}
          keep="The word stays where it was chosen"
          move="It becomes"
          targets={choices
            .filter((each) => each !== removing)
            .map((each) => ({ id: each, label: each }))}
          remove="The value is deleted"
          onClose={() => setRemoving(null)}
          onDecide={(fate) => {
            setRemoving(null);
            dropChoice(story, tag, id, removing, withValue(annotations, id, removing), fate);
          }}
        />
      )}
    </fieldset>
  );
}

function problemIn(word: string, others: readonly string[]): string | null {
  return problemInWords(nameProblem(word, others));
}

interface RewordChoiceProps {
  readonly story: Story;
  readonly annotations: readonly AnnotationRecord[];
  /** Called with the annotations whose values take the new word. */
  readonly onDecide: (annotations: readonly AnnotationRecord[]) => void;
  readonly onCancel: () => void;
}

function RewordChoice({ story, annotations, onDecide, onCancel }: RewordChoiceProps) {
  const shares = sharesOf(story, annotations);
  const own = shares.find(({ mine }) => mine)?.count ?? 0;
  return (
    <div className="pt-2">
      <p className="text-small text-ink2">
        {count(annotations.length, 'annotation')} {annotations.length === 1 ? 'has' : 'have'} this
        word: {sharesInWords(shares)}.{shares.some(({ mine }) => !mine) && ' Others’ keep it.'}
      </p>
      <div className="flex flex-wrap gap-2 pt-2 pb-1">
        {own > 0 && (
          <Button primary onPress={() => onDecide(annotations)}>
            Change it in {own} of yours
          </Button>
        )}
        <Button primary={own === 0} onPress={() => onDecide([])}>
          Only in the list
        </Button>
        <Button plain onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
