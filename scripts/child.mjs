import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { Stop } from './terminal.mjs';

function keepWaiting() {}

/**
 * Runs a program with its output on this terminal, or where `stdio` says, and returns its exit status.
 *
 * A program that was ended by a signal or by `timeout` (milliseconds) counts as 1. Ctrl-C reaches
 * the child through the terminal, so this process only waits for it; SIGTERM is passed on, because
 * nobody else would.
 *
 * @throws Stop if the program cannot be started at all.
 */
export function runChild(file, args, { cwd, env = {}, timeout, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio,
      timeout,
    });
    const passOn = () => child.kill('SIGTERM');
    process.on('SIGINT', keepWaiting);
    process.on('SIGTERM', passOn);
    const release = () => {
      process.off('SIGINT', keepWaiting);
      process.off('SIGTERM', passOn);
    };
    child.once('error', (cause) => {
      release();
      reject(new Stop(`Could not start ${file}: ${cause.message}`, [], { cause }));
    });
    child.once('close', (code) => {
      release();
      resolve(code ?? 1);
    });
  });
}

/**
 * Returns the program and arguments that run npm with `args`.
 *
 * The npm that started this script is preferred, run by this very Node: it avoids `npm.cmd`, which
 * Node refuses to spawn without a shell on Windows.
 */
export function npmCommand(
  args,
  { env = process.env, platform = process.platform, execPath = process.execPath } = {},
) {
  const beside = path.join(path.dirname(execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const cli = env.npm_execpath?.endsWith('npm-cli.js') ? env.npm_execpath : beside;
  if (existsSync(cli)) {
    return { file: execPath, args: [cli, ...args] };
  }
  return platform === 'win32'
    ? { file: env.ComSpec ?? 'cmd.exe', args: ['/d', '/s', '/c', 'npm', ...args] }
    : { file: 'npm', args };
}

/** Runs npm with `args` on this terminal and returns its exit status. */
export function runNpm(args, options) {
  const command = npmCommand(args);
  return runChild(command.file, command.args, options);
}
