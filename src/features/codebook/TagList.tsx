import { GripVertical, Plus } from 'lucide-react';
import { useRef, useState } from 'react';

import { tagNameProblem } from '#core/domain/codebook-problems.ts';
import type { Tag } from '#core/domain/codebook.ts';
import type { TagId } from '#core/domain/ids.ts';
import { runCommand, useKeyOf } from '#state/commands.ts';
import { goTo } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';

import { bringBack, createTag, reorderTag } from './acts.ts';
import { ProposalField } from './ProposalField.tsx';
import { useReorder } from './use-reorder.ts';
import { problemInWords } from './words.ts';

interface TagListProps {
  readonly story: Story;
  /** The tag that is shown, or `null` where the list stands alone. */
  readonly open: TagId | null;
  readonly counts: ReadonlyMap<TagId, number>;
  /** What can be done with the codebook as a whole. */
  readonly children: React.ReactNode;
}

/** The tags in their order, each with how many annotations bear it and its key; those out of use; and what adds one. */
export function TagList({ story, open, counts, children }: TagListProps) {
  const { codebook } = story;
  const { tags, retired = [] } = codebook;
  const keyOf = useKeyOf();
  const [adding, setAdding] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const reorder = useReorder(
    list,
    tags.map(({ id }) => id),
    (id, place) => reorderTag(story, id, place),
  );
  const step = (event: React.KeyboardEvent, tag: Tag): void => {
    if (reorder.onKeyDown(tag.id)(event)) return;
    const to = placeAfter(event.key, tags.indexOf(tag), tags.length);
    const next = to === null ? undefined : tags[to];
    if (next === undefined) return;
    event.preventDefault();
    goTo({ tag: next.id }, 'replace');
    const rows = event.currentTarget
      .closest('ul')
      ?.querySelectorAll<HTMLElement>('[data-row-focus]');
    rows?.[tags.indexOf(next)]?.focus();
  };
  return (
    <div className="codebook-list">
      <header className="px-5 pt-4 pb-3 medium:px-7">
        <button
          type="button"
          className="hit flex items-center gap-2 pb-2 text-small text-ink2 hover:text-ink"
          onClick={() => runCommand('read')}
        >
          ← Back to reading <Key binding={keyOf('read')} />
        </button>
        <p aria-hidden="true" className="font-serif text-view font-semibold">
          Codebook
        </p>
        <p className="text-small text-ink2" dir="auto">
          {codebook.title}, version {codebook.version}. It goes out with every export.
        </p>
      </header>
      <ul ref={list} aria-label="Tags">
        {tags.map((tag, i) => (
          <li
            key={tag.id}
            data-row={tag.id}
            data-drop={reorder.dropOf(tag.id)}
            data-dragged={reorder.dragged === tag.id || undefined}
            className="codebook-tag"
          >
            <span aria-hidden="true" className="grip" {...reorder.grip(tag.id)}>
              <GripVertical size={14} strokeWidth={1.6} />
            </span>
            <button
              type="button"
              data-row-focus=""
              tabIndex={tag.id === open || (open === null && i === 0) ? 0 : -1}
              aria-current={tag.id === open ? 'true' : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              className="flex min-w-0 flex-1 items-center gap-3 self-stretch pe-5 text-start medium:pe-4"
              onClick={() => goTo({ tag: tag.id }, 'push')}
              onKeyDown={(event) => step(event, tag)}
            >
              <span className="w-5 shrink-0 text-center">
                <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
              </span>
              <span className="min-w-0 flex-1 truncate" dir="auto">
                {tag.label}
              </span>
              <span className="text-small text-ink3">{counts.get(tag.id) ?? 0}</span>
              <span className="w-6 text-end">{tag.key !== '' && <Key binding={tag.key} />}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="px-5 py-2 medium:px-7">
        {adding ? (
          <ProposalField
            label="Name of the new tag"
            value=""
            autoFocus
            problem={(name) => problemInWords(tagNameProblem(codebook, null, name))}
            onCommit={(name) => {
              setAdding(false);
              createTag(story, name);
            }}
            onCancel={() => setAdding(false)}
          />
        ) : (
          <button
            type="button"
            className="hit flex min-h-8 items-center gap-3 text-ink2 hover:text-ink"
            onClick={() => setAdding(true)}
          >
            <Plus size={16} strokeWidth={1.6} aria-hidden="true" />
            Add a tag
          </button>
        )}
      </div>
      {retired.length > 0 && (
        <section aria-label="Out of use" className="px-5 pt-3 medium:px-7">
          <h2 className="border-b border-rule2 pb-1 text-small font-semibold text-ink2">
            Out of use
          </h2>
          <ul>
            {retired.map((tag) => (
              <li key={tag.id} className="flex min-h-9 items-center gap-3 border-b border-rule">
                <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
                <span className="min-w-0 flex-1 truncate text-ink2" dir="auto">
                  {tag.label}
                </span>
                <span className="text-small text-ink3">{counts.get(tag.id) ?? 0}</span>
                <Button
                  plain
                  onPress={() => bringBack(story, tag)}
                  aria-label={`Bring back ${tag.label}`}
                >
                  Bring back
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {children}
    </div>
  );
}

/** Where a key of the list goes, or `null` for other keys and beyond the ends. */
function placeAfter(key: string, at: number, length: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: length - 1,
  };
  return places[key] ?? null;
}
