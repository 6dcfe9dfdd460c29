import type { Json, JsonObject } from '#core/domain/record.ts';

/**
 * What Galley does not know in a file is kept beside the record (`foreign`) in the shape of the file: an object holds the
 * properties that Galley would not have written there; for a list it holds, under the key of an element, what is foreign
 * inside that element, and under `+` the elements that Galley would not have written at all.
 */
const EXTRA = '+';
/** Names that mean something to JavaScript objects themselves. They are dropped, never copied. */
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);
/** Objects whose properties are an editor's words, so that they sort by themselves and not by the file's key order. */
const FREE = new Set(['galley:attributes']);

type Place = (key: string) => number;

/** Says whether a property of that name may be copied from a file. */
export function isSafeKey(key: string): boolean {
  return !DANGEROUS.has(key);
}

/** Says whether a JSON value is an object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What stands in `found` and not in `known`, or `null`. `known` is what Galley would write for what it has understood of
 * `found`. Where both have a value, `known` counts. {@link withForeign} puts the two together again.
 *
 * Cost is O(size of `found`).
 */
export function foreignOf(found: JsonObject, known: JsonObject): JsonObject | null {
  const foreign: [string, Json][] = [];
  for (const key of Object.keys(found)) {
    const value = found[key];
    if (value === undefined || !isSafeKey(key)) continue;
    const own = property(known, key);
    const rest = own === undefined ? safe(value) : foreignPart(value, own);
    if (rest !== null || own === undefined) foreign.push([key, rest]);
  }
  return foreign.length === 0 ? null : Object.fromEntries(foreign);
}

/**
 * `known` with the foreign properties put back in their places. Keys stand in the order of `place`, unknown ones after them by
 * name. Nothing in `known` is ever replaced.
 */
export function withForeign(known: JsonObject, foreign: JsonObject, place: Place): JsonObject {
  return ordered(known, foreign, place, false);
}

function ordered(
  known: JsonObject,
  foreign: JsonObject,
  place: Place,
  isFree: boolean,
): JsonObject {
  const names = new Set([...Object.keys(known), ...Object.keys(foreign)]);
  return Object.fromEntries(
    inOrder([...names], place, isFree).map((name): [string, Json] => [
      name,
      merged(property(known, name), property(foreign, name), place, FREE.has(name)),
    ]),
  );
}

function inOrder(names: readonly string[], place: Place, isFree: boolean): readonly string[] {
  const wanted = names.filter(isSafeKey);
  return wanted.toSorted(isFree ? byName : (a, b) => place(a) - place(b) || byName(a, b));
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function foreignPart(found: Json, known: Json): JsonObject | null {
  if (Array.isArray(known)) {
    // A W3C list of one may be written as the one, which Galley writes as a list.
    return foreignElements(Array.isArray(found) ? found : [found], known);
  }
  if (!isJsonObject(known)) return null;
  const [only, second] = Array.isArray(found) ? (found as readonly Json[]) : [found];
  return isJsonObject(only) && second === undefined ? foreignOf(only, known) : null;
}

function foreignElements(found: readonly Json[], known: readonly Json[]): JsonObject | null {
  const own = keyed(known);
  const foreign: [string, Json][] = [];
  const extra: Json[] = [];
  for (const [key, element] of keyed(found)) {
    const counterpart = own.get(key);
    if (counterpart === undefined) {
      extra.push(safe(element));
      continue;
    }
    const rest = foreignPart(element, counterpart);
    if (rest !== null) foreign.push([key, rest]);
  }
  if (extra.length > 0) foreign.push([EXTRA, extra]);
  return foreign.length === 0 ? null : Object.fromEntries(foreign);
}

function merged(
  known: Json | undefined,
  foreign: Json | undefined,
  place: Place,
  isFree: boolean,
): Json {
  if (known === undefined) return foreign === undefined ? null : sorted(foreign, place, isFree);
  if (!isJsonObject(foreign)) return known;
  if (Array.isArray(known)) return mergedElements(known as readonly Json[], foreign, place);
  return isJsonObject(known) ? ordered(known, foreign, place, isFree) : known;
}

function mergedElements(known: readonly Json[], foreign: JsonObject, place: Place): Json {
  const own = keyed(known);
  const list = property(foreign, EXTRA);
  const extra = keyed(Array.isArray(list) ? (list as readonly Json[]) : []);
  const elements = [...own].map(([key, element]) => {
    const whole = merged(element, property(foreign, key), place, false);
    // What Galley would not have written at the time it may write now, and then the rest belongs to it.
    return isNumbered(key) ? whole : merged(whole, extra.get(key), place, false);
  });
  for (const [key, element] of extra) {
    if (isNumbered(key) || !own.has(key)) elements.push(sorted(element, place, false));
  }
  return elements;
}

/** A foreign value in one order of keys, whatever order its file had: same content, same bytes. */
function sorted(value: Json, place: Place, isFree: boolean): Json {
  if (Array.isArray(value)) return value.map((element: Json) => sorted(element, place, false));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    inOrder(Object.keys(value), place, isFree).map((name): [string, Json] => [
      name,
      sorted(property(value, name) ?? null, place, FREE.has(name)),
    ]),
  );
}

// Not `object[key]`, which would find what every object inherits.
function property(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The elements of a list under what tells them apart: their id, purpose, type, or number. */
function keyed(list: readonly Json[]): ReadonlyMap<string, Json> {
  const elements = new Map<string, Json>();
  const seen = new Map<string, number>();
  list.forEach((element, number) => {
    const key = keyOf(element, number);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    elements.set(times === 0 ? key : `${key}~${times}`, element);
  });
  return elements;
}

// A number tells elements of one list apart, and says nothing about those of another.
function isNumbered(key: string): boolean {
  return key.startsWith('#');
}

function keyOf(element: Json, number: number): string {
  if (!isJsonObject(element)) return typeof element === 'string' ? `=${element}` : `#${number}`;
  const { id, purpose, value, type } = element;
  if (typeof purpose === 'string') {
    // Of topic labels and corrections there may be many, and which is which only their words say.
    const isNamed = purpose === 'tagging' || purpose === 'editing' || purpose === 'linking';
    return isNamed ? `${purpose}=${JSON.stringify(value ?? element['source'] ?? null)}` : purpose;
  }
  if (typeof id === 'string') return `id=${id}`;
  return typeof type === 'string' && type.endsWith('Selector') ? type : `#${number}`;
}

function safe(value: Json): Json {
  if (Array.isArray(value)) return value.map(safe);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isSafeKey(key))
      .map(([key, inner]): [string, Json] => [key, safe(inner)]),
  );
}
