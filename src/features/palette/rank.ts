/**
 * How well a label answers what was typed: 0 when it stands there as whole words, 1 when it begins a word, 2 when it stands
 * anywhere, 3 when each typed word begins a word of the label, 4 when each stands somewhere, `null` when one does not.
 */
export function rankLabel(label: string, typed: string): number | null {
  const text = fold(label);
  const wanted = fold(typed).trim();
  const words = wanted.split(/\s+/);
  const beginsWord = (part: string): boolean => ` ${text}`.includes(` ${part}`);
  if (` ${text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${wanted} `)) return 0;
  if (beginsWord(wanted)) return 1;
  if (text.includes(wanted)) return 2;
  if (words.every(beginsWord)) return 3;
  return words.every((word) => text.includes(word)) ? 4 : null;
}

function fold(words: string): string {
  return words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
