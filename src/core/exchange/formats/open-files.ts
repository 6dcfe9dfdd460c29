import { type ArchiveProblem, isArchive, openArchive } from '#core/importing/archive.ts';
import { decodeText } from '#core/importing/decode-text.ts';

import { parseJson } from '../json-text.ts';
import type { OpenedFile, SourceFile, JsonLine } from './format.ts';
import type { FormatProblem } from './format-problem.ts';

/** Not `[Update] The mayor …`. */
const JSON_START = /^\uFEFF?\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[["{\]]|-?\d|true|false|null|$))/u;

/**
 * Opens files: archives are unpacked, characters decoded, JSON and JSON lines parsed. Whatever cannot be opened is a problem, and
 * the others go on. Cost is O(bytes).
 */
export function openFiles(files: readonly SourceFile[]): {
  readonly files: readonly OpenedFile[];
  readonly problems: readonly FormatProblem[];
} {
  const opened: OpenedFile[] = [];
  const problems: FormatProblem[] = [];
  for (const file of files) {
    if (!isArchive(file.bytes) || file.name.toLowerCase().endsWith('.docx')) {
      openOne(file, opened, problems);
      continue;
    }
    const { entries, problems: found } = openArchive(file.bytes);
    problems.push(...found.map((problem) => archiveProblem(file.name, problem)));
    for (const entry of entries) openOne(entry, opened, problems);
  }
  return { files: opened, problems };
}

function openOne(
  { name, bytes }: SourceFile,
  opened: OpenedFile[],
  problems: FormatProblem[],
): void {
  const decoded = decodeText(bytes);
  if (!decoded.ok && isBinary(bytes)) {
    problems.push({ file: name, place: '', code: 'not-text', kept: false });
    return;
  }
  if (!decoded.ok) {
    problems.push({
      file: name,
      place: `byte ${decoded.offset}`,
      code: 'other-encoding',
      found: 'windows-1252',
      kept: true,
    });
  }
  const text = decoded.ok ? decoded.text : decoded.offered;
  opened.push({ name, text, ...valuesOf(name, text, problems) });
}

function valuesOf(
  name: string,
  text: string,
  problems: FormatProblem[],
): Pick<OpenedFile, 'json' | 'lines'> {
  if (!JSON_START.test(text)) return { json: undefined, lines: null };
  const whole = parseJson(text);
  if (whole.ok) return { json: whole.value, lines: null };
  const lines = linesOf(text);
  // A line that is a value of its own begins no longer one; what is broken after it is told line by line.
  const [first] = lines;
  if (lines.length > 1 && typeof first?.value === 'object') return { json: undefined, lines };
  if (/\.(?:txt|md)$/iu.test(name)) return { json: undefined, lines: null };
  const { code, line, column } = whole.problem;
  const place = line === undefined ? '' : `line ${line}, column ${column ?? 1}`;
  problems.push({
    file: name,
    place,
    code: code === 'truncated' ? code : 'not-json',
    found: code,
    kept: false,
  });
  return { json: undefined, lines: null };
}

function linesOf(text: string): readonly JsonLine[] {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return content.split(/\r?\n/u).flatMap((row, i): JsonLine[] => {
    if (row.trim() === '') return [];
    const parsed = JSON_START.test(row) ? parseJson(row) : { ok: false as const };
    return [{ line: i + 1, value: parsed.ok ? parsed.value : undefined }];
  });
}

/** Text has no NUL, in any encoding that is read here. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 65_536).includes(0);
}

function archiveProblem(file: string, { code, name, limit }: ArchiveProblem): FormatProblem {
  const isDamaged = code === 'damaged';
  return {
    file,
    place: name,
    code: isDamaged ? 'unreadable' : 'archive-limit',
    found: limit === 0 ? code : `${code} ${limit}`,
    kept: false,
  };
}
