import { useSyncExternalStore } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import type { FindQuery } from '#core/find/query.ts';
import type { Hit } from '#core/find/search-article.ts';
import type { Paragraph } from '#core/text/paragraphs.ts';

/** What was found in one account. */
export interface FoundGroup {
  readonly article: ArticleRecord;
  readonly siglum: string;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** In text order, at least one. */
  readonly hits: readonly Hit[];
  /** How many hits, and how many rows of the list, come before this account. */
  readonly hitsBefore: number;
  readonly rowsBefore: number;
}

/** What was found in the story so far. */
export interface Found {
  readonly query: FindQuery;
  /** Accounts with hits, in the order of the story. */
  readonly groups: readonly FoundGroup[];
  readonly total: number;
  readonly done: boolean;
  /** The sigla of accounts that could not be read. */
  readonly missing: readonly string[];
}

/** The hit in hand, counted over the story from 0. It has been opened, or is only next. */
export interface InHand {
  readonly index: number;
  readonly opened: boolean;
}

interface State {
  readonly found: Found | null;
  readonly inHand: InHand;
  /** Where the list lies over the text it folds away when a hit is opened. */
  readonly folded: boolean;
}

const NOTHING: State = { found: null, inHand: { index: 0, opened: false }, folded: false };

let state = NOTHING;
const listeners = new Set<() => void>();

/** What was found last, and the hit in hand. */
export function foundNow(): State {
  return state;
}

/** What was found last, and the hit in hand, for components. */
export function useFound(): State {
  return useSyncExternalStore(subscribe, foundNow);
}

/** Shows what was found. The hit in hand stays in hand if it was found again; another query begins at its first hit. */
export function showFound(found: Found): void {
  const { found: before, inHand } = state;
  const hit = before === null ? null : hitAt(before, inHand.index);
  const isSameQuery = before?.query === found.query;
  const index = hit === null || !isSameQuery ? null : indexOf(found, hit);
  const first = isSameQuery ? Math.max(0, Math.min(inHand.index, found.total - 1)) : 0;
  set({
    ...state,
    found,
    inHand: index === null ? { index: first, opened: false } : { index, opened: inHand.opened },
  });
}

/** Takes a hit in hand. */
export function takeInHand(index: number, opened: boolean): void {
  set({ ...state, inHand: { index, opened } });
}

/** Folds the list away, or shows it again. */
export function foldList(folded: boolean): void {
  if (folded !== state.folded) set({ ...state, folded });
}

/** Forgets everything: nothing is looked for. */
export function forgetFound(): void {
  set(NOTHING);
}

/** The hit at a position of the whole, or `null`. Cost is O(accounts). */
export function hitAt({ groups }: Found, index: number): Hit | null {
  const group = groups.findLast(({ hitsBefore }) => hitsBefore <= index);
  return group?.hits[index - group.hitsBefore] ?? null;
}

/** What a row of the list shows: the head of an account (`hit` is `null`) or one of its hits. */
export interface Row {
  readonly group: FoundGroup;
  readonly hit: Hit | null;
  /** The position of the hit in the whole. */
  readonly index: number;
}

/** The row at a position of the list, or `null`. Cost is O(accounts). */
export function rowAt({ groups }: Found, position: number): Row | null {
  const group = groups.findLast(({ rowsBefore }) => rowsBefore <= position);
  if (group === undefined) return null;
  const inGroup = position - group.rowsBefore - 1;
  return { group, hit: group.hits[inGroup] ?? null, index: group.hitsBefore + inGroup };
}

/** The position in the list of the hit at `index`; `null` when there is none. */
export function rowOf({ groups, total }: Found, index: number): number | null {
  if (index >= total) return null;
  const heads = groups.findLastIndex(({ hitsBefore }) => hitsBefore <= index) + 1;
  return index + heads;
}

/** The id of the option that shows a hit. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function indexOf({ groups }: Found, hit: Hit): number | null {
  const group = groups.find(({ article }) => article.articleId === hit.articleId);
  const at = group?.hits.findIndex((other) => isSame(other, hit)) ?? -1;
  return group === undefined || at === -1 ? null : group.hitsBefore + at;
}

function isSame(a: Hit, b: Hit): boolean {
  return a.kind === 'annotation' && b.kind === 'annotation'
    ? a.record.id === b.record.id
    : a.kind === b.kind && a.start === b.start && a.end === b.end;
}

function set(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
