import { keepOffline, type Updates } from '#platform/offline/offline.ts';

import { flush } from './outbox.ts';
import { setSession } from './session.ts';

let updates: Updates | null = null;

/** Has this build kept for use without a network. The development server has no build to keep. Called once, when the page is idle. */
export async function keepThisRelease(): Promise<void> {
  if (!import.meta.env.PROD) {
    setSession({ offline: 'impossible' });
    return;
  }
  updates = await keepOffline({
    onChange: (offline) => setSession({ offline }),
    onUpdate: () => setSession({ release: 'newer-waits' }),
    onReplaced: () => setSession({ release: 'replaced' }),
  });
}

/** A part of the app could not be loaded. An overlay that it was is closed. */
export function missPart(isOverlay: boolean): void {
  setSession({ release: 'part-missing', ...(isOverlay ? { overlay: null } : {}) });
}

/** Opens the page anew, in the newest build that is here, once everything is saved. */
export async function reopen(): Promise<void> {
  await flush();
  await updates?.letIn();
  location.reload();
}
