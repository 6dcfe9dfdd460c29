import { useEffect, useId, useRef, useState } from 'react';

import type { Tag } from '#core/domain/codebook.ts';
import type { TagId } from '#core/domain/ids.ts';
import type { Disagreement } from '#core/review/agreement.ts';
import type { Story } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';
import { VirtualRows } from '#ui/VirtualRows.tsx';

import type { Index } from './disagreements.ts';
import { cited, kindInWords, leadsTo, readInPlace } from './disagreements.ts';
import type { Layer } from './names.ts';

interface DisagreementListProps {
  readonly story: Story;
  readonly rows: readonly Disagreement[];
  readonly layers: readonly [Layer, Layer];
  readonly index: Index;
  readonly tagOf: (id: TagId) => Tag;
  /** Which ones are listed, in words. */
  readonly about: string;
  /** Lists all again, or `null` when all are listed. */
  readonly onAll: (() => void) | null;
}

const ROW = 34;

/** Where two layers differ, in text order. One tab stop; Enter, or a click, leads to the words. */
export function DisagreementList(props: DisagreementListProps) {
  const { story, rows, layers, index, tagOf, about, onAll } = props;
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const wasAbout = useRef(about);
  useEffect(() => {
    // What a figure opens may lie out of sight, on a narrow page far below.
    if (wasAbout.current !== about) section.current?.scrollIntoView({ block: 'nearest' });
    wasAbout.current = about;
  }, [about]);
  const [wanted, setInHand] = useState(0);
  const inHand = Math.min(wanted, Math.max(0, rows.length - 1));
  const open = (at: number): void => {
    const row = rows[at];
    const record = row === undefined ? null : leadsTo(story, row, index);
    if (record !== null) readInPlace(record);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(inHand);
      return;
    }
    const to = placeAfter(event.key, inHand, rows.length);
    if (to === null) return;
    event.preventDefault();
    setInHand(to);
  };
  return (
    <section ref={section} aria-labelledby={`${id}-head`} className="agreement-list">
      <header className="agreement-head">
        <h2 id={`${id}-head`}>Disagreements</h2>
        <span className="agreement-sub" role="status">
          {rows.length.toLocaleString('en')}
          {about === '' ? '' : `, ${about}`}
        </span>
        {onAll !== null && (
          <button type="button" className="hit text-small text-ink2 underline" onClick={onAll}>
            Show all
          </button>
        )}
        <span className="ms-auto flex items-center gap-1.5 text-small text-ink2 max-medium:hidden">
          <Key binding="Enter" /> read in place
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="py-3 text-ink2">No disagreements here.</p>
      ) : (
        <VirtualRows
          role="listbox"
          data-shares-keys=""
          aria-labelledby={`${id}-head`}
          aria-activedescendant={`${id}-${inHand}`}
          tabIndex={0}
          className="agreement-rows"
          count={rows.length}
          estimate={ROW}
          current={inHand}
          onKeyDown={onKeyDown}
          renderRow={(at) => {
            const row = rows[at];
            if (row === undefined) return null;
            const record = leadsTo(story, row, index);
            if (record === null) return null;
            const tag = tagOf(record.body.tag);
            const { words, place } = cited(story.articles, record, index);
            return (
              // The keys of the list reach it; a focus of its own would be one too many.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                id={`${id}-${at}`}
                role="option"
                aria-selected={at === inHand}
                aria-posinset={at + 1}
                aria-setsize={rows.length}
                tabIndex={-1}
                className="agreement-row"
                onClick={() => {
                  setInHand(at);
                  open(at);
                }}
              >
                <span className="w-4 shrink-0 text-center">
                  <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
                  <span className="sr-only">{tag.label}</span>
                </span>
                <span className="kind">{kindInWords(story, row, layers)}</span>
                <span className="words" dir="auto">
                  {words}
                </span>
                <span className="place">{place}</span>
              </div>
            );
          }}
        />
      )}
    </section>
  );
}

/** Where a key of the list goes, or `null` for other keys. */
function placeAfter(key: string, at: number, length: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, length - 1),
    ArrowUp: Math.max(at - 1, 0),
    PageDown: Math.min(at + 10, length - 1),
    PageUp: Math.max(at - 10, 0),
    Home: 0,
    End: length - 1,
  };
  return places[key] ?? null;
}
