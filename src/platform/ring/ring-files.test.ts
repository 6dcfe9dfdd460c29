import { describe, expect, it } from 'vitest';

import { createAnnotation } from '#core/domain/edits.ts';
import { nextClock, ORIGIN } from '#core/domain/clock.ts';
import {
  asAnnotatorId,
  asArticleId,
  asRecordId,
  asSetId,
  asStoryId,
  asTagId,
} from '#core/domain/ids.ts';
import type { GalleyRecord } from '#core/domain/record.ts';
import { readBackup } from '#core/exchange/backup/read.ts';
import { articleIdOf } from '#core/text/article-text.ts';

import type { Folder } from './folder.ts';
import type { Note } from './protocol.ts';
import { backupWith, type Everything, ringIn } from './ring-files.ts';

const TEXT = 'The words.';
const PLACE = {
  storyId: asStoryId('story'),
  setId: asSetId('set'),
  articleId: asArticleId(articleIdOf(TEXT)),
  by: asAnnotatorId('annotator'),
  at: '2026-11-21T12:00:00.000Z',
};

function record(id: string, step: number, note = ''): GalleyRecord {
  const { after } = createAnnotation(asRecordId(id), PLACE, [], asTagId('quote'));
  if (after.kind !== 'annotation') throw new TypeError('Not an annotation');
  return { ...after, clock: nextClock(ORIGIN, step, 'a'), body: { ...after.body, note } };
}

/** A folder in memory whose files a test may look into and spoil. */
function memoryFolder() {
  const files = new Map<string, { bytes: Uint8Array; at: number }>();
  let time = 0;
  const put = (name: string, bytes: Uint8Array) => files.set(name, { bytes, at: (time += 1) });
  const folder: Folder = {
    list: async () => [...files].map(([name, { at }]) => ({ name, at })),
    read: async (name) => {
      const file = files.get(name);
      if (file === undefined) throw new DOMException('', 'NotFoundError');
      return new Blob([new Uint8Array(file.bytes)]);
    },
    write: async (name, bytes) => {
      put(name, bytes);
    },
    grow: async (name) => {
      put(name, new Uint8Array());
      return {
        add: (bytes) => put(name, new Uint8Array([...(files.get(name)?.bytes ?? []), ...bytes])),
        close: () => undefined,
      };
    },
    remove: async (name) => {
      files.delete(name);
    },
  };
  const names = (start: string) => [...files.keys()].filter((name) => name.startsWith(start));
  const spoil = (name: string) => {
    const file = files.get(name);
    file?.bytes.fill(0, Math.floor(file.bytes.length / 2));
  };
  const cut = (name: string, by: number) => {
    const file = files.get(name);
    if (file !== undefined) put(name, file.bytes.slice(0, -by));
  };
  return { folder, names, spoil, cut };
}

const pulse = (seq: number, id = 'one') => ({ id, seq, records: seq });
const note = (seq: number, records: readonly GalleyRecord[], id = 'one'): Note => ({
  pulse: pulse(seq, id),
  records,
  texts: [],
  settings: {},
});

/** A ring over a folder, and a database that it takes snapshots of. */
function ring(page = 'page') {
  const shelf = memoryFolder();
  let held: Everything | null = null;
  const opened = (name: string) => ringIn(shelf.folder, name, () => Promise.resolve(held));
  const keeper = opened(page);
  return {
    ...shelf,
    keeper,
    another: opened,
    snapshot: async (everything: Partial<Everything>) => {
      held = { records: [], texts: [], settings: new Map(), pulse: pulse(1), ...everything };
      await keeper.snapshot('1');
    },
    read: async (id = 'one', own: readonly GalleyRecord[] = []) => {
      const outcome = readBackup(await (await keeper.read(id, own, '1')).text());
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      return outcome.value;
    },
  };
}

const ids = ({ records }: { readonly records: readonly GalleyRecord[] }) =>
  records.map(({ id }) => id).toSorted();

