import type { ArticleId, RecordId } from '#core/domain/ids.ts';
import type { Evidence } from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { codePointIndex } from '#core/text/code-points.ts';
import { spanStands } from '#core/anchor/describe.ts';

import { iriOf, isIri } from '../iri.ts';
import type { DraftEvidence } from './draft.ts';
import { fragmentsOver, rangesIn } from './rows.ts';

// A list of evidence in the cell of a table, one piece a line, to be read by people and back:
//   • [10-20;30-40] words of the annotated text, in code points
//   • [10-20 ni:///sha-256;…] words of another text
//   • <urn:uuid:…> words of an annotation

const BULLET = '• ';
const PIECE =
  /^(?:\[(?<ranges>\d+-\d+(?:;\d+-\d+)*)(?: (?<article>ni:\/\/\/sha-256;[\w-]{43}))?\]|<(?<annotation>[^<>\s]+)>) (?<words>[^]*)$/u;

/** Writes a list of evidence as the words of one cell. */
export function evidenceToWords(
  list: readonly Evidence[],
  articleId: ArticleId,
  texts: ReadonlyMap<ArticleId, string>,
  wordsById: (id: RecordId) => string,
): string {
  return list
    .map((part) => {
      if (!isPassage(part)) {
        return `${BULLET}<${iriOf(part.annotation)}> ${oneLine(wordsById(part.annotation))}`;
      }
      const text = texts.get(part.articleId);
      const index =
        text !== undefined && spanStands(text, part.fragments) ? codePointIndex(text) : null;
      const ranges = part.fragments.map(({ start, end }) =>
        index === null
          ? `${start}-${end}`
          : `${index.toCodePoints(start)}-${index.toCodePoints(end)}`,
      );
      const where = part.articleId === articleId ? '' : ` ${part.articleId}`;
      return `${BULLET}[${ranges.join(';')}${where}] ${oneLine(wordsOf(part.fragments))}`;
    })
    .join('\n');
}

/** Reads what {@link evidenceToWords} writes; `null` for any other words. */
export function evidenceFromWords(words: string): readonly DraftEvidence[] | null {
  if (!words.startsWith(BULLET)) return null;
  const found = words
    .slice(BULLET.length)
    .split(`\n${BULLET}`)
    .map((piece): DraftEvidence | null => {
      const groups = PIECE.exec(piece)?.groups;
      if (groups === undefined) return null;
      const { ranges, article, annotation, words: exact = '' } = groups;
      if (annotation !== undefined) return isIri(annotation) ? { annotation } : null;
      return {
        document: article ?? null,
        fragments: fragmentsOver(rangesIn(ranges ?? ''), exact),
      };
    });
  return found.every((part) => part !== null) ? found : null;
}

/** Words on one line, each blank still in its place: readers count blanks of every kind as one another. */
function oneLine(words: string): string {
  return words.replaceAll(/[\n\r\u2028\u2029]/gu, ' ');
}
