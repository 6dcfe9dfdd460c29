import { useState } from 'react';

import { wordsOf } from '#core/domain/span.ts';
import { goTo } from '#state/location.ts';
import type { Shown } from '#state/use-shown.ts';
import { count, firstWords } from '#state/words.ts';
import { Glyph } from '#ui/Glyph.tsx';

/** So many are listed; nobody places more by hand. */
const MOST = 200;

/** The annotations that have lost their words, so that they can be opened and placed by hand. */
export function OrphanList({ orphans }: { readonly orphans: readonly Shown[] }) {
  const [open, setOpen] = useState(false);
  if (orphans.length === 0) return null;
  return (
    <section aria-label="Tags without a place" className="orphans select-none">
      <button
        type="button"
        className="hit underline decoration-1 underline-offset-4"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {count(orphans.length, 'tag')} without a place in this text
      </button>
      {open && (
        <>
          <p className="pt-1 text-ink2">
            Open one, select the words it belongs to, and choose “Put the tag on the selected words”
            in the menu of the words.
          </p>
          <ul className="pt-1">
            {orphans.slice(0, MOST).map(({ record, tag }) => (
              <li key={record.id}>
                <button
                  type="button"
                  className="flex min-h-6.5 w-full items-baseline gap-2 text-start hover:bg-wash"
                  onClick={() => goTo({ annotationId: record.id }, 'replace')}
                >
                  <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
                  <span className="font-serif text-cell" dir="auto">
                    {firstWords(wordsOf(record.body.span), 120)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
