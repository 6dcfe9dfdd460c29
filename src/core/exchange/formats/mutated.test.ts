/// <reference types="vite/types/importMeta.d.ts" />
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readFiles } from './read-files.ts';
import { FORMATS } from './registry.ts';
import { file, imported, NOTHING_HERE, storyOf } from './sample-reading.ts';

// Files of every format, spoilt: no reader throws, and what it gives can be imported and written again.

const FIXTURES = Object.entries(
  import.meta.glob<string>('./fixtures/**/*', { query: '?raw', import: 'default', eager: true }),
).map(([path, text]) => file(path.replace('./fixtures/', ''), text));
const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  2 ** 53,
  '',
  'x-y/z',
  '\uD83D',
  '-1',
  '{',
  [],
  {},
  [[]],
  '\u202E',
  'a\u0000b',
  { value: {} },
  [null],
  '👩‍👩‍👧',
];

/** Replaces, drops or doubles the value at the `n`th place of a JSON value, counted through. */
function spoilt(value: unknown, n: number, how: number): unknown {
  let at = -1;
  const walk = (part: unknown): unknown => {
    at += 1;
    if (at === n) return ODD[how % ODD.length];
    if (Array.isArray(part)) {
      const list = part.map(walk);
      return how % 7 === 0 ? [...list, ...list.slice(0, 1)] : list;
    }
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).flatMap(([key, inner]) => {
        const made = walk(inner);
        return how % 5 === 0 && at === n ? [] : [[key, made]];
      }),
    );
  };
  return walk(value);
}

function spoiltText(text: string, n: number, how: number): string {
  if (/^\s*[[{]/u.test(text)) {
    try {
      return JSON.stringify(spoilt(JSON.parse(text), n % 400, how));
    } catch {
      const lines = text.split('\n');
      const line = n % Math.max(1, lines.length - 1);
      return lines
        .map((each, i) =>
          i === line && each !== '' ? JSON.stringify(spoilt(JSON.parse(each), n % 60, how)) : each,
        )
        .join('\n');
    }
  }
  const at = n % Math.max(1, text.length);
  const odd =
    ['', '\t', '<', '"', '-', ';', '9999999', '\n', '&#0;', '👩‍👩‍👧', '|', '\\'][how % 12] ?? '';
  return text.slice(0, at) + odd + text.slice(at + (how % 6));
}

describe.each(FIXTURES.map(({ name, bytes }) => [name, decode(bytes)] as const))(
  '%s',
  (name, text) => {
    // Slow where the machine has other work: each file is read and written some thirty times.
    it('R46 spoilt anywhere is read as far as it goes', { timeout: 60_000 }, () => {
      fc.assert(
        fc.property(fc.nat(), fc.nat(1_000), (n, how) => {
          const others = FIXTURES.filter(
            (other) =>
              other.name !== name &&
              other.name.split('/')[0] === name.split('/')[0] &&
              name.includes('/'),
          );
          const { readings } = readFiles(
            [file(name, spoiltText(text, n, how)), ...others],
            NOTHING_HERE,
          );
          for (const reading of readings) {
            const { known, plan } = imported(reading);
            expect(imported(reading, known).plan.changes).toEqual([]);
            expect(plan.plans).toHaveLength(reading.sets.length);
            if (known.stories.length === 0) continue;
            for (const { write } of FORMATS)
              expect(write?.(storyOf(known)) ?? []).toBeInstanceOf(Array);
          }
        }),
        { numRuns: 25 },
      );
    });
  },
);
