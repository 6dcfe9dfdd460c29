/**
 * A stop that a person can act on: `message` says what happened, `advice` what to do, line by line.
 *
 * Printed without a stack trace; any other error is a defect of these scripts and keeps its stack.
 */
export class Stop extends Error {
  constructor(message, advice = [], options = {}) {
    super(message, options);
    this.name = 'Stop';
    this.advice = advice;
  }
}

/** Prints one line for the person at the terminal. */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** Prints a `Stop` with its advice, or another error with its stack, to the error stream. */
export function sayError(error) {
  const lines =
    error instanceof Stop
      ? [error.message, ...error.advice.map((line) => `  ${line}`)]
      : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** Returns the time since `start` (a `performance.now()` value) in seconds, such as `1.7 s`. */
export function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
