import { useEffect } from 'react';

import { session, setSession } from '#state/session.ts';

import { openFiles } from './pick-file.ts';

/** Files dropped anywhere on the page, and words pasted beside every field, go to the report of what they would bring. */
export function useFileDrop(): void {
  useEffect(() => {
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      if (session().overlay !== 'recovery') void openFiles(files, 'anything');
    };
    const paste = (event: ClipboardEvent): void => {
      const inField =
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable]') !== null;
      const { overlay } = session();
      if (inField || event.clipboardData === null || (overlay !== null && overlay !== 'add'))
        return;
      const files = [...event.clipboardData.files];
      const text = event.clipboardData.getData('text/plain');
      const html = event.clipboardData.getData('text/html');
      if (files.length === 0 && text.trim() === '' && html === '') return;
      event.preventDefault();
      setSession({ adding: { files, text, html }, overlay: 'add' });
    };
    addEventListener('dragover', allow);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragover', allow);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  }, []);
}
