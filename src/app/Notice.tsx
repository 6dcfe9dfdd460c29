import { useEffect, useState } from 'react';

import { useKeyOf } from '#state/commands.ts';
import { undo } from '#state/commit.ts';
import { setSession, useSession } from '#state/session.ts';
import { Key } from '#ui/Key.tsx';

/** How long a message stays; longer under the pointer or focus. */
const STAYS = 8_000;

/** One passing message at the foot of the page, with undo where there is something to undo. */
export function Notice() {
  const notice = useSession((state) => state.notice);
  const keyOf = useKeyOf();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (notice === null || held) return;
    const timer = setTimeout(() => setSession({ notice: null }), STAYS);
    return () => clearTimeout(timer);
  }, [notice, held]);
  if (notice === null) return null;
  return (
    // It stays while it is looked at; nothing in it needs the pointer.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Message"
      data-notice=""
      className="fixed start-4 bottom-14 rail:start-[280px] large:start-[304px] z-50 flex max-w-[calc(100vw-2rem)] items-center gap-3 rounded-bar bg-inv px-3.5 py-2 text-inv-ink print:hidden"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span dir="auto">{notice.words}</span>
      {notice.undo && (
        <button
          type="button"
          className="flex items-center gap-2 underline decoration-1 underline-offset-4 focus-visible:outline-inv-ink"
          onClick={() => void undo()}
        >
          Undo <Key binding={keyOf('undo')} inverted />
        </button>
      )}
    </section>
  );
}
