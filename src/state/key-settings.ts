import { create } from 'zustand';

import { StorageError } from '#platform/storage/errors.ts';
import { tabChannel } from '#platform/tabs.ts';

import { openedStore } from './workspace.ts';

/** How the editor of this browser wants the keys: a setting, not a record, since it is about a hand and not about a story. */
export interface KeySettings {
  /** Keys that were changed, by the id of the command, in the notation of tinykeys. The first one is shown. */
  readonly own: Readonly<Record<string, readonly string[]>>;
  /** Whether keys of characters alone run commands; if not, they want a modifier (WCAG 2.1.4). */
  readonly letters: boolean;
}

const SETTING = 'keys';

/** The keys as they are set in this browser; the usual ones until they are read. */
export const useKeySettings = create<KeySettings>()(() => ({ own: {}, letters: true }));

const channel = tabChannel<unknown>('galley-keys');
/** Counts what was set here or elsewhere: what is read from the store must not undo what was set meanwhile. */
let settings = 0;

/** Reads the setting and follows the other tabs. Called once, when the app starts. */
export function followKeySettings(): void {
  channel.listen(take);
  void readAgain();
  // A tab that was asleep may have missed some news.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void readAgain();
  });
}

/** Sets keys here and in every tab at once, and keeps them. On a full disk they hold for this visit. */
export async function setKeySettings(change: Partial<KeySettings>): Promise<void> {
  settings += 1;
  useKeySettings.setState(change);
  const now = useKeySettings.getState();
  channel.post(now);
  const store = await openedStore();
  try {
    await store.setSetting(SETTING, now);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
}

async function readAgain(): Promise<void> {
  const before = settings;
  const store = await openedStore();
  const kept = await store.setting(SETTING).catch(() => null);
  if (settings === before) take(kept);
}

/** Takes what another tab, or an older build, has written, if it can be read. */
function take(value: unknown): void {
  const { own, letters } = (value ?? {}) as Partial<KeySettings>;
  if (typeof own !== 'object' || own === null || typeof letters !== 'boolean') return;
  const readable = Object.entries(own).filter(([, keys]) => isListOfKeys(keys));
  settings += 1;
  useKeySettings.setState({ own: Object.fromEntries(readable), letters });
}

function isListOfKeys(keys: unknown): boolean {
  return Array.isArray(keys) && keys.every((key) => typeof key === 'string' && key !== '');
}
