import type { Json, JsonObject } from '#core/domain/record.ts';

import { isJsonObject, isSafeKey } from '../foreign.ts';
import { instantFrom } from '../instant.ts';
import type { DraftFragment } from './draft.ts';
import type { FormatProblem, FormatProblemCode } from './format-problem.ts';

/** What stands between the fragments of a span where they are written in one. */
const GAP = ' … ';

// How readers take values out of hostile JSON: nothing is trusted to be there or of its type.

/** The objects in a value that may be a list, one, or nothing. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return listIn(value).filter(isJsonObject);
}

/** The elements of a value that may be a list, one, or nothing. */
export function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return value === undefined || value === null ? [] : [value];
}

/** The words of a value: a string, or a number or truth value as it is written; else `''`. */
export function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The first of some properties that has words. */
export function firstWords(object: JsonObject, keys: readonly string[]): string {
  return keys.map((key) => wordsIn(property(object, key))).find((words) => words !== '') ?? '';
}

/** A number, also one that was written as a string; else `null`. */
export function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** The point in time that a value tells, in any of the usual ways, or `null`. */
export function timeIn(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? instantFrom(value) : null;
}

/** A property of its own, never an inherited one. */
export function property(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An object without some properties, and without those that mean something to JavaScript. */
export function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => isSafeKey(key) && !keys.includes(key))
      .map(([key, value]): [string, Json] => [key, clean(value)]),
  );
}

/** Says whether an object has any property. */
export function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}

/** A short form of a value for a message. */
export function shortly(value: unknown): string {
  const words = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}

/** The name of a file without folders and ending. */
export function stem(name: string): string {
  return name.replace(/^.*\//u, '').replace(/\.[^.]+$/u, '');
}

/** The ranges in `10-20;30-40`. */
export function rangesIn(
  value: string,
): readonly { readonly start: number; readonly end: number }[] {
  return value.split(';').flatMap((part) => {
    const found = /^\s*(\d+)-(\d+)\s*$/u.exec(part);
    return found === null ? [] : [{ start: Number(found[1]), end: Number(found[2]) }];
  });
}

/** Fragments over `ranges`, each with its share of the words, which are joined by ` … `. */
export function fragmentsOver(
  ranges: readonly { readonly start: number; readonly end: number }[],
  exact: string,
): readonly DraftFragment[] {
  const words = exact.split(GAP);
  return ranges.map((range, i) => ({
    ...range,
    exact: words.length === ranges.length ? (words[i] ?? '') : '',
  }));
}

/** Collects the problems of one file. */
export interface ProblemList {
  readonly all: FormatProblem[];
  /** Something was left out. */
  readonly leave: (place: string, code: FormatProblemCode, found?: unknown) => void;
  /** Something was kept, with a change. */
  readonly mend: (place: string, code: FormatProblemCode, found?: unknown) => void;
}

/** Returns an empty list of problems of `file`. */
export function problemsIn(file: string): ProblemList {
  const all: FormatProblem[] = [];
  const add = (kept: boolean) => (place: string, code: FormatProblemCode, found?: unknown) => {
    all.push({
      file,
      place,
      code,
      kept,
      ...(found === undefined ? {} : { found: shortly(found) }),
    });
  };
  return { all, leave: add(false), mend: add(true) };
}

function clean(value: Json): Json {
  if (Array.isArray(value)) return value.map((element: Json) => clean(element));
  return isJsonObject(value) ? without(value, []) : value;
}
