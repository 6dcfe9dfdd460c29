import { nextClock, laterClock, ORIGIN } from '#core/domain/clock.ts';
import type { Clock } from '#core/domain/clock.ts';
import type { AnnotatorId } from '#core/domain/ids.ts';
import { asAnnotatorId } from '#core/domain/ids.ts';
import { newAnnotatorId, newNode } from '#platform/ids.ts';
import { StorageError } from '#platform/storage/errors.ts';
import { openStore } from '#platform/storage/open-store.ts';
import type { Store } from '#platform/storage/store.ts';
import { alone, openTabs } from '#platform/tabs.ts';
import type { Tabs } from '#platform/tabs.ts';
import { now } from '#platform/time.ts';

import { setSession } from './session.ts';

/** Who works here. `name` is empty until it is asked for. */
export interface Annotator {
  readonly id: AnnotatorId;
  readonly name: string;
}

/** Everything this tab stands on. */
export interface Workspace {
  readonly store: Store;
  readonly tabs: Tabs;
  readonly annotator: Annotator;
}

/** What the store had to say about itself, for the banner above the page. */
export interface StoreTrouble {
  readonly code:
    | 'memory-only'
    | 'outdated'
    | 'blocked'
    | 'data-lost'
    | 'damaged-records'
    | 'connection-lost';
  readonly cause: string;
  readonly count: number;
}

const node = newNode();
let clock: Clock = ORIGIN;
let opened: Promise<Workspace> | null = null;
let openedAny: Promise<Store> | null = null;
let ready: Workspace | null = null;
const troubleListeners = new Set<(trouble: StoreTrouble) => void>();
const troubles: StoreTrouble[] = [];

/** The workspace, opened at the first call. Never rejects: without a database there is one in memory. */
export function workspace(): Promise<Workspace> {
  opened ??= open();
  return opened;
}

/** The workspace if it is open already: then an act need not wait for its turn. */
export function workspaceNow(): Workspace | null {
  return ready;
}

/** The store alone, which is there sooner than the rest: reading needs no more. Never rejects. */
export function openedStore(): Promise<Store> {
  openedAny ??= openAnyStore();
  return openedAny;
}

/** The next reading of this tab's clock. */
export function tick(): Clock {
  clock = nextClock(clock, now(), node);
  return clock;
}

/** Lets the clock know a reading made elsewhere, so that the next one is above it. */
export function observe(reading: Clock): void {
  clock = laterClock(clock, reading);
}

/** Calls `listener` for every trouble of the store, those so far included. Returns the way to stop. */
export function onTrouble(listener: (trouble: StoreTrouble) => void): () => void {
  for (const trouble of troubles) listener(trouble);
  troubleListeners.add(listener);
  return () => troubleListeners.delete(listener);
}

async function open(): Promise<Workspace> {
  // What does not need one another is under way at the same time: the first screen waits for all of it.
  const joining = openTabs();
  const store = await openedStore();
  const tabs = await joining;
  try {
    const [latest, annotator] = await Promise.all([store.latestClock(), annotatorHere(store)]);
    observe(latest);
    ready = { store, tabs, annotator };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    report('memory-only', error.code);
    ready = { store, tabs, annotator: { id: newAnnotatorId(), name: '' } };
  }
  return ready;
}

async function openAnyStore(): Promise<Store> {
  let damaged = 0;
  const { store, failure } = await openStore({
    onBlocked: () => report('blocked'),
    onOutdated: () => report('outdated'),
    onClosed: () => report('connection-lost'),
    onDataLoss: (message) => report('data-lost', message),
    onDamagedRecord: () => report('damaged-records', '', ++damaged),
  });
  if (failure !== null) report('memory-only', failure.code);
  setSession({ kept: store.durable ? 'on-disk' : 'in-memory' });
  return store;
}

/** Who works here; at the very first start somebody new, the same one for two tabs that open together. */
async function annotatorHere(store: Store): Promise<Annotator> {
  return (await readAnnotator(store)) ?? alone('annotator', () => makeAnnotator(store));
}

async function readAnnotator(store: Store): Promise<Annotator | null> {
  const known = await store.setting('annotator');
  return isAnnotator(known) ? { id: asAnnotatorId(known.id), name: known.name } : null;
}

async function makeAnnotator(store: Store): Promise<Annotator> {
  const known = await readAnnotator(store);
  if (known !== null) return known;
  const annotator = { id: newAnnotatorId(), name: '' };
  await store.setSetting('annotator', annotator);
  return annotator;
}

function isAnnotator(value: unknown): value is { id: string; name: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  );
}

function report(code: StoreTrouble['code'], cause = '', count = 0): void {
  const trouble = { code, cause, count };
  troubles.push(trouble);
  for (const listener of troubleListeners) listener(trouble);
}
