/** What this tab has kept under `key`, over reloads and until it is closed, or `null`. */
export function keptInTab(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    // Site data is blocked: the tab has no memory.
    return null;
  }
}

/** Keeps a small text for this tab. Where site data is blocked, nothing is kept. */
export function keepInTab(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Site data is blocked, or the allowance is used up: the next reload does without.
  }
}
