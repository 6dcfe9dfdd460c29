/**
 * The command line: `npm run --silent galley -- COMMAND …`.
 *
 * Like run.mjs it starts before anything is installed, so it uses Node alone until the packages are there. What it says of
 * installing and building goes to the standard error: the standard output belongs to the command.
 */
import { nodeProblem } from './node-version.mjs';

const problem = nodeProblem(process.versions.node);

if (problem === null) {
  const { runGalley } = await import('./galley-run.mjs');
  process.exitCode = await runGalley(process.argv.slice(2));
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 2;
}
