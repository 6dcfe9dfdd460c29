import path from 'node:path';
import { parseArgs } from 'node:util';

import { compareAtOnce } from '#core/compare/compare-story.ts';
import { writeComparisonHtml } from '#core/compare/export/html.ts';
import { writeComparisonJson } from '#core/compare/export/json.ts';
import { writeComparisonMarkdown } from '#core/compare/export/markdown.ts';
import { type StoryMeta, readStoryMeta } from '#core/compare/export/meta.ts';
import { articleText } from '#core/text/article-text.ts';

import { type Command, CommandError, type Io } from './command.ts';
import { readText } from './read-text.ts';

const USAGE = `Usage: npm run --silent galley -- compare FOLDER|FILE … [--json|--md|--html] [--meta FILE]

Compares the accounts of one event: passages, quotations, claims, topics, provenance, findings. Reads
.txt files in UTF-8, or all of a folder, and writes to the standard output.

      --json         the comparison as JSON (the usual); offsets in code points, end exclusive
      --md, --html   a dossier that a person reads
      --meta FILE    outlets, headlines and dates of the files, in the form of public/seeds/index.json

Exit status: 0 done, 2 it could not be done as asked.`;

/** Compares the accounts of one event. */
export const compare: Command = {
  name: 'compare',
  summary: 'compares the accounts of one event',
  usage: USAGE,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean' },
        md: { type: 'boolean' },
        html: { type: 'boolean' },
        meta: { type: 'string' },
      },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new CommandError(`no file is named.\n\n${USAGE}`);
    if ([values.json, values.md, values.html].filter(Boolean).length > 1)
      throw new CommandError('only one of --json, --md and --html can be had at a time.');
    const meta = values.meta === undefined ? null : await metaOf(values.meta, io);
    const files = (await Promise.all(positionals.map((name) => filesOf(name, io)))).flat();
    const sources = await Promise.all(files.map((file) => sourceOf(file, meta, io)));
    const twice = sources.find(({ id }, at) => sources.findIndex((other) => other.id === id) < at);
    if (twice !== undefined) throw new CommandError(`two files are called ${twice.id}.`);
    const comparison = compareAtOnce(sources);
    const title = meta?.title ?? 'Comparison of accounts';
    if (values.html === true) io.print(writeComparisonHtml(comparison, sources, title));
    else if (values.md === true) io.print(writeComparisonMarkdown(comparison, sources, title));
    else io.print(writeComparisonJson(comparison, sources));
    return 0;
  },
};

async function metaOf(file: string, io: Io): Promise<StoryMeta> {
  const meta = readStoryMeta(await readText(file, io));
  if (meta === null) throw new CommandError(`${file}: this is no list of articles.`);
  return meta;
}

/** The .txt files of a folder by name, or the file itself. */
async function filesOf(name: string, io: Io): Promise<string[]> {
  const inside = await io.list(name);
  if (inside.length === 1 && inside[0] === name) return [name];
  const texts = inside.filter((file) => file.endsWith('.txt')).toSorted();
  if (texts.length === 0) throw new CommandError(`${name}: no .txt file is in this folder.`);
  return texts;
}

async function sourceOf(file: string, meta: StoryMeta | null, io: Io) {
  const name = path.basename(file);
  const { outlet = '', headline, date } = meta?.articles.get(name) ?? {};
  return {
    id: name,
    file: name,
    text: articleText(await readText(file, io)),
    outlet,
    headline,
    date,
  };
}
