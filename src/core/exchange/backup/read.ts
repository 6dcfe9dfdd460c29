import type { ArticleId } from '#core/domain/ids.ts';
import { asArticleId } from '#core/domain/ids.ts';
import type { GalleyRecord, Json, RecordKind } from '#core/domain/record.ts';
import { articleIdOf } from '#core/text/article-text.ts';

import { parseJson } from '../json-text.ts';
import { isJsonObject } from '../foreign.ts';
import { expectShape, problemsOf, RowRefusal, shown } from '../native/check.ts';
import type { Problem, ReadOutcome, RowProblemCode, WarningCode } from '../problems.ts';
import { type Backup, BACKUP_FORMAT, BACKUP_VERSION } from './backup.ts';
import { envelopeSchema, recordSchemas, textSchema } from './schema.ts';

/** One text or record of a backup that cannot be used. */
export interface BackupRefusal extends Problem<RowProblemCode> {
  readonly list: 'texts' | 'records';
  /** Its number in that list, from 1. */
  readonly row: number;
  /** Its id as far as it can be read, or `''`. */
  readonly id: string;
}

/** What a file turned out to hold. */
export interface BackupFile extends Backup {
  readonly refused: readonly BackupRefusal[];
}

const MAJOR = Number(BACKUP_VERSION.split('.')[0]);

/**
 * Reads a backup from anywhere. A bad row is refused with its number, the rest is offered; a file that is no backup, or of a
 * newer major version, is refused as a whole. Properties that Galley does not know are kept.
 *
 * Cost is O(|text|), of which the hashes of the texts are the larger part.
 */
export function readBackup(text: string): ReadOutcome<BackupFile> {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const { value } = parsed;
  if (!isJsonObject(value) || value['format'] !== BACKUP_FORMAT) {
    return { ok: false, problems: [{ code: 'not-a-backup', path: '' }] };
  }
  const [major, minor] = versionOf(value['formatVersion']);
  if (major > MAJOR) {
    const found = shown(value['formatVersion']);
    return { ok: false, problems: [{ code: 'newer-version', path: '/formatVersion', found }] };
  }
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success)
    return { ok: false, problems: problemsOf(envelope.error.issues, value, '') };
  const { data } = envelope;
  const refused: BackupRefusal[] = [];
  const texts = rows(data.texts, 'texts', readText, refused);
  const records = rows(data.records, 'records', readRecord, refused);
  const warnings: Problem<WarningCode>[] =
    minor > 0
      ? [{ code: 'newer-minor-version', path: '/formatVersion', found: shown(data.formatVersion) }]
      : [];
  return {
    ok: true,
    warnings,
    value: {
      created: data.created,
      version: (data.generator ?? '').replace(/^Galley /, ''),
      settings: data.settings as Readonly<Record<string, Json>>,
      texts,
      records,
      unreadable: (data.unreadable ?? []) as readonly Json[],
      refused,
    },
  };
}

function rows<Row extends { readonly id: string }>(
  values: readonly unknown[],
  list: BackupRefusal['list'],
  read: (value: unknown, path: string) => Row,
  refused: BackupRefusal[],
): readonly Row[] {
  const accepted = new Map<string, Row>();
  for (const [index, value] of values.entries()) {
    const path = `/${list}/${index}`;
    try {
      const row = read(value, path);
      if (accepted.has(row.id)) throw new RowRefusal({ code: 'duplicate-id', path: `${path}/id` });
      accepted.set(row.id, row);
    } catch (error) {
      if (!(error instanceof RowRefusal)) throw error;
      const id = isJsonObject(value) && typeof value['id'] === 'string' ? shown(value['id']) : '';
      refused.push({ ...error.problem, list, row: index + 1, id });
    }
  }
  return [...accepted.values()];
}

function readText(value: unknown, path: string): { readonly id: ArticleId; readonly text: string } {
  const { id, text } = expectShape(textSchema, value, path);
  if (articleIdOf(text) !== id)
    throw new RowRefusal({ code: 'text-differs', path: `${path}/text`, found: id });
  return { id: asArticleId(id), text };
}

function readRecord(value: unknown, path: string): GalleyRecord {
  const kind = isJsonObject(value) ? value['kind'] : undefined;
  if (kind === undefined) throw new RowRefusal({ code: 'missing', path: `${path}/kind` });
  if (!isKind(kind))
    throw new RowRefusal({ code: 'bad-value', path: `${path}/kind`, found: shown(kind) });
  // The schema of the kind is the shape of its record; that the two agree is held by a test.
  return expectShape(recordSchemas[kind], value, path) as unknown as GalleyRecord;
}

function isKind(kind: unknown): kind is RecordKind {
  return typeof kind === 'string' && Object.hasOwn(recordSchemas, kind);
}

/** Major and minor version; what is no version counts as newer than all, so that nothing is misread. */
function versionOf(version: unknown): readonly [number, number] {
  const parts = /^(\d{1,4})\.(\d{1,4})$/.exec(typeof version === 'string' ? version : '');
  return parts === null ? [Number.POSITIVE_INFINITY, 0] : [Number(parts[1]), Number(parts[2])];
}
