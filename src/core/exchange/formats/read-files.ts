import { articleIdOf, articleText } from '#core/text/article-text.ts';

import type { Problem, WarningCode } from '../problems.ts';
import type { Draft, DraftDocument } from './draft.ts';
import type {
  Format,
  KnownArticle,
  OpenedFile,
  ReadContext,
  Reading,
  SourceFile,
} from './format.ts';
import type { FormatProblem } from './format-problem.ts';
import { openFiles } from './open-files.ts';
import { formatOf, readNative, recognise } from './registry.ts';
import { shortly } from './rows.ts';
import { settle } from './settle.ts';

/** Endings that no article has. */
const DATA = /\.(?:jsonl?|jsonld|ndjson|ann|a\d|xmi|qde|conf|ser)$/iu;

/** What project exports hold beside texts and annotations: types, settings, copies for the program itself. */
const COMPANION =
  /(?:^|\/)(?:typesystem\.xml|exportedproject[^/]*\.json|[^/]*\.ser|event\.log|(?:annotation|visual|tools|kb_shortcuts)\.conf)$/iu;

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
    else if (isArticle(file)) texts.push(file);
    else if (COMPANION.test(file.name)) continue;
    else if (!problems.some((problem) => problem.file === file.name && !problem.kept)) {
      unknown.push({
        file: file.name,
        place: '',
        code: 'unknown-format',
        found: shortly(file.text.trim()),
        kept: false,
      });
    }
  }
  const warnings: Problem<WarningCode>[] = [];
  const known = { ...context, articles: [...texts.map(asArticle), ...context.articles] };
  const readings = [...byFormat].flatMap(([format, own]) =>
    format.read === undefined
      ? own.map((file) => readOwn(file, warnings))
      : [settle(withTexts(format.read(own, known, files), texts), format, known)],
  );
  const used = new Set(
    readings.flatMap(({ sets }) =>
      sets.flatMap(({ documents }) => documents.map(({ articleId }) => articleId)),
    ),
  );
  return {
    readings,
    texts: texts.filter(({ text }) => !used.has(articleIdOf(articleText(text)))),
    problems: [
      ...problems.filter(({ file, code }) => code !== 'not-text' || !COMPANION.test(file)),
      ...unknown,
    ],
    warnings,
  };
}

/** Says whether a file that is of no format may be an article: it does not pretend to be data, and is none. */
function isArticle({ name, text, json, lines }: OpenedFile): boolean {
  if (json !== undefined || lines !== null || /^\uFEFF?\s*<\?xml/u.test(text)) return false;
  return !DATA.test(name) && text.trim() !== '';
}

/** A text beside the annotations, as one that they may speak of. */
function asArticle({ name, text }: OpenedFile): KnownArticle {
  const kept = articleText(text);
  const fileName = name.slice(name.lastIndexOf('/') + 1);
  return { articleId: articleIdOf(kept), text: kept, url: '', fileName, headline: '' };
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
function withTexts(draft: Draft, texts: readonly OpenedFile[]): Draft {
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
