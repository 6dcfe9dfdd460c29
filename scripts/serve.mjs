/**
 * Serves a build of Galley: imported by `start` and the bench, or run by itself:
 *
 *     node scripts/serve.mjs [--port 4173] [--host 127.0.0.1] [--base /some/where/] [--root dist]
 */
import { existsSync, realpathSync } from 'node:fs';
import { connect, isIPv6 } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { createStaticServer } from './static-server.mjs';
import { Stop, say, sayError } from './terminal.mjs';

const REPOSITORY = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Addresses that a browser reaches as `localhost`. */
const LOCAL_HOSTS = new Set(['127.0.0.1', '0.0.0.0', '::1', '::', 'localhost']);

/** How many ports above the wanted one are tried before giving up. */
const PORTS_TO_TRY = 50;

/** How often, in milliseconds, a server started by npm looks whether npm is still there. */
const PARENT_CHECK = 500;

/** Returns whether a program already answers at `host` and `port`. */
function isAnswering(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.setTimeout(500, () => finish(false));
  });
}

/** Listens at `port` and returns `true`, or `false` when the port is taken. */
async function tryToListen(server, host, port) {
  // Browsers try ::1 first for "localhost": a foreign server there would be shown in Galley's place.
  if (port !== 0 && LOCAL_HOSTS.has(host) && (await isAnswering('::1', port))) {
    return false;
  }
  return new Promise((resolve, reject) => {
    const onError = (cause) => {
      server.off('listening', onListening);
      if (cause.code === 'EADDRINUSE') {
        resolve(false);
        return;
      }
      const reason =
        cause.code === 'EACCES'
          ? `Port ${port} may not be used by this account.`
          : `Could not listen at ${host}, port ${port}: ${cause.message}`;
      reject(
        new Stop(
          reason,
          [
            'Set PORT to a number above 1023, and leave HOST unset unless others should reach Galley.',
          ],
          {
            cause,
          },
        ),
      );
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen({ host, port });
  });
}

/** Returns the address to type into a browser on this machine. */
function addressOf(host, port, base) {
  const name = LOCAL_HOSTS.has(host) ? 'localhost' : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}${base}`;
}

/** Returns `base` with a slash at both ends, as the server wants it. */
function asBase(base) {
  return `/${base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
}

/**
 * Serves the folder `root` and returns `{ url, port, close }` once it can be reached.
 *
 * With `nextFree`, the first free port from `port` upward is taken; `port` 0 takes any.
 * `close` ends open connections too and resolves when the port is free again.
 *
 * @throws Stop if there is no build in `root` or no port to be had.
 */
export async function serve({
  root = path.join(REPOSITORY, 'dist'),
  host = '127.0.0.1',
  port = 0,
  base = '/',
  nextFree = false,
} = {}) {
  if (!existsSync(path.join(root, 'index.html'))) {
    throw new Stop(`There is no build in ${root}.`, [
      'Run "npm run build" first, or "npm start", which does both.',
    ]);
  }
  const basePath = asBase(base);
  const server = createStaticServer({ root, base: basePath });
  const last = nextFree && port !== 0 ? Math.min(port + PORTS_TO_TRY, 65_535) : port;
  for (let candidate = port; candidate <= last; candidate += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the lowest free port is wanted, so one after the other
    if (await tryToListen(server, host, candidate)) {
      const listening = server.address().port;
      return {
        port: listening,
        url: addressOf(host, listening, basePath),
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    }
  }
  throw new Stop(
    last === port
      ? `Port ${port} is in use by another program.`
      : `Ports ${port} to ${last} are all in use.`,
    ['End the other program, or choose another port.'],
  );
}

/**
 * Resolves when the person presses Ctrl-C, the process is asked to end, or the npm that started it has gone.
 *
 * npm passes SIGTERM on to its shell alone, which dies and would leave this server behind on its port.
 */
export function untilStopped({ underNpm = process.env.npm_lifecycle_event !== undefined } = {}) {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    if (underNpm) {
      const parent = process.ppid;
      setInterval(() => process.ppid !== parent && resolve(), PARENT_CHECK).unref();
    }
  });
}

/**
 * Returns `text` as a port number.
 *
 * @throws Stop if it is none.
 */
export function portNumber(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Stop(`"${text}" is not a port.`, [
      'A port is a whole number from 0 to 65535; 0 takes any free one.',
    ]);
  }
  return port;
}

async function runFromCommandLine() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4173' },
      host: { type: 'string', default: '127.0.0.1' },
      base: { type: 'string', default: '/' },
      root: { type: 'string', default: path.join(REPOSITORY, 'dist') },
    },
  });
  const served = await serve({ ...values, port: portNumber(values.port) });
  say(`Serving ${values.root} at ${served.url}`);
  await untilStopped();
  await served.close();
}

if (
  process.argv[1] !== undefined &&
  realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
) {
  await runFromCommandLine().catch((error) => {
    sayError(error);
    process.exitCode = 1;
  });
}
