import { useEffect, useRef, useState } from 'react';

import { newRecordId } from '#platform/ids.ts';
import { setSession } from './session.ts';

/** How long typing rests before it is saved. */
const PAUSE = 300;

/** What stands in a field, and what its events do. */
export interface Draft {
  readonly shown: string;
  /** Is true from the first key to the blur. */
  readonly typing: boolean;
  readonly change: (value: string) => void;
  /** Saves at once what was typed. */
  readonly save: () => void;
  /** Saves, and shows what is kept again. */
  readonly leave: () => void;
}

interface Waiting {
  save: (() => void) | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * A field that saves by itself: after a pause in typing (all of it one step for undo), on leaving it, when it goes away, and when the page does. While the
 * editor types, news from elsewhere does not change what stands in it.
 */
export function useDraft(kept: string, onSave: (value: string) => void): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const waiting = useRef<Waiting>({ save: null, timer: undefined });

  useEffect(() => {
    const now = waiting.current;
    const saveNow = (): void => saveWaiting(now);
    addEventListener('pagehide', saveNow);
    document.addEventListener('visibilitychange', saveNow);
    return () => {
      removeEventListener('pagehide', saveNow);
      document.removeEventListener('visibilitychange', saveNow);
      saveNow();
    };
  }, []);

  const save = (): void => saveWaiting(waiting.current);
  return {
    shown: typed ?? kept,
    typing: typed !== null,
    change: (value) => {
      if (typed === null) setSession({ run: newRecordId() });
      setTyped(value);
      clearTimeout(waiting.current.timer);
      waiting.current.save = () => {
        if (value !== kept) onSave(value);
      };
      waiting.current.timer = setTimeout(save, PAUSE);
    },
    save,
    leave: () => {
      save();
      setTyped(null);
      setSession({ run: null });
    },
  };
}

function saveWaiting(waiting: Waiting): void {
  clearTimeout(waiting.timer);
  const { save } = waiting;
  waiting.save = null;
  save?.();
}
