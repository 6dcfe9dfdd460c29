import { wordsOf } from '#core/domain/span.ts';
import { useSession } from '#state/session.ts';
import { nameOfSet, tagOf } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';
import { VirtualRows } from '#ui/VirtualRows.tsx';

import { acceptAll, cancel } from './acts.ts';
import { placeOf } from './places.ts';
import type { Review } from './review-now.ts';

const ROW = 27;

/** What would be accepted in one go, before it is. */
export function AcceptAllDialog({ review }: { readonly review: Review }) {
  const targets = useSession(({ reviewing }) =>
    reviewing?.step === 'all' ? reviewing.targets : null,
  );
  if (targets === null) return null;
  const byId = new Map(review.items.map(({ record }) => [record.id, record]));
  const amount = count(targets.length, 'tag');
  return (
    <Dialog
      title={`Accept ${amount} of ${nameOfSet(review.story, review.set)}?`}
      subtitle="One undo takes all of it back."
      onClose={cancel}
      footer={
        <span className="ms-auto flex gap-2">
          <Button onPress={cancel}>
            Cancel <Key binding="Escape" />
          </Button>
          <Button primary autoFocus onPress={acceptAll}>
            Accept {targets.length} <Key binding="Enter" inverted />
          </Button>
        </span>
      }
    >
      <VirtualRows
        className="max-h-[50dvh] overflow-y-auto px-5 py-2 medium:px-7"
        role="list"
        aria-label="What is accepted"
        tabIndex={0}
        count={targets.length}
        estimate={ROW}
        current={null}
        renderRow={(index) => {
          const record = byId.get(targets[index] ?? ('' as never));
          if (record === undefined) return null;
          const tag = tagOf(review.story, record.setId, record.body.tag);
          return (
            <div role="listitem" className="flex items-baseline gap-3 border-b border-rule py-1">
              <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
              <span className="min-w-0 flex-1 truncate font-serif text-cell" dir="auto">
                {wordsOf(record.body.span) || 'the account as a whole'}
              </span>
              <span className="shrink-0 text-micro text-ink3">{placeOf(review.story, record)}</span>
            </div>
          );
        }}
      />
    </Dialog>
  );
}
