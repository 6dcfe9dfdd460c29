import { isClock } from '#core/domain/clock.ts';
import type { GalleyRecord, RecordKind } from '#core/domain/record.ts';

const KINDS: Readonly<Record<RecordKind, true>> = {
  story: true,
  article: true,
  codebook: true,
  set: true,
  annotation: true,
  link: true,
  decision: true,
  reply: true,
  done: true,
};

/**
 * Says whether something read from disk has the envelope of a record. The body is taken on trust: the check runs on every
 * record of every read (about 0.3 µs each), and files are checked where they come in.
 */
function isRecord(value: unknown): value is GalleyRecord {
  if (!isObject(value)) return false;
  const { kind, clock, deleted } = value;
  return (
    value['v'] === 1 &&
    typeof value['id'] === 'string' &&
    typeof kind === 'string' &&
    Object.hasOwn(KINDS, kind) &&
    typeof clock === 'string' &&
    isClock(clock) &&
    (deleted === 0 || deleted === 1) &&
    typeof value['storyId'] === 'string' &&
    typeof value['setId'] === 'string' &&
    typeof value['articleId'] === 'string' &&
    Array.isArray(value['refs']) &&
    isObject(value['body'])
  );
}

/** The records among values read from disk. Of the others, `onDamaged` is told the key. */
export function recordsAmong(
  values: readonly unknown[],
  onDamaged: (key: string) => void,
): readonly GalleyRecord[] {
  const records: GalleyRecord[] = [];
  for (const value of values) {
    if (isRecord(value)) records.push(value);
    else onDamaged(String(isObject(value) ? value['id'] : value));
  }
  return records;
}

/** Says whether something read from disk is an object whose properties can be looked at. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