describe('R4 the ring', () => {
  it('gives back what snapshots and journals hold, the newer state of each', async () => {
    const { keeper, snapshot, read } = ring();
    await keeper.note([note(1, [record('a', 1, 'old')])]);
    await snapshot({ records: [record('a', 1, 'old'), record('b', 1)], pulse: pulse(2) });
    await keeper.note([note(3, [record('a', 5, 'new')]), note(4, [record('c', 6)])]);
    const file = await read();
    expect(ids(file)).toEqual(['a', 'b', 'c']);
    expect(file.records.find(({ id }) => id === 'a')?.body).toMatchObject({ note: 'new' });
  });

  it('holds texts and settings, not those of this machine, and what could not be read', async () => {
    const { snapshot, keeper, read } = ring();
    await snapshot({
      records: [record('a', 1), { id: 'broken' }],
      texts: [{ id: PLACE.articleId, text: TEXT }, 5],
      settings: new Map<string, unknown>([
        ['annotator', { id: 'x', name: 'Ada' }],
        ['pulse', pulse(1)],
      ]),
    });
    await keeper.note([{ ...note(2, []), settings: { annotator: { id: 'x', name: 'Ada B' } } }]);
    const file = await read();
    expect(file.texts).toEqual([{ id: PLACE.articleId, text: TEXT }]);
    expect(file.settings).toEqual({ annotator: { id: 'x', name: 'Ada B' } });
    expect(file.unreadable).toEqual([{ id: 'broken' }]);
    expect(file.refused).toEqual([]);
  });

  it('row 27: passes over a snapshot that is spoilt; the one before and the journals say the rest', async () => {
    const { keeper, snapshot, read, spoil, names } = ring();
    await snapshot({ records: [record('a', 1)], pulse: pulse(1) });
    await keeper.note([note(2, [record('b', 2)])]);
    await snapshot({ records: [record('a', 1), record('b', 2)], pulse: pulse(2) });
    for (const name of names('s.one.2.')) spoil(name);
    expect(ids(await read())).toEqual(['a', 'b']);
  });

  it('passes over a line that was cut off, and nothing else', async () => {
    const { keeper, read, cut, names } = ring();
    await keeper.note([note(1, [record('a', 1)]), note(2, [record('b', 2)])]);
    for (const name of names('j.')) cut(name, 5);
    expect(ids(await read())).toEqual(['a']);
    expect(await keeper.look()).toMatchObject([{ pulse: pulse(1) }]);
  });

  it('knows how far it goes, by database, the newest first', async () => {
    const { keeper, snapshot } = ring();
    await snapshot({ pulse: pulse(7, 'old') });
    await snapshot({ pulse: pulse(1) });
    await keeper.note([note(2, [])]);
    expect(await keeper.look()).toMatchObject([
      { pulse: pulse(2), snapshots: 1 },
      { pulse: pulse(7, 'old'), snapshots: 1 },
    ]);
  });

  it('gives back one database, not another', async () => {
    const { keeper, read } = ring();
    await keeper.note([note(1, [record('a', 1)], 'old'), note(1, [record('b', 1)])]);
    expect(ids(await read('old'))).toEqual(['a']);
    expect(ids(await read('one'))).toEqual(['b']);
    expect(ids(await read('none'))).toEqual([]);
  });

  it('merges in what the page still has', async () => {
    const { keeper, read } = ring();
    await keeper.note([note(1, [record('a', 1)])]);
    expect(ids(await read('one', [record('z', 1)]))).toEqual(['a', 'z']);
  });

  it('keeps five snapshots, and the journals that the one before the newest does not cover', async () => {
    const { keeper, snapshot, names, read } = ring();
    for (let seq = 1; seq <= 14; seq += 2) {
      await keeper.note([note(seq, [record(`r${seq}`, seq)])]);
      await snapshot({ records: [record(`r${seq}`, seq)], pulse: pulse(seq + 1) });
    }
    expect(names('s.').map((name) => name.split('.')[2])).toEqual(['6', '8', '10', '12', '14']);
    expect(names('j.')).toHaveLength(1);
    expect(ids(await read())).toContain('r13');
  });

  it('takes no second snapshot of one state', async () => {
    const { snapshot, names } = ring();
    await snapshot({ pulse: pulse(1) });
    await snapshot({ pulse: pulse(1) });
    expect(names('s.')).toHaveLength(1);
  });

  it('never lets the snapshots of a new database push out those of a lost one', async () => {
    const { snapshot, read } = ring();
    await snapshot({ records: [record('a', 1)], pulse: pulse(9, 'lost') });
    for (let seq = 1; seq <= 8; seq += 1) await snapshot({ pulse: pulse(seq) });
    expect(ids(await read('lost'))).toEqual(['a']);
  });

  it('remembers three databases', async () => {
    const { snapshot, keeper } = ring();
    for (const id of ['first', 'second', 'third', 'fourth'])
      await snapshot({ pulse: pulse(1, id) });
    expect((await keeper.look()).map((copy) => copy.pulse.id)).toEqual([
      'fourth',
      'third',
      'second',
    ]);
  });

  it('is written by two pages at once, each into a file of its own', async () => {
    const { keeper, another, names, read } = ring();
    await keeper.note([note(1, [record('a', 1)])]);
    await another('other').note([note(2, [record('b', 2)])]);
    expect(names('j.')).toHaveLength(2);
    expect(ids(await read())).toEqual(['a', 'b']);
  });

  it('takes no snapshot where the database cannot be had', async () => {
    const { keeper, names } = ring();
    await keeper.snapshot('1');
    expect(names('s.')).toEqual([]);
  });
});

it('ST4 a backup holds the database and what only the page has, the newer state of each', async () => {
  const content: Everything = {
    records: [record('a', 1, 'old'), record('b', 1)],
    texts: [],
    settings: new Map(),
    pulse: pulse(1),
  };
  const own = {
    records: [record('a', 2, 'unsaved')],
    texts: [{ id: PLACE.articleId, text: TEXT }],
    settings: {},
    unreadable: [],
  };
  const outcome = readBackup(await backupWith(content, own, '1').text());
  expect(outcome.ok && ids(outcome.value)).toEqual(['a', 'b']);
  expect(outcome.ok && outcome.value.records[0]?.body).toMatchObject({ note: 'unsaved' });
  expect(outcome.ok && outcome.value.texts).toHaveLength(1);
});
