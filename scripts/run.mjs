/**
 * The one entry behind `npm start`, `npm test` and `npm run bench`.
 *
 * It runs before anything is installed, so it and all it imports use Node alone. Everything
 * beyond the version check is loaded late: an old Node would stop at newer syntax or a missing
 * built-in before it could print the plain message.
 */
import { nodeProblem } from './node-version.mjs';

const problem = nodeProblem(process.versions.node);

if (problem === null) {
  const { main } = await import('./commands.mjs');
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
