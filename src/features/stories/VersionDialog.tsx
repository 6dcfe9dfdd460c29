import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import type { CarriedRecord } from '#core/anchor/carry-records.ts';
import type { RecordId, SetId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet, tagOf } from '#state/use-story.ts';
import { count, firstWords } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';

import type { NewVersion } from './version.ts';
import { readVersion, takeVersion } from './version.ts';

interface VersionDialogProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  readonly file: File;
  readonly onClose: () => void;
}

const OUTCOMES = [
  ['exact', 'Exact', 'the same words in the same place'],
  ['shifted', 'Shifted', 'the same words in another place'],
  ['changed', 'Changed', 'on other words now: look at each'],
  ['orphaned', 'Orphaned', 'their words are gone. Kept, to place by hand'],
] as const;

/** What a new version of an account would do to the annotations on it, before it is taken. */
export function VersionDialog({ story, article, file, onClose }: VersionDialogProps) {
  const { data } = useQuery({
    queryKey: ['version', useId()],
    queryFn: ({ signal }) => readVersion(story, article, file, signal),
    gcTime: 0,
  });
  const [left, setLeft] = useState<ReadonlySet<RecordId>>(new Set());
  const [keep, setKeep] = useState(true);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const take = async (version: NewVersion): Promise<void> => {
    setBusy(true);
    try {
      await takeVersion(story, article, version, left, keep);
      onClose();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  const version = typeof data === 'object' ? data : null;
  return (
    <Dialog
      title="A new version"
      subtitle={<bdi>{file.name}</bdi>}
      onClose={onClose}
      footer={
        <>
          <span className="me-auto text-ink2" role="status">
            {failure === '' ? 'One undo step' : `Nothing has changed: ${failure}.`}
          </span>
          <Button onPress={onClose}>
            Cancel <Key binding="Escape" />
          </Button>
          <Button
            primary
            isDisabled={version === null || busy}
            onPress={() => {
              if (version !== null) void take(version);
            }}
          >
            Take the new version
          </Button>
        </>
      }
    >
      <div className="px-5 py-4 medium:px-7">
        {data === undefined && <p role="status">Comparing the two. Nothing has changed yet.</p>}
        {typeof data === 'string' && <p role="alert">{data}</p>}
        {version !== null && (
          <>
            {OUTCOMES.map(([outcome, label, words]) => (
              <Outcome
                key={outcome}
                story={story}
                label={label}
                words={words}
                items={[version.carried, version.others].flatMap(({ annotations }) =>
                  annotations.filter(({ carried }) => carried.outcome === outcome),
                )}
                isListed={outcome === 'changed' || outcome === 'orphaned'}
                left={left}
                onLeave={outcome === 'changed' ? setLeft : null}
              />
            ))}
            {version.others.annotations.length > 0 && (
              <p className="border-t border-rule py-2 text-ink2">
                {count(version.others.annotations.length, 'tag')} of others{' '}
                {version.others.annotations.length === 1 ? 'is' : 'are'} carried along here. What
                they said stays as they said it: it goes out on the earlier version, and when they
                send more it is carried too.
              </p>
            )}
            <label className="flex min-h-8 items-center gap-2.5 border-t border-rule pt-2">
              <input
                type="checkbox"
                className="accent-ink"
                checked={keep}
                onChange={(event) => setKeep(event.target.checked)}
              />
              Keep the earlier version as an account of its own, to compare the two
            </label>
          </>
        )}
      </div>
    </Dialog>
  );
}

function nameOf(story: Story, setId: SetId): string {
  const set = story.sets.find((candidate) => candidate.setId === setId);
  return set === undefined ? '' : nameOfSet(story, set);
}

interface OutcomeProps {
  readonly story: Story;
  readonly label: string;
  readonly words: string;
  readonly items: readonly CarriedRecord[];
  readonly isListed: boolean;
  /** Those that are not put on the words found. */
  readonly left: ReadonlySet<RecordId>;
  readonly onLeave: ((left: ReadonlySet<RecordId>) => void) | null;
}

function Outcome({ story, label, words, items, isListed, left, onLeave }: OutcomeProps) {
  if (items.length === 0) return null;
  return (
    <section aria-label={label} className="border-t border-rule py-2">
      <p className="grid grid-cols-[44px_96px_minmax(0,1fr)] items-baseline gap-x-3">
        <span className="text-end font-serif text-[17px]">{items.length}</span>
        <b className="font-semibold">{label}</b>
        <span className="text-ink2">{words}</span>
      </p>
      {isListed && (
        <ul className="max-h-72 overflow-y-auto ps-14">
          {items.map(({ before, after, carried }) => {
            const tag = tagOf(story, before.setId, before.body.tag);
            const isLeft = left.has(before.id);
            return (
              <li key={before.id} className="flex items-baseline gap-2 border-t border-rule py-1.5">
                <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
                {before.setId !== story.mySetId && (
                  <span className="max-w-28 shrink-0 truncate text-small text-ink2" dir="auto">
                    {nameOf(story, before.setId)}
                  </span>
                )}
                <span className="min-w-0 flex-1 font-serif text-cell" dir="auto">
                  <s className="text-ink3">{firstWords(wordsOf(before.body.span), 120)}</s>
                  {carried.outcome === 'changed' && (
                    <span className={isLeft ? 'text-ink3' : ''}>
                      {' '}
                      {firstWords(wordsOf(after.body.span), 120)}
                    </span>
                  )}
                </span>
                {onLeave !== null && (
                  <label className="flex shrink-0 items-center gap-1.5 text-small">
                    <input
                      type="checkbox"
                      className="accent-ink"
                      checked={!isLeft}
                      onChange={(event) => {
                        const next = new Set(left);
                        if (event.target.checked) next.delete(before.id);
                        else next.add(before.id);
                        onLeave(next);
                      }}
                    />
                    put it there
                  </label>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
