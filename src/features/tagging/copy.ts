import { announce, notify, session } from '#state/session.ts';

import { openArticle } from './acts.ts';

/** Puts the selected words, as they stand in the account, on the clipboard. */
export async function copySelection(): Promise<void> {
  const open = openArticle();
  const { selection } = session();
  if (open === null || selection === null) return;
  try {
    await navigator.clipboard.writeText(open.text.slice(selection.start, selection.end));
    announce('Copied');
  } catch {
    // Without https, or where the editor has forbidden it, a page may not write there.
    notify('Not copied: the browser does not let this page. Its own key for copying works');
  }
}
