import { asArticleId, asSetId, asTagId } from '#core/domain/ids.ts';
import type { ArticleId, SetId, TagId } from '#core/domain/ids.ts';

/** What the agreement view shows. */
export interface AgreementPlace {
  /** The layers that are compared, sorted; none for all. */
  readonly layers: readonly SetId[];
  /** The accounts that count, sorted; none for all. */
  readonly articles: readonly ArticleId[];
  /** Whether accounts count that are not marked done. */
  readonly ignoresDone: boolean;
  /** The two layers whose disagreements are listed, sorted; none for the first two. */
  readonly pair: readonly SetId[];
  /** Which disagreements are listed. */
  readonly only: DisagreementFilter;
}

/** Which disagreements are listed; `null` leaves a part open. */
export interface DisagreementFilter {
  /** One of the two has this tag. */
  readonly tag: TagId | null;
  /** Only what has no counterpart of the same tag at all. */
  readonly unmet: boolean;
  /** The tags of the first and the second layer; `''` is nothing. */
  readonly met: readonly [TagId | '', TagId | ''] | null;
  /** This attribute differs. */
  readonly attribute: string | null;
  readonly article: ArticleId | null;
}

/** All disagreements. */
export const EVERYTHING: DisagreementFilter = {
  tag: null,
  unmet: false,
  met: null,
  attribute: null,
  article: null,
};

/** The agreement view as it opens. */
export const WHOLE_STORY: AgreementPlace = {
  layers: [],
  articles: [],
  ignoresDone: false,
  pair: [],
  only: EVERYTHING,
};

const NI = 'ni:///sha-256;';
const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST = 200;

/** Reads what the agreement view shows from the parameters of a URL. What makes no sense asks nothing. */
export function readAgreement(
  search: URLSearchParams,
  list: (name: string, shape: RegExp) => readonly string[],
): AgreementPlace {
  const pair = list('pair', UUID).map(asSetId);
  const article = search.get('account') ?? '';
  const [a, b] = [search.get('a'), search.get('b')];
  return {
    layers: list('layers', UUID).map(asSetId),
    articles: list('among', DIGEST).map((digest) => asArticleId(NI + digest)),
    ignoresDone: search.has('undone'),
    pair: pair.length === 2 ? pair : [],
    only: {
      tag: tagIn(search.get('of')),
      unmet: search.has('unmet'),
      met: a === null || b === null ? null : [tagIn(a) ?? '', tagIn(b) ?? ''],
      attribute: search.get('field')?.slice(0, LONGEST) || null,
      article: DIGEST.test(article) ? asArticleId(NI + article) : null,
    },
  };
}

/** Writes it into the parameters of a URL. `readAgreement` of them gives it back. */
export function writeAgreement(search: URLSearchParams, place: AgreementPlace): void {
  const { layers, articles, ignoresDone, pair, only } = place;
  if (layers.length > 0) search.set('layers', layers.toSorted().join(','));
  if (articles.length > 0) search.set('among', articles.map(digestOf).toSorted().join(','));
  if (ignoresDone) search.set('undone', '');
  if (pair.length > 0) search.set('pair', pair.toSorted().join(','));
  if (only.tag !== null) search.set('of', only.tag);
  if (only.unmet) search.set('unmet', '');
  if (only.met !== null) {
    search.set('a', only.met[0]);
    search.set('b', only.met[1]);
  }
  if (only.attribute !== null) search.set('field', only.attribute);
  if (only.article !== null) search.set('account', digestOf(only.article));
}

function digestOf(articleId: ArticleId): string {
  return articleId.slice(NI.length);
}

function tagIn(value: string | null): TagId | null {
  return value === null || value === '' ? null : asTagId(value.slice(0, LONGEST));
}
