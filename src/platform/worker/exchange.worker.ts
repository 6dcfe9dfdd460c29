import { expose } from 'comlink';

import { nextClock } from '#core/domain/clock.ts';
import { planRestore } from '#core/exchange/backup/plan.ts';
import { type BackupFile, readBackup } from '#core/exchange/backup/read.ts';
import { readCodebook, writeCodebook } from '#core/exchange/codebook-file.ts';
import { planImport } from '#core/exchange/import-plan.ts';
import { articleIdsOf, recordIdsOf } from '#core/exchange/import-target.ts';
import type { NativeSet } from '#core/exchange/native/native-set.ts';
import { readNativeSet } from '#core/exchange/native/read.ts';
import { writeNativeSet } from '#core/exchange/native/write.ts';
import { readTextFile } from '#platform/files/read-file.ts';
import { newRecordId } from '#platform/ids.ts';
import { now, nowInstant } from '#platform/time.ts';

import type { Exchange } from './protocol.ts';

let file: NativeSet | null = null;
let backup: BackupFile | null = null;

const exchange: Exchange = {
  write: writeNativeSet,

  read: async (blob) => {
    const decoded = await readTextFile(blob);
    if (!decoded.ok) return { ok: false, notText: decoded.offset };
    const outcome = readNativeSet(decoded.text);
    if (!outcome.ok) return outcome;
    file = outcome.value;
    return {
      ok: true,
      annotator: file.annotator,
      articleIds: articleIdsOf(file),
      recordIds: recordIdsOf(file),
      warnings: outcome.warnings,
    };
  },

  writeCodebook,

  readCodebook: async (blob) => {
    const decoded = await readTextFile(blob);
    return decoded.ok ? readCodebook(decoded.text) : { ok: false, notText: decoded.offset };
  },

  plan: ({ clock, ...known }) => {
    if (file === null) throw new Error('No file has been read');
    let last = clock;
    const node = clock.slice(clock.indexOf('-') + 1);
    return planImport(file, {
      ...known,
      now: nowInstant(),
      makeId: newRecordId,
      stamp: () => (last = nextClock(last, now(), node)),
    });
  },

  readBackup: async (blob) => {
    const decoded = await readTextFile(blob);
    if (!decoded.ok) return { ok: false, notText: decoded.offset };
    const outcome = readBackup(decoded.text);
    if (!outcome.ok) return outcome;
    backup = outcome.value;
    return {
      ok: true,
      recordIds: backup.records.map(({ id }) => id),
      settings: backup.settings,
    };
  },

  planRestore: (known) => {
    if (backup === null) throw new Error('No backup has been read');
    return planRestore(backup, known);
  },
};

expose(exchange);
