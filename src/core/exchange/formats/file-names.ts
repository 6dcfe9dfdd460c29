/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;
const LONGEST = 80;

/**
 * A name for a file or folder that every system takes, from words that anybody may have typed: letters, digits, blanks as hyphens,
 * nothing that climbs, hides or turns direction; at most 80 characters. `fallback` where nothing is left.
 */
export function safeName(words: string, fallback: string): string {
  const name = words
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._ -]+/gu, ' ')
    .trim()
    .replaceAll(/\s+/gu, '-')
    .replaceAll(/\.{2,}/gu, '.')
    .replaceAll(/^[.-]+|[.-]+$/gu, '');
  const short = [...name]
    .slice(0, LONGEST)
    .join('')
    .replace(/[.-]+$/u, '');
  return short === '' || RESERVED.test(short.replace(/\..*$/u, '')) ? fallback : short;
}

/** Makes names that differ, also where case does not count: the second `a` is `a-2`. */
export function uniqueNames(): (name: string) => string {
  const seen = new Set<string>();
  return (name) => {
    let unique = name;
    for (let n = 2; seen.has(unique.toLowerCase()); n += 1) unique = `${name}-${n}`;
    seen.add(unique.toLowerCase());
    return unique;
  };
}
