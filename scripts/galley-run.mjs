import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { runNpm } from './child.mjs';
import { ensureCliBuilt } from './cli-build.mjs';
import { ensureInstalled } from './install.mjs';
import { sayError } from './terminal.mjs';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** `npm run` moves into the project; file names are meant from where the person stands. */
const FROM = process.env.INIT_CWD ?? process.cwd();

function say(line) {
  process.stderr.write(`${line}\n`);
}

function npmOnStandardError(args, options) {
  return runNpm(args, { ...options, stdio: ['inherit', 2, 2] });
}

/** The files of a folder at any depth, by name; a file stands for itself. */
async function listFiles(file) {
  const place = path.resolve(FROM, file);
  const found = await stat(place).catch(() => null);
  if (found === null || !found.isDirectory()) return [file];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.join(file, path.relative(place, path.join(entry.parentPath ?? entry.path, entry.name))),
    )
    .toSorted();
}

/** What a command may do outside itself; src/cli/command.ts says what each is. */
const io = {
  print: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  read: (file) => (file === '-' ? buffer(process.stdin) : readFile(path.resolve(FROM, file))),
  list: listFiles,
  write: async (file, text) => {
    await mkdir(path.dirname(path.resolve(FROM, file)), { recursive: true });
    await writeFile(path.resolve(FROM, file), text);
  },
  now: new Date().toISOString(),
};

/** Installs and builds what is missing, runs the command and returns its exit status. */
export async function runGalley(args) {
  // Whoever reads the output may stop early, as `head` does; that is no failure.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    await ensureInstalled(ROOT, { say, npm: npmOnStandardError });
    const { main } = await import(pathToFileURL(await ensureCliBuilt(ROOT, { say })).href);
    return await main(args, io);
  } catch (error) {
    sayError(error);
    return 2;
  }
}
