import { useEffect, useRef, useState } from 'react';

import { StorageError } from '#platform/storage/errors.ts';

import { applyRestore, type Restore } from './restore.ts';
import { restoreFailureInWords } from './restore-words.ts';

/** A restore on its way, for a dialog. */
interface Restoring {
  readonly busy: boolean;
  /** How far it is, or why it failed; `null` before it began. */
  readonly status: string | null;
  readonly run: () => void;
  /** Ends it; nothing has changed then. */
  readonly stop: () => void;
}

/** Does a restore when asked, once at a time, and ends it with the dialog. */
export function useRestoring(restore: Restore | null, onDone: () => void): Restoring {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const apply = async (wanted: Restore): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setFailure(null);
    setProgress({ done: 0, total: wanted.plan.changes.length });
    try {
      await applyRestore(wanted, 'restore', {
        signal: controller.signal,
        progress: (done, total) => setProgress({ done, total }),
      });
      onDone();
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      setFailure(restoreFailureInWords(error.code));
    } finally {
      running.current = null;
      setProgress(null);
    }
  };

  return {
    busy: progress !== null,
    status:
      failure ?? (progress === null ? null : `Putting back, ${progress.done} of ${progress.total}`),
    run: () => {
      if (restore !== null && running.current === null) void apply(restore);
    },
    stop: () => running.current?.abort(),
  };
}
