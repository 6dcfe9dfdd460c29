import type { RecordKind } from '#core/domain/record.ts';
import type { RestoreItem, RestoreReport } from '#core/exchange/backup/plan.ts';
import type { Loss } from '#platform/ring/judge.ts';
import type { StorageFailure } from '#platform/storage/errors.ts';
import { count } from '#state/words.ts';

/** The kinds an editor asks after, with their words, in that order. */
const KINDS: Readonly<Record<RecordKind, readonly [string, string]>> = {
  annotation: ['annotation', 'annotations'],
  link: ['link', 'links'],
  decision: ['decision', 'decisions'],
  reply: ['reply', 'replies'],
  done: ['account marked done', 'accounts marked done'],
  article: ['account', 'accounts'],
  set: ['set', 'sets'],
  codebook: ['codebook', 'codebooks'],
  story: ['story', 'stories'],
};

/** What a kind of record is called. */
export function kindInWords(kind: RecordKind): string {
  return KINDS[kind][0];
}

/** Records by kind: "12 annotations, 1 link". `''` for none. */
export function itemsInWords(items: readonly RestoreItem[]): string {
  return (Object.keys(KINDS) as RecordKind[])
    .map((kind) => [kind, items.filter((item) => item.kind === kind).length] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => count(n, ...KINDS[kind]))
    .join(', ');
}

/** What would come: new, and newer than what is here. */
export function toCome(report: RestoreReport): readonly RestoreItem[] {
  return [...report.new, ...report.newer];
}

/** What the button that does it is called: by annotations where there are some, since they are the work. */
export function effectInWords(verb: string, report: RestoreReport): string {
  const items = toCome(report);
  const annotations = items.filter(({ kind }) => kind === 'annotation').length;
  if (annotations > 0) return `${verb} ${count(annotations, 'annotation')}`;
  if (items.length > 0) return `${verb} ${count(items.length, 'record')}`;
  return `${verb} ${count(report.texts, 'text')}`;
}

/** What has happened to the database. */
export function lossInWords(loss: Loss): string {
  switch (loss.kind) {
    case 'replaced':
      return loss.cause === ''
        ? 'The browser’s database for Galley is not the one that was here: an empty one has taken its place.'
        : 'The browser found its database for Galley damaged or deleted, and put an empty one in its place.';
    case 'behind':
      return `The browser’s database for Galley is older than what was saved: ${count(loss.writes, 'saved change')} ${loss.writes === 1 ? 'is' : 'are'} missing from its end.`;
    case 'emptied':
      return `${count(loss.records, 'record')} ${loss.records === 1 ? 'is' : 'are'} gone from the browser’s database for Galley.`;
  }
}

/** What kept the store from taking a restore. */
export function restoreFailureInWords(code: StorageFailure): string {
  switch (code) {
    case 'full':
      return 'Nothing was put back: the disk, or what the browser allows this page, is full. Free some space, then try again.';
    case 'cancelled':
      return 'Cancelled. Nothing was put back.';
    case 'newer':
      return 'Nothing was put back: the data here belongs to a newer Galley. Reload to get it.';
    default:
      return 'Nothing was put back: the browser’s database refused. Try again.';
  }
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** A point in time as an editor writes it, on this machine's clock: "21 November 2026 at 12:03". */
export function momentInWords(at: number | string): string {
  const time = new Date(at);
  return Number.isNaN(time.valueOf()) ? String(at) : MOMENT.format(time);
}
