import { useQueries } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useState } from 'react';

import type { Tag } from '#core/domain/codebook.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import { attributesToRepeat } from '#core/domain/tag-occurrences.ts';
import { attributeInWords } from '#core/find/search-article.ts';
import type { Matching } from '#core/text/occurrences.ts';
import { inSlices } from '#platform/slices.ts';
import { articleQuery, textQuery } from '#state/queries.ts';
import { session, setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { tagOf } from '#state/use-story.ts';
import { count, firstWords } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Glyph } from '#ui/Glyph.tsx';
import { Toggle } from '#ui/Toggle.tsx';

import { OccurrenceList } from './OccurrenceList.tsx';
import { keyOf } from './occurrence-rows.ts';
import { findOccurrences, tagAll, taggedIn } from './occurrences.ts';
import type { OccurrenceGroup } from './occurrences.ts';
import { wantedOccurrences } from './wanted-occurrences.ts';

interface OccurrencesDialogProps {
  readonly story: Story;
  readonly onClose: () => void;
}

const LONGEST_TITLE = 80;
const USUAL: Matching = { matchCase: false, matchAccents: true, wholeWords: true };
const MATCHING = [
  ['wholeWords', 'Whole words'],
  ['matchCase', 'Case'],
  ['matchAccents', 'Accents'],
] as const;

