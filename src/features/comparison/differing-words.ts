import { wordChanges } from '#core/compare/diff.ts';
import type { Spot, WordChange } from '#core/compare/result.ts';

import type { Texts } from './places.ts';

/** Passages longer than this are not held against each other word by word: it would take as long as the product of both. */
const LONGEST = 4_000;

/** Where two passages have other words, in text order; house style is no difference. None for passages beyond reason. */
export function differingWords(texts: Texts, a: Spot, b: Spot): readonly WordChange[] {
  if (a.end - a.start > LONGEST || b.end - b.start > LONGEST) return [];
  const [textA, textB] = [texts.get(a.article) ?? '', texts.get(b.article) ?? ''];
  return wordChanges(textA, a, textB, b).filter(({ kind }) => kind === 'words');
}
