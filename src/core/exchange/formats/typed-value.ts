import type { Codebook } from '#core/domain/codebook.ts';

import type { DraftFragment, DraftValue } from './draft.ts';
import { evidenceFromWords } from './evidence-words.ts';
import { fragmentsOver, numberIn, rangesIn } from './rows.ts';

/**
 * A value that is written as text, as the tag's attribute of that name wants it: a number, a truth value, the words of a passage
 * (offsets in brackets before them, as Galley's writers put them), a list of evidence, or the text.
 */
export function typedValue(
  codebook: Codebook,
  label: string,
  name: string,
  text: string,
): DraftValue {
  const passage = passageIn(text);
  if (passage !== null) return passage;
  const evidence = evidenceFromWords(text);
  if (evidence !== null) return { evidence };
  const tag = codebook.tags.find(({ id, label: shown }) =>
    [id, shown].some((each) => each.toLowerCase() === label.toLowerCase()),
  );
  const type = tag?.attributes.find(({ id }) => id === name)?.type;
  if (type === 'number') return numberIn(text) ?? text;
  if (type === 'boolean' && /^(?:true|false)$/iu.test(text)) return text.toLowerCase() === 'true';
  return text;
}

function passageIn(value: string): readonly DraftFragment[] | null {
  const found = /^\[(\d+-\d+(?:;\d+-\d+)*)\] ([^]*)$/u.exec(value);
  return found === null ? null : fragmentsOver(rangesIn(found[1] ?? ''), found[2] ?? '');
}
