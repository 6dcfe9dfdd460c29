import type { ArticleId } from '#core/domain/ids.ts';
import { codePoints } from '#core/text/units.ts';

import { isJsonObject } from '../foreign.ts';
import { pointer } from '../problems.ts';
import { expectShape, RowRefusal, shown } from './check.ts';
import type { FileFragment, FilePassage } from './native-set.ts';
import { positionSelector, quoteSelector } from './schema.ts';

const ARTICLE = /^ni:\/\/\/sha-256;[A-Za-z0-9_-]{43}$/;

/** The article that an IRI names, or `null` when it names something else. */
export function articleOf(value: unknown): ArticleId | null {
  const iri = isJsonObject(value) ? value['id'] : value;
  return typeof iri === 'string' && ARTICLE.test(iri) ? (iri as ArticleId) : null;
}

/**
 * Reads the target of an annotation, or a passage: one spot, several of one text (as a list, or as the `items` of a W3C set of
 * resources), or a text as a whole.
 *
 * Source: W3C Web Annotation Data Model, 4 (specific resources), 3.2.8 (sets).
 *
 * @throws RowRefusal when it is none of these.
 */
export function decodePassage(target: unknown, path: string): FilePassage {
  const whole = articleOf(target);
  if (
    whole !== null &&
    (typeof target === 'string' || !Object.hasOwn(Object(target) as object, 'source'))
  ) {
    return { articleId: whole, fragments: [] };
  }
  if (isJsonObject(target) && Array.isArray(target['items']))
    return decodePassage(target['items'], `${path}/items`);
  const spots = Array.isArray(target) ? (target as readonly unknown[]) : [target];
  const passages = spots.map((spot, i) =>
    decodeSpot(spot, Array.isArray(target) ? pointer(path, i) : path),
  );
  const [first] = passages;
  if (first === undefined) throw new RowRefusal({ code: 'missing', path });
  if (passages.some(({ articleId }) => articleId !== first.articleId)) {
    throw new RowRefusal({ code: 'several-texts', path });
  }
  return { articleId: first.articleId, fragments: passages.flatMap(({ fragments }) => fragments) };
}

function decodeSpot(spot: unknown, path: string): FilePassage {
  if (!isJsonObject(spot)) {
    const whole = articleOf(spot);
    if (whole !== null) return { articleId: whole, fragments: [] };
    throw new RowRefusal(
      spot === undefined
        ? { code: 'missing', path }
        : { code: 'unknown-shape', path, found: shown(spot) },
    );
  }
  const articleId = articleOf(spot['state']) ?? articleOf(spot['source']);
  if (articleId === null) {
    throw new RowRefusal({
      code: 'unknown-shape',
      path: `${path}/source`,
      found: shown(spot['source']),
    });
  }
  const { selector } = spot;
  if (selector === undefined) return { articleId, fragments: [] };
  return { articleId, fragments: [decodeFragment(selector, `${path}/selector`)] };
}

function decodeFragment(selector: unknown, path: string): FileFragment {
  const selectors = Array.isArray(selector) ? (selector as readonly unknown[]) : [selector];
  let quote: Pick<FileFragment, 'exact' | 'prefix' | 'suffix'> = {
    exact: '',
    prefix: '',
    suffix: '',
  };
  let place: FileFragment['place'] = null;
  let utf16: FileFragment['utf16'] = null;
  selectors.forEach((value, i) => {
    if (!isJsonObject(value)) return;
    const at = Array.isArray(selector) ? pointer(path, i) : path;
    if (value['type'] === 'TextQuoteSelector') {
      const { exact, prefix = '', suffix = '' } = expectShape(quoteSelector, value, at);
      quote = { exact, prefix, suffix };
      utf16 ??= unitsOf(value['galley:utf16Start'], value['galley:utf16End']);
    } else if (value['type'] === 'TextPositionSelector') {
      utf16 = unitsOf(value['galley:utf16Start'], value['galley:utf16End']) ?? utf16;
      const isHalf = utf16 !== null && value['start'] === undefined && value['end'] === undefined;
      if (!isHalf) place = placeOf(value, at);
    }
  });
  if (quote.exact === '' && place === null && utf16 === null) {
    throw new RowRefusal({ code: 'unknown-shape', path, found: shown(selector) });
  }
  return { place, utf16, ...quote };
}

function placeOf(value: unknown, path: string): FileFragment['place'] {
  const { start, end } = expectShape(positionSelector, value, path);
  if (end <= start) {
    throw new RowRefusal({ code: 'ends-before-it-starts', path, found: `${start}–${end}` });
  }
  return { start: codePoints(start), end: codePoints(end) };
}

function unitsOf(start: unknown, end: unknown): FileFragment['utf16'] {
  return Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    Number(start) >= 0 &&
    Number(end) > Number(start)
    ? { start: Number(start), end: Number(end) }
    : null;
}
