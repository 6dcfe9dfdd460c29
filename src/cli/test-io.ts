import { readFile } from 'node:fs/promises';

import type { Io } from './command.ts';

/** What a command wrote. */
export interface Written {
  out: string;
  err: string;
  readonly files: Map<string, string>;
}

/** An {@link Io} for tests: named files stand in for the disk, which is asked for the others. */
export function testIo(given: Readonly<Record<string, string | Uint8Array>> = {}): {
  readonly io: Io;
  readonly written: Written;
} {
  const written: Written = { out: '', err: '', files: new Map() };
  const io: Io = {
    print: (text) => {
      written.out += text;
    },
    warn: (text) => {
      written.err += text;
    },
    read: async (path) => {
      const content = given[path];
      if (content === undefined) return readFile(path);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    write: async (path, content) => {
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
      written.files.set(path, text);
    },
    list: async (path) => {
      const named = Object.keys(given).filter((name) => name.startsWith(`${path}/`));
      return named.length === 0 ? [path] : named;
    },
    now: '2026-11-21T12:00:00.000Z',
  };
  return { io, written };
}
