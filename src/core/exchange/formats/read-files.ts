import type { Problem, WarningCode } from '../problems.ts';
import type { Draft, DraftDocument } from './draft.ts';
import type { Format, OpenedFile, ReadContext, Reading, SourceFile } from './format.ts';
import type { FormatProblem } from './format-problem.ts';
import { openFiles } from './open-files.ts';
import { formatOf, readNative, recognise } from './registry.ts';
import { settle } from './settle.ts';

/** What files that were dropped or picked together come to. */
export interface FilesRead {
  /** One for each format, and one for each of Galley's own files. */
  readonly readings: readonly Reading[];
  /** Texts that no annotation file speaks of: articles to be added. */
  readonly texts: readonly OpenedFile[];
  /** Files that could not be opened or belong to nothing that is read here. */
  readonly problems: readonly FormatProblem[];
  /** What is odd in Galley's own files. */
  readonly warnings: readonly Problem<WarningCode>[];
}

/**
 * Reads files of any formats together: each is recognised by its content, those of one format are read as one, and texts that lie
 * beside them are taken for the documents they speak of by name. A file that is of no format and no text is named.
 */
export function readFiles(sources: readonly SourceFile[], context: ReadContext): FilesRead {
  const { files, problems } = openFiles(sources);
  const byFormat = new Map<Format, OpenedFile[]>();
  const texts: OpenedFile[] = [];
  const unknown: FormatProblem[] = [];
  for (const file of files) {
    const format = recognise(file, files);
    if (format !== null) byFormat.set(format, [...(byFormat.get(format) ?? []), file]);
    else if (file.json === undefined && file.lines === null && !/^\uFEFF?\s*[[{]/u.test(file.text))
      texts.push(file);
    else if (!problems.some((problem) => problem.file === file.name)) {
      unknown.push({ file: file.name, place: '', code: 'unknown-format', kept: false });
    }
  }
  const used = new Set<OpenedFile>();
  const warnings: Problem<WarningCode>[] = [];
  const readings = [...byFormat].flatMap(([format, own]) =>
    format.read === undefined
      ? own.map((file) => readOwn(file, warnings))
      : [settle(withTexts(format.read(own, context, files), texts, used), format, context)],
  );
  return {
    readings,
    texts: texts.filter((file) => !used.has(file)),
    problems: [...problems, ...unknown],
    warnings,
  };
}

function readOwn(file: OpenedFile, warnings: Problem<WarningCode>[]): Reading {
  const none = {
    format: formatOf('galley').id,
    questions: [],
    missingTags: [],
    units: [],
  } as const;
  const outcome = readNative(file);
  if (!outcome.ok) {
    const problems = outcome.problems.map(({ code, path, found }): FormatProblem => ({
      file: file.name,
      place: path,
      code: 'unreadable',
      found: found === undefined ? code : `${code}: ${found}`,
      kept: false,
    }));
    return { ...none, sets: [], problems };
  }
  warnings.push(...outcome.warnings);
  return { ...none, sets: [outcome.value], problems: [] };
}

/** A draft whose documents without text have those that lie beside them under their names. */
function withTexts(draft: Draft, texts: readonly OpenedFile[], used: Set<OpenedFile>): Draft {
  const named = (document: DraftDocument): OpenedFile | null => {
    if (document.text !== null) return null;
    const names = [
      document.fileName ?? '',
      document.key,
      document.url ?? '',
      document.headline ?? '',
    ].filter((name) => name !== '');
    return texts.find((file) => names.some((name) => bare(name) === bare(file.name))) ?? null;
  };
  const documents = draft.documents.map((document): DraftDocument => {
    const file = named(document);
    if (file === null) return document;
    used.add(file);
    return {
      ...document,
      text: file.text,
      fileName: file.name.slice(file.name.lastIndexOf('/') + 1),
    };
  });
  return { ...draft, documents };
}

function bare(name: string): string {
  return name
    .replace(/^.*[/\\]/u, '')
    .replace(/\.(?:txt|md|html?)$/iu, '')
    .toLowerCase();
}
