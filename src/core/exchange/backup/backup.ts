import type { ArticleId } from '#core/domain/ids.ts';
import type { GalleyRecord, Instant, Json } from '#core/domain/record.ts';

import { isSafeKey } from '../foreign.ts';

/** What a backup says it is. */
export const BACKUP_FORMAT = 'galley-backup';
/** The version of the format that is written; older ones are read for ever. */
export const BACKUP_VERSION = '1.0';
/** The unit of every offset in a backup: records go out as they are kept. */
export const BACKUP_OFFSETS = 'UTF-16 code units';

/** Everything that one browser keeps. Lists have no meaning in their order. */
export interface Backup {
  readonly created: Instant;
  /** The version of Galley that wrote it. */
  readonly version: string;
  /** Who works there and how it looks, by name of the setting. */
  readonly settings: Readonly<Record<string, Json>>;
  readonly texts: readonly { readonly id: ArticleId; readonly text: string }[];
  /** Removed ones too, with their content. */
  readonly records: readonly GalleyRecord[];
  /** What lay in the database and could not be read. It goes along, so that somebody may still make sense of it. */
  readonly unreadable: readonly Json[];
}

/**
 * Writes a backup (format 1.0; docs/formats.md): JSON in which every text and every record stands on a line of its own, sorted
 * by id, with keys in the order of their names, LF and a final newline. Same content, same bytes, `created` apart.
 *
 * Cost is O(size · log).
 */
export function writeBackup(backup: Backup): string {
  const head: readonly (readonly [string, string])[] = [
    ['format', JSON.stringify(BACKUP_FORMAT)],
    ['formatVersion', JSON.stringify(BACKUP_VERSION)],
    ['generator', JSON.stringify(`Galley ${backup.version}`)],
    ['created', JSON.stringify(backup.created)],
    ['offsets', JSON.stringify(BACKUP_OFFSETS)],
    ['settings', canonical(backup.settings)],
    ['texts', lines(backup.texts.toSorted(byId))],
    ['records', lines(backup.records.toSorted(byId))],
    ['unreadable', lines(backup.unreadable)],
  ];
  return `{\n${head.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(',\n')}\n}\n`;
}

function lines(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map(canonical).join(',\n')}\n]`;
}

/** A JSON value with the keys of every object in the order of their names. What JSON cannot say is left out. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([key, each]) => each !== undefined && isSafeKey(key))
    .toSorted(([a], [b]) => compare(a, b))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
  return `{${fields.join(',')}}`;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
