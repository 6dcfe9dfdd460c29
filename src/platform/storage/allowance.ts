/** What the browser says of the storage of this page. `null` where it says nothing. */
export interface Allowance {
  /** Whether the browser has promised not to clear it by itself. */
  readonly persisted: boolean | null;
  /** Bytes in use, by the browser's own count. Never a basis for a decision: what is free is not known to a page. */
  readonly usage: number | null;
}

const ASKED = 'galley-asked-to-persist';
/** Some browsers ask the editor, others decide by how much the page is used, so it is worth asking again, not often. */
const AGAIN_AFTER = 7 * 24 * 60 * 60 * 1000;

/** What the browser says. Never rejects. */
export async function readAllowance(): Promise<Allowance> {
  const storage = storageManager();
  const [persisted, estimate] = await Promise.all([
    storage?.persisted?.().catch(() => null),
    storage?.estimate?.().catch(() => null),
  ]);
  return { persisted: persisted ?? null, usage: estimate?.usage ?? null };
}

/** Asks the browser to keep what is stored here until the editor deletes it. Says what it answered; `null` for nothing. */
export async function persist(): Promise<boolean | null> {
  try {
    return (await storageManager()?.persist?.()) ?? null;
  } catch {
    // Site data is blocked: there is nothing to keep.
    return null;
  }
}

/** Asks once there is something to lose, and not again for a week. Does not wait for the answer. */
export function askToPersist(): void {
  try {
    const asked = Number(localStorage.getItem(ASKED) ?? 0);
    if (Date.now() - asked < AGAIN_AFTER) return;
    localStorage.setItem(ASKED, String(Date.now()));
  } catch {
    // Site data is blocked, or the allowance is used up: asking each time would be a nuisance.
    return;
  }
  void persist();
}

/** Insecure origins have none, and old engines have less of it. */
function storageManager(): Partial<StorageManager> | undefined {
  return navigator.storage;
}
