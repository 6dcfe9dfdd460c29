import { graphemeEnd } from '#core/text/graphemes.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { sentenceAt } from '#core/text/sentences.ts';
import { wordAt } from '#core/text/words.ts';
import { announce, session } from '#state/session.ts';
import { firstWords } from '#state/words.ts';

/** A key that is held down is spoken of when it is let go, in ms. */
const PAUSE = 120;
const LONGEST = 120;

let waiting: ReturnType<typeof setTimeout> | undefined;
let saidParagraph = 0;
let saidTags = '';

/**
 * Tells a screen reader where the caret has gone, as an editor would: the letter, word, sentence or line there, the paragraph when
 * it is another one, and what is tagged there when that is something else than before; or what is selected.
 */
export function speakMove(
  text: string,
  selection: { readonly start: number; readonly end: number; readonly backward: boolean },
  granularity: string,
  tagsAt: (offset: number) => readonly string[],
): void {
  clearTimeout(waiting);
  const { announcement } = session();
  waiting = setTimeout(() => {
    // What has been done meanwhile says more than where it was done.
    if (session().announcement !== announcement) return;
    const { start, end, backward } = selection;
    const caret = backward ? start : end;
    const tags = tagsAt(caret).join(', ');
    const paragraph = paragraphAt(paragraphsOf(text), caret)?.number ?? saidParagraph;
    const parts = [
      start === end
        ? unitAt(text, caret, granularity)
        : `Selected ${firstWords(text.slice(start, end), LONGEST)}`,
      paragraph === saidParagraph ? '' : `paragraph ${paragraph}`,
      tags === saidTags ? '' : tags === '' ? 'no tag' : `in ${tags}`,
    ];
    saidParagraph = paragraph;
    saidTags = tags;
    announce(parts.filter((part) => part !== '').join(', '));
  }, PAUSE);
}

function unitAt(text: string, caret: number, granularity: string): string {
  switch (granularity) {
    case 'character':
      return (
        text.slice(caret, graphemeEnd(text, Math.min(text.length, caret + 1))).trim() || 'blank'
      );
    case 'word': {
      const word = wordAt(text, caret);
      return word === null ? 'blank' : text.slice(word.start, word.end);
    }
    default: {
      const { end } = sentenceAt(text, caret);
      return firstWords(text.slice(caret, Math.max(end, caret)), LONGEST);
    }
  }
}
