import { dequal } from 'dequal';

/** `after`, an edit of `before`, carried over to `current`: the fields that the edit changed are taken from `after`, the rest from `current`. */
export function mergeFields<Fields extends object>(
  before: Fields,
  after: Fields,
  current: Fields,
): Fields {
  const merged = new Map<string, unknown>(Object.entries(current));
  const was = new Map<string, unknown>(Object.entries(before));
  const is = new Map<string, unknown>(Object.entries(after));
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    if (dequal(was.get(name), is.get(name))) continue;
    if (is.has(name)) merged.set(name, is.get(name));
    else merged.delete(name);
  }
  return Object.fromEntries(merged) as Fields;
}
