import type { Change } from '#core/domain/act.ts';
import type { ArticleId, RecordId } from '#core/domain/ids.ts';
import { isSameContent } from '#core/domain/merge.ts';
import type { GalleyRecord, Instant, RecordKind } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';

import type { BackupFile, BackupRefusal } from './read.ts';

/** One record in the report of a restore. */
export interface RestoreItem {
  readonly id: RecordId;
  readonly kind: RecordKind;
  /** What an editor knows it by: its words, title or text; `''` where there is nothing of the kind. */
  readonly words: string;
  readonly removed: boolean;
}

/** What a restore would do, before it does anything. Every record of the file is in exactly one list. */
export interface RestoreReport {
  readonly created: Instant;
  /** Not here: they come. */
  readonly new: readonly RestoreItem[];
  /** Here in an older state, which the newer one replaces. */
  readonly newer: readonly RestoreItem[];
  /** Here in a newer state, which stays. */
  readonly older: readonly RestoreItem[];
  /** Here at the same reading of the clock with other content. What is here stays. */
  readonly differing: readonly RestoreItem[];
  /** Here just as in the file. */
  readonly same: number;
  /** Texts that are not here yet. */
  readonly texts: number;
  readonly refused: readonly BackupRefusal[];
  /** What the backup itself could not read when it was made. */
  readonly unreadable: number;
}

/** What has to be written, and the report on it. */
export interface RestorePlan {
  readonly changes: readonly Change[];
  readonly texts: readonly { readonly id: ArticleId; readonly text: string }[];
  readonly report: RestoreReport;
}

/** What is here already. */
export interface RestoreKnown {
  /** The records here that the file speaks of, removed ones too. */
  readonly records: readonly GalleyRecord[];
  /** The texts here. */
  readonly texts: ReadonlySet<ArticleId>;
}

/**
 * What a backup would bring. Of two copies of a record the one with the higher clock stands, so newer work is never replaced by
 * older, and restoring twice adds nothing. Nothing here is ever taken away: a removal comes only as the newer state of a record.
 *
 * Cost is O(records).
 */
export function planRestore(file: BackupFile, known: RestoreKnown): RestorePlan {
  const here = new Map(known.records.map((record) => [record.id, record]));
  const lists = {
    new: [] as RestoreItem[],
    newer: [] as RestoreItem[],
    older: [] as RestoreItem[],
    differing: [] as RestoreItem[],
  };
  const changes: Change[] = [];
  let same = 0;
  for (const record of file.records) {
    const held = here.get(record.id);
    const outcome = compare(record, held);
    if (outcome === 'same') {
      same += 1;
      continue;
    }
    lists[outcome].push(itemOf(record));
    // Without `before` the store merges by clock, also with what has come in since this plan was made.
    if (outcome === 'new' || outcome === 'newer') changes.push({ before: null, after: record });
  }
  const texts = file.texts.filter(({ id }) => !known.texts.has(id));
  return {
    changes,
    texts,
    report: {
      ...lists,
      created: file.created,
      same,
      texts: texts.length,
      refused: file.refused,
      unreadable: file.unreadable.length,
    },
  };
}

function compare(
  record: GalleyRecord,
  held: GalleyRecord | undefined,
): 'new' | 'newer' | 'older' | 'differing' | 'same' {
  if (held === undefined) return 'new';
  if (record.clock === held.clock) return isSameContent(record, held) ? 'same' : 'differing';
  return record.clock > held.clock ? 'newer' : 'older';
}

function itemOf(record: GalleyRecord): RestoreItem {
  const { id, kind, deleted } = record;
  return { id, kind, words: wordsIn(record), removed: deleted === 1 };
}

function wordsIn(record: GalleyRecord): string {
  switch (record.kind) {
    case 'story':
    case 'codebook':
      return record.body.title;
    case 'set':
      return record.body.annotator.name;
    case 'article':
      return record.body.headline === '' ? record.body.fileName : record.body.headline;
    case 'annotation':
      return wordsOf(record.body.span);
    case 'reply':
      return record.body.text;
    case 'decision':
      return record.body.reason;
    case 'link':
      return record.body.relation;
    case 'done':
      return '';
  }
}
