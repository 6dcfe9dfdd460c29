import type { OffsetUnit } from '#core/anchor/offset-unit.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import { articleIdOf, articleText } from '#core/text/article-text.ts';

import type { Draft, DraftDocument, DraftFragment } from './draft.ts';
import { findArticle } from './find-article.ts';
import type { DetectedUnit, Question, ReadContext } from './format.ts';
import { looseOccurrences, type Offsets, offsetsIn } from './offsets.ts';

/** A document of a draft put on a text. */
export interface Ground {
  readonly articleId: ArticleId;
  /** As Galley keeps it, or `null` where no text is at hand. */
  readonly text: string | null;
  readonly offsets: Offsets | null;
  /** The unit of the file, for a document without text. */
  readonly unit: OffsetUnit;
  /**
   * Where words are to be expected that do not stand at the stated offset (both in code units of `text`): as far off as the
   * nearest words whose place is certain.
   */
  readonly expect: (near: number) => number;
}

/** What becomes of the documents of a draft. */
export interface Grounds {
  readonly grounds: ReadonlyMap<string, Ground>;
  readonly questions: readonly Question[];
  readonly units: readonly DetectedUnit[];
}

const SHOWN = 60;
const MOST_LANDMARKS = 2_000;

/**
 * Finds the text of every document of `draft`, and the unit in which the file counts in it. A document without a text in the
 * file is looked for among the articles that are here: by id, address, file name, headline, and last by the words of its spans.
 */
export function groundsFor(draft: Draft, nominal: OffsetUnit, context: ReadContext): Grounds {
  const fragments = fragmentsByDocument(draft);
  const grounds = new Map<string, Ground>();
  const questions: Question[] = [];
  const units: DetectedUnit[] = [];
  for (const document of draft.documents) {
    const { key } = document;
    const own = fragments.get(key) ?? [];
    const name = nameOf(document);
    const { articleId, raw, isGuess } = textFor(document, own, context);
    if (isGuess)
      questions.push({
        about: 'article',
        document: key,
        name,
        assumed: raw === null ? null : articleId,
      });
    if (raw === null) {
      grounds.set(key, {
        articleId,
        text: null,
        offsets: null,
        unit: nominal,
        expect: (near) => near,
      });
      continue;
    }
    const landmarks = (document.landmarks ?? []).slice(0, MOST_LANDMARKS);
    const answered = context.answers?.units?.[key];
    const offsets = offsetsIn(raw, [...landmarks, ...own], nominal, answered);
    if (own.length > 0) units.push({ document: key, name, unit: offsets.unit, how: offsets.how });
    const text = articleText(raw);
    if (draft.asksUnit === true && answered === undefined) {
      const question = unitQuestion(document, text, own, offsets);
      if (question !== null) questions.push(question);
    }
    grounds.set(key, {
      articleId,
      text,
      offsets,
      unit: offsets.unit,
      expect: shiftOf(text, own, offsets),
    });
  }
  return { grounds, questions, units };
}

function textFor(
  document: DraftDocument,
  fragments: readonly DraftFragment[],
  context: ReadContext,
): { readonly articleId: ArticleId; readonly raw: string | null; readonly isGuess: boolean } {
  if (document.text !== null) {
    // Half a pair has no UTF-8 form, and the hash that names the text would not tell it from another.
    const raw = document.text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
    return { articleId: articleIdOf(articleText(raw)), raw, isGuess: false };
  }
  const { article, isCertain } = findArticle(document, fragments, context);
  if (article !== null)
    return { articleId: article.articleId, raw: article.text, isGuess: !isCertain };
  // A name that no text has, so that the annotations are kept and the text can be added later.
  const articleId = document.articleId ?? articleIdOf(`text of ${document.key}`);
  return { articleId, raw: null, isGuess: document.articleId === undefined };
}

function fragmentsByDocument(draft: Draft): ReadonlyMap<string, DraftFragment[]> {
  const all = new Map<string, DraftFragment[]>();
  const add = (document: string, fragments: readonly DraftFragment[]): void => {
    const own = all.get(document);
    if (own === undefined) all.set(document, [...fragments]);
    else own.push(...fragments);
  };
  for (const item of draft.items) {
    if (item.kind !== 'annotation') continue;
    add(item.document, item.fragments);
    for (const value of Object.values(item.attributes ?? {})) {
      if (typeof value !== 'object') continue;
      if (!('evidence' in value)) add(item.document, value);
      else {
        for (const part of value.evidence)
          if ('fragments' in part) add(part.document ?? item.document, part.fragments);
      }
    }
  }
  return all;
}

function nameOf({ fileName, headline, key }: DraftDocument): string {
  return [headline, fileName].find((name) => name !== undefined && name !== '') ?? key;
}

/** The question in which unit the file counts, where the spans do not tell and it makes a difference. */
function unitQuestion(
  document: DraftDocument,
  text: string,
  fragments: readonly DraftFragment[],
  offsets: Offsets,
): Question | null {
  if (offsets.how === 'detected' || fragments.some(({ exact }) => exact !== '')) return null;
  const possible = offsets
    .possible(fragments)
    .filter((unit) => unit === 'code-points' || unit === 'code-units');
  if (possible.length < 2) return null;
  const readings = possible.map((unit) => ({ unit, locate: offsets.inUnit(unit) }));
  const telling = fragments.find((fragment) => {
    const [a, b] = readings.map(({ locate }) => locate(fragment)?.range);
    return a?.start !== b?.start || a?.end !== b?.end;
  });
  if (telling === undefined) return null;
  const choices = readings.map(({ unit, locate }) => {
    const range = locate(telling)?.range;
    return {
      unit,
      words: range === undefined ? '' : text.slice(range.start, range.end).slice(0, SHOWN),
    };
  });
  return {
    about: 'unit',
    document: document.key,
    name: nameOf(document),
    assumed: offsets.unit,
    choices,
  };
}

/** How far stated offsets lie from the words, interpolated between fragments whose place is certain. */
function shiftOf(
  text: string,
  fragments: readonly DraftFragment[],
  offsets: Offsets,
): (near: number) => number {
  let anchors: readonly { readonly at: number; readonly shift: number }[] | null = null;
  const find = () =>
    fragments
      .flatMap((fragment) => {
        const { start, exact } = fragment;
        if (start === null || exact === '') return [];
        const at = offsets.near(start);
        const located = offsets.locate(fragment);
        if (located !== null) return [{ at, shift: located.range.start - at }];
        const [only, second] = looseOccurrences(text, exact, 2);
        return only !== undefined && second === undefined ? [{ at, shift: only.start - at }] : [];
      })
      .toSorted((a, b) => a.at - b.at);
  return (near) => {
    anchors ??= find();
    let low = 0;
    let high = anchors.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((anchors[middle]?.at ?? 0) < near) low = middle + 1;
      else high = middle;
    }
    const [before, after] = [anchors[low - 1], anchors[low]];
    const isAfter =
      after !== undefined && (before === undefined || after.at - near < near - before.at);
    return near + ((isAfter ? after : before)?.shift ?? 0);
  };
}
