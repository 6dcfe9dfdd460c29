import { asSetId, asTagId } from '#core/domain/ids.ts';
import type { AnnotationState, FindField, FindQuery } from '#core/find/query.ts';
import { EMPTY_QUERY } from '#core/find/query.ts';

const FIELDS: readonly FindField[] = ['everywhere', 'texts', 'notes', 'attributes'];
const STATES: readonly AnnotationState[] = [
  'complete',
  'incomplete',
  'accepted',
  'rejected',
  'needs-work',
  'undecided',
];
const ACCOUNTS = ['done', 'open'] as const;
const LONGEST = 2_000;

/** Reads what is looked for from the parameters of a URL; `null` when nothing is. What makes no sense asks nothing. */
export function readFind(
  search: URLSearchParams,
  list: (name: string, shape: RegExp) => readonly string[],
): FindQuery | null {
  const words = search.get('find');
  if (words === null) return null;
  const attribute = search.get('attribute')?.slice(0, LONGEST) ?? '';
  const value = search.has('empty') ? null : (search.get('value') ?? '').slice(0, LONGEST);
  return {
    words: words.slice(0, LONGEST),
    field: among(FIELDS, search.get('in')) ?? EMPTY_QUERY.field,
    matchCase: search.has('case'),
    matchAccents: search.has('accents'),
    wholeWords: search.has('whole'),
    tags: list('tagged', /^[^,]{1,200}$/).map(asTagId),
    sets: list('by', /^[0-9a-f-]{36}$/).map(asSetId),
    state: among(STATES, search.get('state')),
    attribute: attribute === '' ? null : { id: attribute, value },
    accounts: among(ACCOUNTS, search.get('accounts')),
  };
}

/** Writes what is looked for into the parameters of a URL. `readFind` of them gives it back. */
export function writeFind(search: URLSearchParams, query: FindQuery): void {
  search.set('find', query.words);
  if (query.field !== EMPTY_QUERY.field) search.set('in', query.field);
  if (query.matchCase) search.set('case', '');
  if (query.matchAccents) search.set('accents', '');
  if (query.wholeWords) search.set('whole', '');
  if (query.tags.length > 0) search.set('tagged', query.tags.toSorted().join(','));
  if (query.sets.length > 0) search.set('by', query.sets.toSorted().join(','));
  if (query.state !== null) search.set('state', query.state);
  if (query.attribute !== null) {
    search.set('attribute', query.attribute.id);
    if (query.attribute.value === null) search.set('empty', '');
    else if (query.attribute.value !== '') search.set('value', query.attribute.value);
  }
  if (query.accounts !== null) search.set('accounts', query.accounts);
}

function among<Value extends string>(values: readonly Value[], given: string | null): Value | null {
  return values.find((value) => value === given) ?? null;
}
