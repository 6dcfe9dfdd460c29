/**
 * How well a label answers what was typed: 0 when it begins a word of the label, 1 when it stands anywhere in it, 2 when each
 * typed word begins a word of the label, 3 when each stands somewhere, `null` when one does not.
 */
export function rankLabel(label: string, typed: string): number | null {
  const text = fold(label);
  const wanted = fold(typed).trim();
  const words = wanted.split(/\s+/);
  const beginsWord = (part: string): boolean => ` ${text}`.includes(` ${part}`);
  if (beginsWord(wanted)) return 0;
  if (text.includes(wanted)) return 1;
  if (words.every(beginsWord)) return 2;
  return words.every((word) => text.includes(word)) ? 3 : null;
}

function fold(words: string): string {
  return words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
