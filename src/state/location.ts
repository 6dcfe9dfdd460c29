import { useSyncExternalStore } from 'react';

import { asArticleId, asRecordId, asSetId, asStoryId, asTagId } from '#core/domain/ids.ts';
import type { ArticleId, RecordId, SetId, StoryId, TagId } from '#core/domain/ids.ts';
import type { FindQuery } from '#core/find/query.ts';

import type { AgreementPlace } from './agreement-place.ts';
import { readAgreement, WHOLE_STORY, writeAgreement } from './agreement-place.ts';
import { readFind, writeFind } from './find-place.ts';

/** What fills the page: an account, or one of the other views. */
export type View =
  | 'read'
  | ComparisonView
  | 'review'
  | 'adjudicate'
  | 'agreement'
  | 'codebook'
  | 'stories';

const COMPARISON_VIEWS = ['compare', 'quotes', 'claims', 'topics', 'findings'] as const;
/** A view of what the comparison of the accounts shows. */
export type ComparisonView = (typeof COMPARISON_VIEWS)[number];

const VIEWS: readonly View[] = [
  'read',
  ...COMPARISON_VIEWS,
  'review',
  'adjudicate',
  'agreement',
  'codebook',
  'stories',
];
/** The views that are about a set. */
const OF_A_SET: ReadonlySet<View> = new Set<View>(['review', 'adjudicate']);

/** Whose annotations a review goes through: the other editor's, or one's own as the other editor has judged them. */
export type ReviewSide = 'theirs' | 'mine';

const FILTERS = ['left', 'accepted', 'rejected', 'needs-work'] as const;
/** How far the annotations of a review are decided on. */
export type ReviewFilter = (typeof FILTERS)[number];

/** Says whether a view shows the comparison of the accounts. */
export function isComparison(view: View): view is ComparisonView {
  return COMPARISON_VIEWS.some((known) => known === view);
}

/** Where the editor is. What a link restores is all here. */
export interface Place {
  readonly view: View;
  /** `null` for whichever story is there. */
  readonly storyId: StoryId | null;
  /** `null` for the first article of the story. */
  readonly articleId: ArticleId | null;
  /** The annotation whose card is open. */
  readonly annotationId: RecordId | null;
  /** Tags that are hidden, sorted. */
  readonly hiddenTags: readonly TagId[];
  /** Sets whose layers are hidden, sorted. */
  readonly hiddenSets: readonly SetId[];
  /** Sets whose layers are shown quietly, sorted. */
  readonly dimmedSets: readonly SetId[];
  /** What is looked for; `null` while nothing is. */
  readonly find: FindQuery | null;
  /** The tag that the codebook shows, `null` for the first one; or the only tag that is reviewed, `null` for all. */
  readonly tag: TagId | null;
  /** The set that a review is about, `null` for the first one; or the agreed set that is made, `null` for a new one. */
  readonly reviewed: SetId | null;
  readonly side: ReviewSide;
  /** The only state that is reviewed, or `null` for all. */
  readonly only: ReviewFilter | null;
  /** The account beside the open one in Compare; `null` for what suits best. */
  readonly other: ArticleId | null;
  /** A third one beside those two, where there is room; `null` for none. */
  readonly third: ArticleId | null;
  /** The account that the others are held against in Quotes; `null` for what suits best. */
  readonly base: ArticleId | null;
  /** The passage, utterance, claim, topic or finding in hand, or `null` for none or the first one. */
  readonly row: string | null;
  /** What a view of the comparison is narrowed to, sorted. */
  readonly filter: readonly string[];
  /** What the agreement view shows. */
  readonly agreement: AgreementPlace;
}

const NI = 'ni:///sha-256;';
const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TAG = /^[^,]{1,200}$/;
const FILTER = /^[a-z -]{1,40}$/;
const LONGEST_LIST = 200;

/** Reads the fragment of a URL. Whatever is not understood falls back to the default, so that any link opens something. */
export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [first, story = '', digest = ''] = path.split('/');
  const view = VIEWS.find((known) => known === first) ?? 'read';
  const search = new URLSearchParams(query);
  const annotation = search.get('annotation') ?? '';
  const tag = search.get('tag') ?? '';
  const listIn = (name: string, shape: RegExp): string[] => list(search, name, shape);
  const reviewed = search.get('set') ?? '';
  const only = search.get('only');
  const articleIn = (name: string): ArticleId | null => {
    const id = search.get(name) ?? '';
    return DIGEST.test(id) ? asArticleId(NI + id) : null;
  };
  const row = search.get('row') ?? '';
  return {
    view,
    storyId: UUID.test(story) ? asStoryId(story) : null,
    articleId: DIGEST.test(digest) ? asArticleId(NI + digest) : null,
    annotationId: UUID.test(annotation) ? asRecordId(annotation) : null,
    hiddenTags: list(search, 'without', TAG).map(asTagId),
    hiddenSets: list(search, 'hidden', UUID).map(asSetId),
    dimmedSets: list(search, 'dimmed', UUID).map(asSetId),
    find: readFind(search, listIn),
    tag: view !== 'read' && TAG.test(tag) ? asTagId(tag) : null,
    reviewed: OF_A_SET.has(view) && UUID.test(reviewed) ? asSetId(reviewed) : null,
    side: view === 'review' && search.get('on') === 'mine' ? 'mine' : 'theirs',
    only: view === 'review' ? (FILTERS.find((filter) => filter === only) ?? null) : null,
    other: articleIn('with'),
    third: articleIn('and'),
    base: articleIn('base'),
    row: TAG.test(row) ? row : null,
    filter: list(search, 'filter', FILTER),
    agreement: view === 'agreement' ? readAgreement(search, listIn) : WHOLE_STORY,
  };
}

