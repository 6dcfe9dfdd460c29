import { ChevronDown, GripVertical, Plus } from 'lucide-react';
import { useRef, useState } from 'react';

import { askingFor } from '#core/domain/codebook-edits.ts';
import { nameProblem } from '#core/domain/codebook-problems.ts';
import type { Attribute, Tag } from '#core/domain/codebook.ts';
import { countFilled } from '#core/domain/codebook-use.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';

import { createAttribute, reorderAttribute } from './acts.ts';
import { AttributeForm } from './AttributeForm.tsx';
import { ProposalField } from './ProposalField.tsx';
import { useReorder } from './use-reorder.ts';
import { problemInWords, TYPE_NAMES } from './words.ts';

interface AttributeListProps {
  readonly story: Story;
  readonly tag: Tag;
  /** All annotations that bear the tag. */
  readonly annotations: readonly AnnotationRecord[];
}

/** The attributes of a tag, a row each; a row opens to be edited. */
export function AttributeList({ story, tag, annotations }: AttributeListProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const filled = countFilled(annotations);
  const list = useRef<HTMLUListElement>(null);
  const reorder = useReorder(
    list,
    tag.attributes.map(({ id }) => id),
    (id, place) => reorderAttribute(story, tag, id, place),
  );
  return (
    <section aria-label="Attributes" className="pt-6">
      <header className="flex items-baseline gap-2 pb-1.5">
        <h2 className="font-semibold">Attributes</h2>
        <span className="text-small text-ink2">none is needed to save</span>
        {!adding && (
          <button
            type="button"
            className="hit ms-auto flex items-center gap-1.5 text-ink2 hover:text-ink"
            onClick={() => setAdding(true)}
          >
            <Plus size={14} strokeWidth={1.6} aria-hidden="true" />
            Add<span className="sr-only"> an attribute</span>
          </button>
        )}
      </header>
      <div
        aria-hidden="true"
        className="codebook-row border-b-2 border-ink text-small font-semibold"
      >
        <span />
        <span>Name</span>
        <span>Kind</span>
        <span className="values">Values</span>
        <span className="text-end">Filled</span>
        <span />
      </div>
      <ul ref={list}>
        {tag.attributes.map((attribute) => (
          <li
            key={attribute.id}
            data-row={attribute.id}
            data-drop={reorder.dropOf(attribute.id)}
            data-dragged={reorder.dragged === attribute.id || undefined}
            className="codebook-attribute"
          >
            <div className="codebook-row">
              <span aria-hidden="true" className="grip" {...reorder.grip(attribute.id)}>
                <GripVertical size={14} strokeWidth={1.6} />
              </span>
              <button
                type="button"
                data-row-focus=""
                className="codebook-row-button"
                aria-expanded={open === attribute.id}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                onClick={() => setOpen(open === attribute.id ? null : attribute.id)}
                onKeyDown={reorder.onKeyDown(attribute.id)}
              >
                <b className="min-w-0 truncate font-semibold" dir="auto">
                  {attribute.label}
                </b>
                <span className="truncate">{TYPE_NAMES[attribute.type]}</span>
                <span className="values truncate text-ink2" dir="auto">
                  {valuesInWords(tag, attribute)}
                </span>
                <span className="text-end text-ink2">
                  {filled.get(attribute.id) ?? 0}
                  <span className="sr-only"> filled</span>
                </span>
                <ChevronDown
                  size={14}
                  strokeWidth={1.6}
                  aria-hidden="true"
                  className={`justify-self-end text-ink2 ${open === attribute.id ? 'rotate-180' : ''}`}
                />
              </button>
            </div>
            {open === attribute.id && (
              <AttributeForm
                story={story}
                tag={tag}
                attribute={attribute}
                annotations={annotations}
                onGone={() => setOpen(null)}
              />
            )}
          </li>
        ))}
      </ul>
      {tag.attributes.length === 0 && !adding && (
        <p className="py-2 text-ink2">
          No attributes yet. Every annotation has a note all the same.
        </p>
      )}
      {adding && (
        <div className="pt-2">
          <ProposalField
            label="Name of the new attribute"
            value=""
            autoFocus
            problem={(name) =>
              problemInWords(
                nameProblem(
                  name,
                  tag.attributes.map(({ label }) => label),
                ),
              )
            }
            onCommit={(name) => {
              setAdding(false);
              setOpen(createAttribute(story, tag, name));
            }}
            onCancel={() => setAdding(false)}
          />
        </div>
      )}
    </section>
  );
}

function valuesInWords(tag: Tag, attribute: Attribute): string {
  const asking = askingFor(tag, attribute.id);
  const words = attribute.type === 'choice' ? (attribute.choices ?? []).join(', ') : '';
  const asked =
    asking === 'never' ? '' : asking === 'always' ? 'asked for' : 'asked for on a condition';
  return [words, asked].filter((part) => part !== '').join('; ');
}
