import { setSession } from '#state/session.ts';

/** Held while the browser asks: a chooser whose field is collected never comes back. */
let chooser: HTMLInputElement | null = null;

/** What a file counts as that does not say what it is. */
type Usual = 'import' | 'restore';

/** Asks for a file, and shows what it would bring. */
export function pickFile(usual: Usual): void {
  const input = document.createElement('input');
  chooser = input;
  input.type = 'file';
  input.accept = '.json,.jsonld,application/json,application/ld+json';
  input.addEventListener('change', () => {
    const file = chooser?.files?.[0];
    chooser = null;
    if (file !== undefined) void openFile(file, usual);
  });
  input.click();
}

/**
 * Shows what dropped files would bring: a set or a backup in its report, anything else among the accounts that can be added. Of
 * several sets the first one comes; the others are left to be dropped after it.
 */
export async function openFiles(files: readonly File[]): Promise<void> {
  const openings = await Promise.all(files.map(openingOf));
  const data = files.filter((_, i) => /^[\s\uFEFF]*[{[]/.test(openings[i] ?? ''));
  const others = files.filter((file) => !data.includes(file));
  const [first] = data;
  if (others.length > 0) {
    setSession({ adding: { files: others, text: '', html: '' }, overlay: 'add' });
  } else if (first !== undefined) await openFile(first, 'import');
}

function openingOf(file: File): Promise<string> {
  return file
    .slice(0, OPENING)
    .text()
    .catch(() => '');
}

/** How much of a file tells what it is. */
const OPENING = 200;

/** Shows what a file would bring. A backup says in its first line that it is one. */
export async function openFile(file: File, usual: Usual): Promise<void> {
  const opening = await openingOf(file);
  const isBackup = /^[\s\uFEFF]*\{\s*"format":\s*"galley-backup"/.test(opening);
  setSession({ importing: file, overlay: isBackup ? 'restore' : usual });
}