/** Writes a place as the fragment of a URL, `#` included. `parsePlace` of it gives the place back. */
export function formatPlace(place: Place): string {
  const path = [
    place.view,
    place.storyId ?? '',
    place.articleId === null ? '' : place.articleId.slice(NI.length),
  ].join('/');
  const search = new URLSearchParams();
  if (place.annotationId !== null) search.set('annotation', place.annotationId);
  if (place.hiddenTags.length > 0) search.set('without', place.hiddenTags.toSorted().join(','));
  if (place.hiddenSets.length > 0) search.set('hidden', place.hiddenSets.toSorted().join(','));
  if (place.dimmedSets.length > 0) search.set('dimmed', place.dimmedSets.toSorted().join(','));
  if (place.find !== null) writeFind(search, place.find);
  if (place.view !== 'read' && place.tag !== null) search.set('tag', place.tag);
  if (OF_A_SET.has(place.view) && place.reviewed !== null) search.set('set', place.reviewed);
  if (place.view === 'review') {
    if (place.side === 'mine') search.set('on', 'mine');
    if (place.only !== null) search.set('only', place.only);
  }
  if (place.other !== null) search.set('with', place.other.slice(NI.length));
  if (place.third !== null) search.set('and', place.third.slice(NI.length));
  if (place.base !== null) search.set('base', place.base.slice(NI.length));
  if (place.row !== null) search.set('row', place.row);
  if (place.filter.length > 0) search.set('filter', place.filter.toSorted().join(','));
  if (place.view === 'agreement') writeAgreement(search, place.agreement);
  const query = search.toString();
  return `#/${path.replace(/\/+$/, '')}${query === '' ? '' : `?${query}`}`;
}

let current = parsePlace(globalThis.location?.hash ?? '');
const listeners = new Set<() => void>();

/** Where the editor is now. */
export function currentPlace(): Place {
  return current;
}

/**
 * Goes to a place. `push` makes a step that "back" undoes (another article, another view); `replace` does not (another card,
 * another filter): the address then follows after the frame, since the browser takes some milliseconds to write it. An article
 * is gone to in the reading view, wherever one was. Row and filter are of one view: in another they are none.
 */
export function goTo(change: Partial<Place>, step: 'push' | 'replace'): void {
  const view = change.articleId === undefined ? current.view : 'read';
  const left = (change.view ?? view) === current.view ? {} : { row: null, filter: [] };
  const next = { ...current, ...left, view, ...change };
  const hash = formatPlace(next);
  if (hash === formatPlace(current)) return;
  if (step === 'push') {
    writeAddress();
    history.pushState(null, '', hash);
  } else addressWriter ??= setTimeout(writeAddress, ADDRESS_DELAY);
  announce(next);
}

/** In Compare, puts an account on the right; one that stands third there already changes places with the one that was. */
export function putOnTheRight(other: ArticleId): void {
  const third = current.third === other ? current.other : current.third;
  goTo({ other, third, row: null }, 'replace');
}

/** After the frame that shows the place, in ms. */
const ADDRESS_DELAY = 50;
let addressWriter: ReturnType<typeof setTimeout> | undefined;

/** Writes the current place into the address bar, if it is not there yet. */
function writeAddress(): void {
  if (addressWriter === undefined) return;
  clearTimeout(addressWriter);
  addressWriter = undefined;
  history.replaceState(history.state, '', formatPlace(current));
}

/** One part of the current place, for components: they render again when that part changes. */
export function usePlace<Part extends keyof Place>(part: Part): Place[Part] {
  return useSyncExternalStore(subscribe, () => current[part]);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('popstate', readLocation);
    addEventListener('pagehide', writeAddress);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener('popstate', readLocation);
    removeEventListener('pagehide', writeAddress);
  };
}

function readLocation(): void {
  clearTimeout(addressWriter);
  addressWriter = undefined;
  announce(parsePlace(location.hash));
}

function announce(place: Place): void {
  current = {
    ...place,
    hiddenTags: sameList(current.hiddenTags, place.hiddenTags),
    hiddenSets: sameList(current.hiddenSets, place.hiddenSets),
    dimmedSets: sameList(current.dimmedSets, place.dimmedSets),
    filter: sameList(current.filter, place.filter),
  };
  for (const listener of listeners) listener();
}

/** `after`, or `before` if it says the same: what has not changed is the same object, and nothing renders for it. */
function sameList<Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] {
  return before.length === after.length && before.every((item, i) => item === after[i])
    ? before
    : after;
}

function list(search: URLSearchParams, name: string, shape: RegExp): string[] {
  const items = (search.get(name) ?? '').split(',').filter((item) => shape.test(item));
  return [...new Set(items)].toSorted().slice(0, LONGEST_LIST);
}
