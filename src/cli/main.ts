import { type Command, CommandError, type Io } from './command.ts';
import { agreement } from './agreement.ts';
import { anchor } from './anchor.ts';
import { compare } from './compare.ts';
import { convert } from './convert.ts';
import { merge } from './merge.ts';
import { validate } from './validate.ts';

const COMMANDS: readonly Command[] = [agreement, anchor, compare, convert, merge, validate];

const HELP = `Usage: npm run --silent galley -- COMMAND [ARGUMENT …]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`).join('\n')}

COMMAND --help says what a command takes. - stands for the standard input.
Exit status: 0 done, or yes; 1 no, or problems were found; 2 it could not be done as asked.
`;

/** Runs what `args` (without node and script) ask for, and gives the exit status: 0, 1 or 2. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? io.warn : io.print)(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) {
    io.warn(`galley: there is no command "${name}".\n\n${HELP}`);
    return 2;
  }
  const end = rest.includes('--') ? rest.indexOf('--') : rest.length;
  if (rest.slice(0, end).some((word) => word === '--help' || word === '-h')) {
    io.print(`${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!isFault(error)) throw error;
    io.warn(`galley ${name}: ${error.message}\n`);
    return 2;
  }
}

/** Says whether the person who asked can put it right; anything else is a defect of Galley and keeps its stack. */
function isFault(error: unknown): error is Error {
  return (
    error instanceof CommandError ||
    (error instanceof TypeError &&
      'code' in error &&
      String(error.code).startsWith('ERR_PARSE_ARGS'))
  );
}
