import path from 'node:path';
import { parseArgs } from 'node:util';

import { defaultCodebook } from '#core/domain/default-codebook.ts';
import type { Format, Reading, SourceFile, StoryExport } from '#core/exchange/formats/format.ts';
import type { FormatProblem } from '#core/exchange/formats/format-problem.ts';
import { lossesOf } from '#core/exchange/formats/losses.ts';
import { readFiles } from '#core/exchange/formats/read-files.ts';
import { FORMATS } from '#core/exchange/formats/registry.ts';
import type { ImportReport } from '#core/exchange/import-report.ts';
import type { ImportKnown } from '#core/exchange/import-target.ts';
import { knownAfter, planSets } from '#core/exchange/plan-reading.ts';

import manifest from '../../package.json' with { type: 'json' };

import { emptyBrowser } from './browser-in-memory.ts';
import { type Command, CommandError, type Io } from './command.ts';
import { inWords } from './problem-words.ts';

const WRITTEN = FORMATS.filter(({ write }) => write !== undefined);
const READ = FORMATS.filter(({ id, read }) => id === 'galley' || read !== undefined);

const USAGE = `Usage: npm run --silent galley -- convert IN … --to FORMAT [--out DIR]

Reads annotation files of any tools, known by their content, and writes them in one format. IN is a
file, a folder or a zip; texts beside annotations are found by their names. What was found out, put
right or left out is told on the standard error, and before that what FORMAT cannot carry.

  --to FORMAT   ${WRITTEN.map(({ id }) => id).join(', ')}
  --out DIR     write there; without it one file goes to the standard output
  --excel       CSV: begin with a byte order mark
  --formulas    CSV: leave cells that a spreadsheet would calculate as they are

Read: ${READ.map(({ name }) => name).join(', ')}.
Exit status: 0 done, 1 done, but something was left out (named), 2 not done.`;

/** Converts annotation files between formats. */
export const convert: Command = {
  name: 'convert',
  summary: 'reads annotations of any tool, writes them in one format',
  usage: USAGE,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        to: { type: 'string' },
        out: { type: 'string' },
        excel: { type: 'boolean', default: false },
        formulas: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new CommandError(`no file is named.\n\n${USAGE}`);
    const format = WRITTEN.find(({ id }) => id === values.to);
    if (format?.write === undefined) {
      throw new CommandError(`--to wants one of ${WRITTEN.map(({ id }) => id).join(', ')}.`);
    }
    const { known, left } = await readAll(positionals, io);
    const input: StoryExport = {
      ...storyOf(known),
      withMark: values.excel,
      withFormulas: values.formulas,
    };
    warnOfLosses(format, input, io);
    await writeAll(format.write(input), values.out, io);
    return left === 0 ? 0 : 1;
  },
};

async function readAll(
  paths: readonly string[],
  io: Io,
): Promise<{ known: ImportKnown; left: number }> {
  const names = (await Promise.all(paths.map((each) => io.list(each)))).flat();
  const sources = await Promise.all(
    names.map(async (name): Promise<SourceFile> => {
      const bytes = await io.read(name).catch((cause: unknown) => {
        throw new CommandError(`${name}: this cannot be read.`, { cause });
      });
      return { name: name.split(path.sep).join('/'), bytes };
    }),
  );
  const { readings, problems, texts } = readFiles(sources, {
    articles: [],
    codebook: defaultCodebook,
  });
  for (const text of texts) io.warn(`${text.name}: no annotation speaks of this text.\n`);
  let left = tell(problems, io);
  let known = emptyBrowser(io.now);
  for (const reading of readings) {
    left += tell(reading.problems, io);
    tellReading(reading, io);
    const plan = planSets(reading.sets, { ...known, into: 'open' });
    for (const { report } of plan.plans) left += tellReport(report, io);
    known = {
      ...knownAfter(known, plan),
      openStory: known.openStory ?? plan.plans[0]?.storyId ?? null,
    };
  }
  if (known.sets.length === 0)
    throw new CommandError('there is nothing in these files that can be read.');
  return { known, left };
}

/** Names what was left out or changed, and gives how much was left out. */
function tell(problems: readonly FormatProblem[], io: Io): number {
  for (const { file, place, code, found, kept } of problems) {
    // `not-text` of a native set is a spoilt byte.
    const what = inWords({ path: place, code: code === 'not-text' ? 'other-medium' : code, found });
    io.warn(`${file}: ${kept ? 'mended' : 'left out'}: ${what}\n`);
  }
  return problems.filter(({ kept }) => !kept).length;
}

function tellReading({ format, units, questions, missingTags }: Reading, io: Io): void {
  for (const { name, unit, how } of units) {
    if (how !== 'stated') io.warn(`${format}: ${name} counts ${unit} (${how}).\n`);
  }
  for (const question of questions) {
    io.warn(
      question.about === 'unit'
        ? `${format}: ${question.name} may count ${question.choices.map(({ unit }) => unit).join(' or ')}; taken for ${question.assumed}.\n`
        : `${format}: ${question.name}: ${question.assumed === null ? 'no such text is here' : 'the text was found by its words'}.\n`,
    );
  }
  if (missingTags.length > 0)
    io.warn(`${format}: tags of its own: ${missingTags.map(({ label }) => label).join(', ')}.\n`);
}

function tellReport(report: ImportReport, io: Io): number {
  const { annotator, reanchored, repaired, orphaned, refused } = report;
  for (const { words, wordsNow, reason } of [...reanchored, ...orphaned]) {
    const place = JSON.stringify(words.slice(0, 60));
    const now =
      wordsNow === null || wordsNow === words ? '' : ` → ${JSON.stringify(wordsNow.slice(0, 60))}`;
    io.warn(`${annotator.name}: ${inWords({ path: place, code: reason?.code ?? '' })}${now}\n`);
  }
  io.warn(
    `${annotator.name}: ${report.new.length} read, ${repaired.length} of them counted otherwise or widened, ${reanchored.length} put where their words stand, ${orphaned.length} without a place.\n`,
  );
  return refused.length;
}

function storyOf(known: ImportKnown): StoryExport {
  const [story] = known.stories;
  if (story === undefined) throw new CommandError('there is no story in these files.');
  return {
    story,
    articles: known.articles.filter(({ storyId }) => storyId === story.storyId),
    texts: known.texts,
    codebook:
      known.codebooks.find(({ storyId }) => storyId === story.storyId)?.body ?? defaultCodebook,
    sets: known.sets.map((set) => ({
      set,
      records: known.records.filter(({ setId }) => setId === set.setId),
    })),
    version: manifest.version,
  };
}

function warnOfLosses(format: Format, input: StoryExport, io: Io): void {
  for (const { content, count } of lossesOf(format, input))
    io.warn(`${format.name} does not carry ${content}: ${count}.\n`);
}

async function writeAll(
  files: readonly SourceFile[],
  out: string | undefined,
  io: Io,
): Promise<void> {
  const [only] = files;
  if (out === undefined) {
    if (files.length !== 1 || only === undefined || only.name.endsWith('.qdpx')) {
      throw new CommandError(`this comes to ${files.length} files; name a folder with --out.`);
    }
    io.print(new TextDecoder('utf-8', { ignoreBOM: true }).decode(only.bytes));
    return;
  }
  await Promise.all(
    files.map(async ({ name, bytes }) => {
      const place = path.join(out, ...name.split('/'));
      await io.write(place, bytes).catch((cause: unknown) => {
        const reason = cause instanceof Error ? cause.message : 'no reason given';
        throw new CommandError(`${place}: this cannot be written (${reason}).`, { cause });
      });
    }),
  );
}
