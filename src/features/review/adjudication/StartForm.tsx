import { useId, useState } from 'react';

import type { SetId } from '#core/domain/ids.ts';
import type { AdjudicationRule } from '#core/review/adjudicate.ts';
import { goTo } from '#state/location.ts';
import type { Records } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';

import { begin } from './acts.ts';
import { agreedSets, groupsIn } from './adjudication-now.ts';

const RULES: readonly { readonly id: AdjudicationRule; readonly words: string }[] = [
  { id: 'exact', words: 'all have it: the same tag, words and fields' },
  { id: 'overlap', words: 'all have it: the same tag on words that meet' },
  { id: 'majority', words: 'more than half have it: the same tag on words that meet' },
];

interface StartFormProps {
  readonly story: Story;
  /** The records of the accounts, so that the counts follow them. */
  readonly lists: readonly Records[];
}

/** Chooses whose sets are brought together and by which rule, and shows what that takes over. */
export function StartForm({ story, lists }: StartFormProps) {
  const sets = story.sets.filter(({ body }) => body.role !== 'adjudicated');
  const ids = sets.flatMap(({ setId }) => (setId === '' ? [] : [setId]));
  const [left, setLeft] = useState<readonly SetId[]>([]);
  const [rule, setRule] = useState<AdjudicationRule>('exact');
  const [title, setTitle] = useState('Agreed set');
  const nameId = useId();
  const sources = ids.filter((id) => !left.includes(id));
  const isRead = !lists.includes(undefined);
  const groups = isRead && sources.length > 1 ? groupsIn(story, sources, rule).flat() : [];
  const agreed = groups.filter((group) => group.agreed !== null).length;
  const before = agreedSets(story);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto bg-paper">
      <div className="mx-auto flex max-w-150 flex-col gap-6 px-5 py-10">
        <h1 className="font-serif text-view font-semibold">One agreed set of several</h1>
        {before.length > 0 && (
          <section aria-label="Agreed sets" className="flex flex-col items-start gap-1.5">
            <h2 className="text-small font-semibold text-ink2">Go on with</h2>
            {before.map((set) => (
              <Button
                key={set.id}
                onPress={() => goTo({ reviewed: set.setId, annotationId: null }, 'push')}
              >
                {nameOfSet(story, set)}
              </Button>
            ))}
          </section>
        )}
        {ids.length < 2 ? (
          <p className="text-ink2">
            It takes two sets at least. Import a colleague’s set, then both can be brought together
            here.
          </p>
        ) : (
          <form
            className="flex flex-col gap-6"
            onSubmit={(event) => {
              event.preventDefault();
              if (sources.length > 1) begin(story, title.trim() || 'Agreed set', sources, rule);
            }}
          >
            <fieldset>
              <legend className="pb-1 text-small font-semibold text-ink2">Whose tags</legend>
              {sets.map((set) => (
                <label
                  key={set.id}
                  className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11"
                >
                  <input
                    type="checkbox"
                    className="accent-ink"
                    checked={!left.some((id) => id === set.setId)}
                    onChange={(event) =>
                      setLeft(
                        ids.filter((id) =>
                          id === set.setId ? !event.target.checked : left.includes(id),
                        ),
                      )
                    }
                  />
                  <span dir="auto">{nameOfSet(story, set)}</span>
                </label>
              ))}
            </fieldset>
            <fieldset>
              <legend className="pb-1 text-small font-semibold text-ink2">
                A tag is taken over without asking when
              </legend>
              {RULES.map(({ id, words }) => (
                <label
                  key={id}
                  className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11"
                >
                  <input
                    type="radio"
                    name="rule"
                    className="accent-ink"
                    checked={rule === id}
                    onChange={() => setRule(id)}
                  />
                  {words}
                </label>
              ))}
              <p className="pt-1 text-small text-ink2">
                “All” are those who have marked the account done, or have a tag there. Where words
                differ, those that most have are taken, of equally many the longer.
              </p>
            </fieldset>
            <div>
              <label htmlFor={nameId} className="block pb-1 text-small font-semibold text-ink2">
                Name of the set
              </label>
              <input
                id={nameId}
                className="field max-w-80"
                dir="auto"
                autoComplete="off"
                value={title}
                onChange={(event) => setTitle(event.target.value)}
              />
            </div>
            <div className="flex flex-wrap items-center gap-4 border-t border-rule2 pt-4">
              <Button primary type="submit" isDisabled={sources.length < 2 || !isRead}>
                Take over {agreed}
              </Button>
              <span role="status" className="text-ink2">
                {sources.length < 2
                  ? 'Choose two sets at least.'
                  : `${count(groups.length - agreed, 'place')} left to decide, of ${groups.length}.`}
              </span>
            </div>
          </form>
        )}
      </div>
    </div>
  );
}
