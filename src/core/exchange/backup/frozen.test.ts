import { expect, it } from 'vitest';

import frozen from './fixtures/galley-backup-1.0.json' with { type: 'json' };
import { writeBackup } from './backup.ts';
import { readBackup } from './read.ts';

// A file that format 1.0 wrote. It is never written anew: old backups are read for ever.

it('ST4 a backup of format 1.0 is read whole, and written again it is the same', () => {
  const text = JSON.stringify(frozen);
  const outcome = readBackup(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.warnings).toEqual([]);
  expect(outcome.value.refused).toEqual([]);
  expect(outcome.value.records).toHaveLength(16);
  expect(new Set(outcome.value.records.map(({ kind }) => kind)).size).toBe(9);
  expect(outcome.value.texts).toHaveLength(2);
  expect(JSON.parse(writeBackup(outcome.value))).toEqual(frozen);
});
