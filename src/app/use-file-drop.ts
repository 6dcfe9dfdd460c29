import { useEffect } from 'react';

import { session } from '#state/session.ts';

import { openFile } from './pick-file.ts';

/** A file dropped anywhere on the page goes to the report of what it would bring. */
export function useFileDrop(): void {
  useEffect(() => {
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      if (session().overlay !== 'recovery') void openFile(file, 'import');
    };
    addEventListener('dragover', allow);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', allow);
      removeEventListener('drop', drop);
    };
  }, []);
}
