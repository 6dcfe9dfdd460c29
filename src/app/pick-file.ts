import { setSession } from '#state/session.ts';

/** Held while the browser asks: a chooser whose field is collected never comes back. */
let chooser: HTMLInputElement | null = null;

/** What a file counts as that does not say what it is. */
type Usual = 'import' | 'restore';

const IMPORTED =
  '.json,.jsonld,.jsonl,.ndjson,.csv,.tsv,.ann,.txt,.xmi,.xml,.qdpx,.zip,application/json,application/ld+json';

/** Asks for a file, and shows what it would bring. */
export function pickFile(usual: Usual): void {
  const input = document.createElement('input');
  chooser = input;
  input.type = 'file';
  input.multiple = usual === 'import';
  input.accept = usual === 'import' ? IMPORTED : '.json,application/json';
  input.addEventListener('change', () => {
    const files = [...(chooser?.files ?? [])];
    chooser = null;
    const [file] = files;
    if (usual === 'restore' && file !== undefined) void openFile(file, usual);
    else if (files.length > 0) void openFiles(files, 'import');
  });
  input.click();
}

/** Files that hold annotations, whatever else they hold; a text beside them may be what they speak of. */
const ANNOTATIONS = /\.(?:ann|csv|tsv|json|jsonld|jsonl|ndjson|xmi|qdpx)$/i;
/** Beyond this nothing is read: the report of one file says why. */
const LARGEST = 128 * 1024 * 1024;

/**
 * Shows what dropped files would bring: Galley's own set or a backup in its report, annotations of other tools, with the texts that
 * came with them, in theirs, anything else among the accounts that can be added. Of several own sets the first one comes; the
 * others are left to be dropped after it. What was picked as a set and is none is named for what it is.
 */
export async function openFiles(files: readonly File[], as: 'anything' | 'import'): Promise<void> {
  const openings = await Promise.all(files.map(openingOf));
  const isData = (i: number): boolean => /^[\s\uFEFF]*[{[]/.test(openings[i] ?? '');
  const own = files.find((_, i) => isData(i) && /"galley[-:]/.test(openings[i] ?? ''));
  const isForeign = files.some(
    ({ name }, i) =>
      isData(i) || ANNOTATIONS.test(name) || (as === 'import' && /\.(?:zip|xml)$/i.test(name)),
  );
  const [first] = files;
  const tooLarge = files.find(({ size }) => size > LARGEST);
  if (tooLarge !== undefined && isForeign) await openFile(tooLarge, 'import');
  else if (own !== undefined) await openFile(own, 'import');
  else if (isForeign) setSession({ foreign: files, overlay: 'foreign' });
  else if (as === 'import' && first !== undefined) await openFile(first, 'import');
  else setSession({ adding: { files, text: '', html: '' }, overlay: 'add' });
}

function openingOf(file: File): Promise<string> {
  return file
    .slice(0, OPENING)
    .text()
    .catch(() => '');
}

/** How much of a file tells what it is. */
const OPENING = 4_000;

/** Shows what a file would bring. A backup says in its first line that it is one. */
export async function openFile(file: File, usual: Usual): Promise<void> {
  const opening = await openingOf(file);
  const isBackup = /^[\s\uFEFF]*\{\s*"format":\s*"galley-backup"/.test(opening);
  setSession({ importing: file, overlay: isBackup ? 'restore' : usual });
}
