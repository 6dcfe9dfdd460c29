import { parseArgs } from 'node:util';

import { findTag } from '#core/domain/codebook.ts';
import { planImport } from '#core/exchange/import-plan.ts';
import type { NativeSet } from '#core/exchange/native/native-set.ts';
import { readNativeSet } from '#core/exchange/native/read.ts';

import { type Command, CommandError, type Io } from './command.ts';
import { emptyBrowser } from './browser-in-memory.ts';
import { type Finding, inWords } from './problem-words.ts';
import { NotTextError, readText } from './read-text.ts';

const USAGE = `Usage: npm run --silent galley -- validate [--json] FILE …

Says whether each FILE is a good native set (docs/formats.md), and names every problem by its JSON
pointer (RFC 6901). Words are held against the texts in the file. A warning is no problem.

  --json   one JSON array: {file, ok, items, problems, warnings}, a problem is {path, code, message, …}

Exit status: 0 all are good, 1 a file has problems, 2 a file cannot be read.`;

interface Verdict {
  readonly items: number;
  readonly problems: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Says whether files are good native sets. */
export const validate: Command = {
  name: 'validate',
  summary: 'says whether files are good native sets, with every problem’s place',
  usage: USAGE,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new CommandError(`no file is named.\n\n${USAGE}`);
    const verdicts = await Promise.all(
      positionals.map(async (file) => ({ file, ...(await judgeFile(file, io)) })),
    );
    if (values.json) printJson(verdicts, io);
    else for (const { file, ...verdict } of verdicts) printLines(file, verdict, io);
    return verdicts.every(({ problems }) => problems.length === 0) ? 0 : 1;
  },
};

async function judgeFile(file: string, io: Io): Promise<Verdict> {
  try {
    return judge(await readText(file, io), io.now);
  } catch (error) {
    if (!(error instanceof NotTextError)) throw error;
    return {
      items: 0,
      problems: [{ path: '', code: 'not-text', byte: error.offset }],
      warnings: [],
    };
  }
}

function judge(text: string, now: string): Verdict {
  const outcome = readNativeSet(text);
  if (!outcome.ok) return { items: 0, problems: outcome.problems, warnings: [] };
  const set = outcome.value;
  const { report } = planImport(set, emptyBrowser(now));
  const refused = report.refused.flatMap(({ reason }): Finding[] =>
    reason?.code === 'refused' ? [reason.problem] : [],
  );
  const pathOf = new Map(set.items.map(({ id, row }) => [id, `/first/items/${row - 1}`]));
  const misplaced = [...report.reanchored, ...report.repaired, ...report.orphaned].map(
    ({ id, words, reason, attribute }) => ({
      path: `${pathOf.get(id) ?? ''}/${attribute === null ? 'target' : 'body'}`,
      code: reason?.code ?? '',
      found: words,
      isUnchecked: reason?.code === 'no-text',
    }),
  );
  const findings = (isUnchecked: boolean): readonly Finding[] =>
    misplaced
      .filter((each) => each.isUnchecked === isUnchecked)
      .map(({ path, code, found }) => ({ path, code, found }));
  return {
    items: set.items.length,
    problems: [...refused, ...findings(false)].toSorted(byPath),
    warnings: [...outcome.warnings, ...unknownTags(set), ...findings(true)],
  };
}

function unknownTags({ codebook, items }: NativeSet): readonly Finding[] {
  if (codebook === null) return [];
  return items.flatMap((item): Finding[] =>
    item.kind === 'annotation' && findTag(codebook.body, item.body.tag) === null
      ? [{ path: `/first/items/${item.row - 1}/body`, code: 'unknown-tag', found: item.body.tag }]
      : [],
  );
}

function byPath(a: Finding, b: Finding): number {
  return a.path.localeCompare(b.path, 'en', { numeric: true });
}

function told(finding: Finding) {
  const { path, code, byte, line, column, found, expected, limit } = finding;
  return { path, code, message: inWords(finding), byte, line, column, found, expected, limit };
}

function printJson(verdicts: readonly (Verdict & { readonly file: string })[], io: Io): void {
  const report = verdicts.map(({ file, items, problems, warnings }) => ({
    file,
    ok: problems.length === 0,
    items,
    problems: problems.map(told),
    warnings: warnings.map(told),
  }));
  io.print(`${JSON.stringify(report, null, 2)}\n`);
}

function printLines(file: string, { items, problems, warnings }: Verdict, io: Io): void {
  const outcome =
    problems.length === 0
      ? `good, ${items} ${items === 1 ? 'item' : 'items'}`
      : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  io.print(`${file}: ${outcome}\n`);
  for (const problem of problems) io.print(`  ${inWords(problem)}\n`);
  for (const warning of warnings) io.print(`  warning: ${inWords(warning)}\n`);
}