/** Every occurrence of the words in hand, with what stands around it: those that are left on are tagged in one act. */
export function OccurrencesDialog({ story, onClose }: OccurrencesDialogProps) {
  const [wanted] = useState(wantedOccurrences);
  const own = wanted?.annotation ?? null;
  const [tag, setTag] = useState(() => firstTag(story, own?.body.tag ?? session().armed));
  const [matching, setMatching] = useState(USUAL);
  const [scope, setScope] = useState<'account' | 'story'>('story');
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [repeats, setRepeats] = useState(true);
  const form = useId();
  const only = scope === 'account' ? (wanted?.articleId ?? null) : null;
  const groups = useOccurrences(story, wanted?.words ?? '', matching, only);
  const records = useQueries({
    queries: story.articles.map(({ articleId }) => articleQuery(articleId)),
    combine: dataOf,
  });
  // The marks that stand change under the open dialog, with undo in another tab for one.
  const isTagged = useMemo(() => {
    const tests = new Map(
      (groups ?? []).map(({ articleId }) => [articleId, taggedIn(story, articleId, tag.id)]),
    );
    return (articleId: ArticleId, range: { start: number; end: number }): boolean =>
      tests.get(articleId)?.(range) ?? false;
    // oxlint-disable-next-line react/exhaustive-deps -- asked anew when records come or go
  }, [groups, story, tag, records]);
  if (wanted === null) return null;

  const chosen = (groups ?? []).map((group) => ({
    ...group,
    ranges: group.ranges.filter(
      (range) =>
        !isTagged(group.articleId, range) && !leftOut.has(keyOf(group.articleId, range.start)),
    ),
  }));
  const amount = sum(chosen);
  const found = sum(groups ?? []);
  const known = sum(
    (groups ?? []).map((group) => ({
      ranges: group.ranges.filter((range) => isTagged(group.articleId, range)),
    })),
  );
  const attributes =
    own !== null && own.body.tag === tag.id
      ? attributesToRepeat(own, tagOf(story, own.setId, own.body.tag))
      : {};
  const facts = tag.attributes.flatMap(({ id, label }) => {
    const value = attributes[id];
    return value === undefined ? [] : [`${label.toLowerCase()} ${attributeInWords(value)}`.trim()];
  });

  return (
    <Dialog
      title={`Every “${firstWords(wanted.words, LONGEST_TITLE)}”`}
      onClose={onClose}
      footer={
        <>
          <span className="me-auto text-ink2" role="status">
            {groups === null ? 'Looking' : inWords(found, known, found - known - amount)}
          </span>
          <Button onPress={onClose}>Cancel</Button>
          <Button primary type="submit" form={form} isDisabled={amount === 0}>
            {amount === 0 ? 'Nothing to tag' : `Tag ${count(amount, tag.label.toLowerCase())}`}
          </Button>
        </>
      }
    >
      {/* The keys of the tags work anywhere in it: nothing in it takes letters. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (amount === 0) return;
          onClose();
          // When the dialog is gone and the focus is back in the text, the caret goes to the end of the words.
          setTimeout(() => {
            setSession({ selection: null, caret: wanted.end });
            tagAll(story, chosen, tag, repeats ? attributes : {});
          });
        }}
        onKeyDown={(event) => {
          const byKey = story.codebook.tags.find(({ key }) => key !== '' && key === event.key);
          if (byKey !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            setTag(byKey);
          }
        }}
      >
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-5 pt-4 pb-3 medium:px-7">
          <TagChoice tags={story.codebook.tags} chosen={tag} onChoose={setTag} />
          <fieldset className="segments">
            <legend className="sr-only">Where</legend>
            <Radio name="scope" on={scope === 'account'} onChoose={() => setScope('account')}>
              This account
            </Radio>
            <Radio name="scope" on={scope === 'story'} onChoose={() => setScope('story')}>
              The story
            </Radio>
          </fieldset>
          <div className="flex gap-1" role="group" aria-label="How words match">
            {MATCHING.map(([name, label]) => (
              <button
                key={name}
                type="button"
                className="find-toggle"
                aria-pressed={matching[name]}
                onClick={() => setMatching({ ...matching, [name]: !matching[name] })}
              >
                {label}
              </button>
            ))}
          </div>
          {facts.length > 0 && (
            <Toggle on={repeats} onChange={setRepeats}>
              <span className="min-w-0" dir="auto">
                With {facts.join(', ')}
              </span>
            </Toggle>
          )}
        </div>
        {groups !== null && (
          <OccurrenceList
            story={story}
            groups={groups}
            tag={tag}
            isTagged={isTagged}
            leftOut={leftOut}
            onLeaveOut={setLeftOut}
          />
        )}
      </form>
    </Dialog>
  );
}

interface TagChoiceProps {
  readonly tags: readonly Tag[];
  readonly chosen: Tag;
  readonly onChoose: (tag: Tag) => void;
}

function TagChoice({ tags, chosen, onChoose }: TagChoiceProps) {
  return (
    <fieldset className="segments flex-wrap">
      <legend className="sr-only">Tag</legend>
      {tags.map((tag) => (
        <Radio key={tag.id} name="tag" on={tag.id === chosen.id} onChoose={() => onChoose(tag)}>
          <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
          {tag.label}
        </Radio>
      ))}
    </fieldset>
  );
}

interface RadioProps {
  readonly name: string;
  readonly on: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

function Radio({ name, on, onChoose, children }: RadioProps) {
  return (
    <label className="segment tag-choice" data-selected={on || undefined}>
      <input
        type="radio"
        name={name}
        className="sr-only"
        checked={on}
        // The dialog opens on the tag: its key, or Enter, is next.
        autoFocus={on && name === 'tag'}
        onChange={onChoose}
      />
      {children}
    </label>
  );
}

/** The occurrences, found in slices; `null` while they are looked for. `only` names the one account to look in. */
function useOccurrences(
  story: Story,
  words: string,
  matching: Matching,
  only: ArticleId | null,
): readonly OccurrenceGroup[] | null {
  const texts = useQueries({
    queries: story.articles.map(({ articleId, body }) => textQuery(articleId, body.path)),
    combine: dataOf<string>,
  });
  const [found, setFound] = useState<readonly OccurrenceGroup[] | null>(null);
  const { articles } = story;
  useEffect(() => {
    const controller = new AbortController();
    const readable = articles.flatMap(({ articleId }, i) => {
      const text = texts[i];
      return text === undefined || (only !== null && articleId !== only)
        ? []
        : [{ articleId, text }];
    });
    inSlices(findOccurrences(words, matching, readable), controller.signal).then(
      setFound,
      (error: unknown) => {
        if (!controller.signal.aborted) throw error;
      },
    );
    return () => controller.abort();
  }, [articles, texts, words, matching, only]);
  return found;
}

function dataOf<Data>(results: readonly { readonly data: Data | undefined }[]) {
  return results.map(({ data }) => data);
}

function firstTag({ codebook }: Story, wanted: string | null): Tag {
  const [first] = codebook.tags;
  const tag = codebook.tags.find(({ id }) => id === wanted) ?? first;
  if (tag === undefined) throw new Error('The codebook has no tags');
  return tag;
}

function sum(groups: readonly { readonly ranges: readonly unknown[] }[]): number {
  return groups.reduce((n, { ranges }) => n + ranges.length, 0);
}

function inWords(found: number, known: number, leftOut: number): string {
  return [
    `${found.toLocaleString('en')} found`,
    ...(known > 0 ? [`${known.toLocaleString('en')} tagged already`] : []),
    ...(leftOut > 0 ? [`${leftOut.toLocaleString('en')} left out`] : []),
  ].join(', ');
}
