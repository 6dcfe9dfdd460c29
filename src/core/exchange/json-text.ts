import type { Problem } from './problems.ts';

/** How many values may lie inside one another. Galley's own files need 12. */
export const DEEPEST = 100;

/** A place in a file, both from 1; columns are UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENERS = new Set([0x5b, 0x7b]);
const CLOSERS = new Set([0x5d, 0x7d]);
const SHOWN = 40;

/**
 * Parses JSON from anywhere: the value, or the one problem that keeps it from being read. A leading byte order mark is
 * skipped. Nesting is measured before parsing, without recursion, so that no file can exhaust the stack.
 *
 * Cost is O(|text|).
 */
export function parseJson(
  text: string,
):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem } {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const start = json.trimStart();
  if (start === '') return refuse({ code: 'empty', path: '' });
  if (start.startsWith('<'))
    return refuse({ code: 'html', path: '', found: start.slice(0, SHOWN) });
  const deep = findTooDeep(json);
  if (deep !== null)
    return refuse({ code: 'too-deep', path: '', limit: DEEPEST, ...placeOf(json, deep) });
  try {
    return { ok: true, value: JSON.parse(json) as unknown };
  } catch {
    // Engines word their messages and count their positions differently, so the place is found by ourselves.
    const at = findSyntaxError(json);
    return at >= json.trimEnd().length
      ? refuse({ code: 'truncated', path: '', ...placeOf(json, at) })
      : refuse({
          code: 'not-json',
          path: '',
          found: json.slice(at, at + SHOWN),
          ...placeOf(json, at),
        });
  }
}

/** The offset (code units) where values nest deeper than {@link DEEPEST}, or `null`. Cost is O(|text|), no recursion. */
export function findTooDeep(json: string): number | null {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    if (unit === QUOTE) {
      at = endOfString(json, at);
    } else if (OPENERS.has(unit)) {
      depth += 1;
      if (depth > DEEPEST) return at;
    } else if (CLOSERS.has(unit)) {
      depth -= 1;
    }
  }
  return null;
}

/** The line and column of an offset (code units). */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}

function refuse(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}

/** The offset of the quote that ends the string at `start`, or the end of the text. */
function endOfString(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let slashes = 0;
    while (json.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return json.length;
}

const BLANKS = /[ \t\n\r]*/y;
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** What may come next in a JSON text. */
type Expected = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'next' | 'end';

/** The offset of the first thing that JSON does not allow (ECMA-404); the length of the text when it only ends too early. */
function findSyntaxError(json: string): number {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = skip(BLANKS, json, 0) ?? 0;
  while (at < json.length) {
    const char = json.charAt(at);
    const top = open.at(-1);
    let next: number | null = at + 1;
    if (expected === 'end') return at;
    if (expected === 'colon') {
      if (char !== ':') return at;
      expected = 'value';
    } else if (expected === 'next' && char === ',') {
      expected = top === '{' ? 'key' : 'value';
    } else if (isClosing(char, top, expected)) {
      open.pop();
      expected = open.length === 0 ? 'end' : 'next';
    } else if (expected === 'next') {
      return at;
    } else if (expected === 'key' || expected === 'first-key') {
      next = skipString(json, at);
      expected = 'colon';
    } else if (char === '[' || char === '{') {
      open.push(char);
      expected = char === '[' ? 'first-value' : 'first-key';
    } else {
      next = char === '"' ? skipString(json, at) : skip(WORD, json, at);
      expected = open.length === 0 ? 'end' : 'next';
    }
    if (next === null) return isCutString(json, at) ? json.length : at;
    at = skip(BLANKS, json, next) ?? next;
  }
  return json.length;
}

function isClosing(char: string, top: '[' | '{' | undefined, expected: Expected): boolean {
  if (char === ']') return top === '[' && (expected === 'next' || expected === 'first-value');
  return char === '}' && top === '{' && (expected === 'next' || expected === 'first-key');
}

/** Says whether what stands at `at` is a string or word that the end of the file cuts off. */
function isCutString(json: string, at: number): boolean {
  if (json.charCodeAt(at) === QUOTE) return endOfString(json, at) >= json.length;
  const rest = json.slice(at).trimEnd();
  return (
    rest.length < 6 &&
    (['true', 'false', 'null'].some((word) => word.startsWith(rest)) || /^-?[\d.eE+-]*$/.test(rest))
  );
}

function skip(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const FIRST_PRINTABLE = 0x20;

/** The offset after the string that begins at `start`, or `null` when it is none. */
function skipString(json: string, start: number): number | null {
  if (json.charCodeAt(start) !== QUOTE) return null;
  let at = start + 1;
  while (at < json.length) {
    const unit = json.charCodeAt(at);
    if (unit === QUOTE) return at + 1;
    const next = unit === BACKSLASH ? skip(ESCAPE, json, at) : at + 1;
    if (next === null || unit < FIRST_PRINTABLE) return null;
    at = next;
  }
  return null;
}
