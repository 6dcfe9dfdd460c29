/** Reads a list of words that blanks part. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(wordList(list));
}

/** Reads a list of words that blanks part, in their order. */
export function wordList(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}
