import type { ImportReason } from '#core/exchange/import-report.ts';
import type { FileProblemCode, Problem, RowProblem } from '#core/exchange/problems.ts';
import type { StorageFailure } from '#platform/storage/errors.ts';

import type { Refusal } from './import-set.ts';

const MEGABYTE = 1024 * 1024;
const MOST_PROBLEMS = 8;

/** Why a file stays out that should be a set or a backup, a sentence for each reason. */
export function refusalInWords(
  refusal: Refusal,
  wanted: 'set' | 'backup' = 'set',
): readonly string[] {
  switch (refusal.code) {
    case 'too-big':
      return [
        `The file has ${Math.ceil(refusal.bytes / MEGABYTE)} MB. The most that is read at once is ${Math.floor(refusal.limit / MEGABYTE)} MB${wanted === 'set' ? ': export it in parts' : ''}.`,
      ];
    case 'unreadable':
      return [`The file could not be read: ${refusal.reason}.`];
    case 'not-text':
      return [`The file is no text: byte ${refusal.offset} fits no UTF-8 character.`];
    case 'problems': {
      const shown = refusal.problems
        .slice(0, MOST_PROBLEMS)
        .map((problem) => fileProblemInWords(problem, wanted));
      const left = refusal.problems.length - shown.length;
      return left > 0 ? [...shown, `And ${left} more of that kind.`] : shown;
    }
  }
}

function fileProblemInWords(problem: Problem, wanted: string): string {
  const { line, column, found = '', limit } = problem;
  const place =
    line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  const words: Partial<Record<FileProblemCode, string>> = {
    empty: 'The file is empty.',
    html: `This is not a Galley ${wanted}: it is a web page, as a login page saved under the name of the file would be.`,
    'not-json': `This is not a Galley ${wanted}: ${place} is not JSON.`,
    truncated: `The file ends too early, at ${place}. It was cut off on its way: get it again.`,
    'too-deep': `The file holds values inside values more than ${limit ?? 100} deep, at ${place}. No set is like that.`,
    'not-annotations': 'This is JSON, but not a set of annotations.',
    'not-a-backup': 'This is JSON, but not a backup of Galley. A set goes in by Import.',
    'not-galley': `This is a set of annotations by another program${found === '' ? '' : ` (${found})`}, which this version does not read.`,
    'newer-version': `The file was written by a newer Galley (format ${found}). Reload to get the newer one; the file is fine.`,
  };
  return words[problem.code] ?? `The file cannot be used: ${valueProblemInWords(problem)}.`;
}

/** Why something in the report is where it is. */
export function reasonInWords(reason: ImportReason): string {
  switch (reason.code) {
    case 'widened':
      return 'An end lay inside a character; the whole character is taken.';
    case 'other-unit':
      return `The file counts in ${reason.unit.replaceAll('-', ' ')}; the quoted words settle it.`;
    case 'moved':
      return 'The same words were found in another place.';
    case 'changed':
      return 'It now stands on words that differ a little.';
    case 'no-text':
      return 'Its text is neither here nor in the file.';
    case 'not-found':
      return 'Its words are not in the text here.';
    case 'ambiguous':
      return 'Its words are in several places and nothing tells which is meant.';
    case 'same-id-other-content':
      return 'Both are kept.';
    case 'refused':
      return rowProblemInWords(reason.problem);
  }
}

function rowProblemInWords(problem: RowProblem): string {
  const { list, row, found = '' } = problem;
  const what =
    list === 'documents' ? 'Account' : list === 'removed' ? 'Removed item' : 'Annotation';
  const subject = `${what} ${row}`;
  switch (problem.code) {
    case 'ends-before-it-starts':
      return `${subject} ends before it starts${found === '' ? '' : ` (${found})`}.`;
    case 'past-the-end':
      return `${subject} lies after the end of its text${found === '' ? '' : ` (${found})`}.`;
    case 'several-texts':
      return `${subject} lies in more than one text.`;
    case 'duplicate-id':
      return `${subject} has the id of an earlier one.`;
    case 'text-differs':
      return `${subject} holds another text than its id names.`;
    case 'from-the-future':
      return `${subject} was changed more than a day from now: the clock of its computer is wrong.`;
    case 'unknown-shape':
      return `${subject} is nothing that Galley knows${found === '' ? '' : ` (${found})`}.`;
    default:
      return `${subject}: ${valueProblemInWords(problem)}.`;
  }
}

/** What is wrong with one value, with its place. */
export function valueProblemInWords({
  code,
  path,
  found,
  expected,
  limit,
}: Problem<string>): string {
  const place = path === '' ? 'the file' : path;
  switch (code) {
    case 'missing':
      return `${place} is missing`;
    case 'wrong-type':
      return `${place} should be ${expected ?? 'something else'}`;
    case 'too-long':
      return `${place} has more than ${limit ?? 0} characters`;
    case 'duplicate-id':
      return `${place} stands in an earlier row`;
    case 'text-differs':
      return `${place} is not the text that its id names`;
    case 'not-an-integer':
      return `${place} is no whole number`;
    case 'negative':
      return `${place} is below zero`;
    default:
      return `${place} cannot be ${found ?? 'what it is'}`;
  }
}

/** What kept the store from taking an import. */
export function storageFailureInWords(code: StorageFailure): string {
  switch (code) {
    case 'full':
      return 'Nothing was imported: the disk, or what the browser allows this page, is full. Free some space, then import again.';
    case 'cancelled':
      return 'Cancelled. Nothing was imported.';
    default:
      return 'Nothing was imported: the browser’s database refused. Try again.';
  }
}
