import type { ArticleId } from '#core/domain/ids.ts';
import { planImport } from '#core/exchange/import-plan.ts';
import type { ImportReport } from '#core/exchange/import-report.ts';
import type { NativeSet } from '#core/exchange/native/native-set.ts';
import { readNativeSet } from '#core/exchange/native/read.ts';

import { emptyBrowser } from './browser-in-memory.ts';
import { CommandError, type Io } from './command.ts';
import { inWords } from './problem-words.ts';
import { readText } from './read-text.ts';

/** A set as a file has it. */
export interface SetFile {
  readonly path: string;
  readonly text: string;
  readonly set: NativeSet;
}

/**
 * Reads native sets.
 *
 * @throws CommandError for the first file that is none, with every reason.
 */
export async function readSets(paths: readonly string[], io: Io): Promise<readonly SetFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      const text = await readText(path, io);
      const outcome = readNativeSet(text);
      if (outcome.ok) return { path, text, set: outcome.value };
      const reasons = outcome.problems.map((problem) => `\n  ${inWords(problem)}`);
      throw new CommandError(`${path}: this is no native set.${reasons.join('')}`);
    }),
  );
}

/** The texts that the files bring along, as far as they are what their ids name. */
export function textsOf(files: readonly SetFile[], io: Io): ReadonlyMap<ArticleId, string> {
  const plans = files.map(({ set }) => planImport(set, emptyBrowser(io.now)));
  return new Map(plans.flatMap(({ texts }) => texts.map(({ id, text }) => [id, text] as const)));
}

/** Names each row that a file could not bring in. Gives how many there are. */
export function warnOfRefused(path: string, report: ImportReport, io: Io): number {
  const problems = report.refused.flatMap(({ reason }) =>
    reason?.code === 'refused' ? [reason.problem] : [],
  );
  for (const problem of problems) io.warn(`${path}: left out: ${inWords(problem)}\n`);
  return problems.length;
}
