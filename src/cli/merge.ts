import path from 'node:path';
import { parseArgs } from 'node:util';

import { planImport } from '#core/exchange/import-plan.ts';
import { writeNativeSet } from '#core/exchange/native/write.ts';

import manifest from '../../package.json' with { type: 'json' };

import { afterImport, emptyBrowser, exportOf } from './browser-in-memory.ts';
import { type Command, CommandError, type Io } from './command.ts';
import { readSets, type SetFile, textsOf, warnOfRefused } from './read-set.ts';

const USAGE = `Usage: npm run --silent galley -- merge [-o PLACE] SET SET …

Merges native sets of one annotator, as Galley does when it imports them: of two copies of an
annotation the newer stands, what was removed later stays removed, an id that names two different
things is kept twice. The files may come in any order, any number of times: same files, same bytes.

A set holds the work of one annotator. Sets of several are merged for each; then PLACE is a folder,
and each goes into a file there that bears the id of the set.

  -o, --output PLACE   write there, not to the standard output

Exit status: 0 done, 1 merged, but rows were left out (named on the standard error), 2 not merged.`;

/** Merges sets by clock. */
export const merge: Command = {
  name: 'merge',
  summary: 'merges sets of one annotator by what is newer',
  usage: USAGE,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { output: { type: 'string', short: 'o' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new CommandError(`no set is named.\n\n${USAGE}`);
    const files = await readSets(positionals, io);
    const { sets, refused } = mergeSets(files, io);
    const { output } = values;
    const [only] = sets;
    if (sets.length === 1 && only !== undefined) {
      if (output === undefined) io.print(only.text);
      else await save(output, only.text, io);
    } else if (output === undefined) {
      throw new CommandError(
        `these are ${sets.length} sets, by ${[...new Set(sets.map(({ name }) => name))].join(', ')}; name a folder with -o.`,
      );
    } else {
      await Promise.all(
        sets.map(({ setId, text }) => save(path.join(output, `${setId}.json`), text, io)),
      );
    }
    return refused === 0 ? 0 : 1;
  },
};

async function save(file: string, text: string, io: Io): Promise<void> {
  await io.write(file, text).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : 'no reason given';
    throw new CommandError(`${file}: this cannot be written (${reason}).`, { cause });
  });
}

interface Merged {
  readonly setId: string;
  readonly name: string;
  readonly text: string;
}

function mergeSets(
  files: readonly SetFile[],
  io: Io,
): { sets: readonly Merged[]; refused: number } {
  const texts = textsOf(files, io);
  // What comes first decides under which id a set goes on, so the order is the files' own and not the command's.
  const ordered = files.toSorted(
    (a, b) =>
      byText(a.set.clock, b.set.clock) || byText(a.set.id, b.set.id) || byText(a.text, b.text),
  );
  const annotators = [...new Set(ordered.map(({ set }) => set.annotator.id))];
  let refused = 0;
  const sets = annotators.flatMap((annotatorId): readonly Merged[] => {
    let browser = emptyBrowser(io.now, { annotatorId, texts });
    for (const { path: file, set } of ordered) {
      if (set.annotator.id !== annotatorId) continue;
      const plan = planImport(set, browser);
      refused += warnOfRefused(file, plan.report, io);
      browser = afterImport(browser, plan);
    }
    return browser.sets.flatMap(({ setId, body }): Merged[] => {
      const input = exportOf(browser, setId, manifest.version);
      if (input === null) return [];
      return [{ setId, name: body.annotator.name, text: writeNativeSet(input) }];
    });
  });
  return { sets: sets.toSorted((a, b) => byText(a.setId, b.setId)), refused };
}

// By code units: `localeCompare` differs between machines.
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
