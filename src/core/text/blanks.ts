/**
 * Tells whether the UTF-16 code unit `unit` shows nothing and separates or carries nothing: Unicode
 * `White_Space`, the controls (Cc), zero width space, word joiner and byte order mark. All of them
 * lie in the basic plane.
 *
 * Joiners (U+200C, U+200D), the soft hyphen and directional marks are not blanks: they belong to
 * the words around them.
 */
export function isBlank(unit: number): boolean {
  if (unit <= 0x20) return true;
  if (unit < 0x7f) return false;
  if (unit <= 0xa0) return true;
  if (unit < 0x1680) return false;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** Returns the first offset in `start`…`end` (code units) that holds no blank, or `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** Returns the last offset in `start`…`end` (code units) that no blank precedes, or `start`. */
export function skipBlanksBack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
