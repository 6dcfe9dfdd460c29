import { paragraphsOf } from '#core/text/paragraphs.ts';

import type { Range } from '../result.ts';

/** How a paragraph begins that tells of a correction. */
const HEADING =
  /^[\s*_([–—-]*(?:corrections?|clarifications?|editor['’]?s['’]? note|erratum|errata|korrektur|berichtigung|richtigstellung|anm(?:erkung|\.) der redaktion|correction|rectificatif|précision|erratum|corrección|fe de errat(?:as|a)|rectificación|rettifica|errata corrige|correzione|correção|rectificatie|correctie)\b/iu;

/** What it says wherever it stands: that there was an earlier version. */
const TELLING =
  /\b(?:(?:earlier|previous|prior|original) version|(?:has|have) been (?:corrected|amended|updated to correct)|(?:was|were) corrected|misstated|früheren? (?:version|fassung)|ursprünglichen? (?:version|fassung)|version (?:précédente|antérieure|initiale)|versión (?:anterior|previa|original)|versione precedente|versão anterior|eerdere versie)\b/iu;

/** A note is no longer than this, in code units. */
const LONGEST_NOTE = 600;

/**
 * The paragraph in which the later version says that it was corrected, if one of its changes brought it; else `null`. Cost is
 * O(|text| + changes).
 */
export function noticeIn(
  from: string,
  to: string,
  changes: readonly { readonly to: Range }[],
): Range | null {
  const known = new Set(paragraphsOf(from).map(({ start, end }) => from.slice(start, end)));
  const note = paragraphsOf(to).find(({ start, end }) => {
    const words = to.slice(start, end);
    return (
      words.length <= LONGEST_NOTE &&
      !known.has(words) &&
      (HEADING.test(words) || TELLING.test(words)) &&
      changes.some((change) => change.to.start < end && start < change.to.end)
    );
  });
  return note === undefined ? null : { start: note.start, end: note.end };
}
