import type { ArticleId } from '#core/domain/ids.ts';
import { mergeRecords } from '#core/domain/merge.ts';
import type { GalleyRecord, Json } from '#core/domain/record.ts';
import { writeBackup } from '#core/exchange/backup/backup.ts';
import { isObject, recordsAmong } from '#platform/storage/envelope.ts';
import { isPulse, type Pulse } from '#platform/storage/pulse.ts';
import { travels } from '#platform/storage/settings.ts';
import { now } from '#platform/time.ts';

import type { Copy, Note, Part, RingKeeper } from './protocol.ts';
import type { Folder, Growing } from './folder.ts';

/** A backup file of the database, or of nothing, with what only the page has merged in. */
export function backupWith(content: Everything | null, own: Part, version: string): Blob {
  const part = content === null ? NOTHING : backupOf(content);
  return fileOf(joined([[part, own]], []), version);
}

/** What a snapshot is made of, read from the database in one transaction. */
export interface Everything {
  readonly records: readonly unknown[];
  readonly texts: readonly unknown[];
  readonly settings: ReadonlyMap<string, unknown>;
  readonly pulse: Pulse | null;
}

/** How many snapshots of one database are kept. */
const SNAPSHOTS = 5;
/** How many databases are remembered: this one, and two that are gone. */
const DATABASES = 3;

interface Entry {
  readonly name: string;
  readonly at: number;
  readonly type: 'snapshot' | 'journal';
  readonly pulse: Pulse;
}

/**
 * The ring in a folder: snapshots of the database, and journals of what was written since. Everything in it may be read in any
 * order and in part, since records merge by clock; so what cannot be read is passed over, and a line that was cut off counts for
 * nothing.
 *
 * A snapshot is `s.<database>.<writes>.<records>.json.gz`, a backup file; a journal `j.<database>.<page>-<n>.ndjson`, a note per
 * line. Journals go when the snapshot before the newest covers them, so that no act hangs on one file.
 *
 * @param page Names the page, so that two of them never write to one file.
 * @param everything Reads the database, or `null` when it cannot be had.
 */
export function ringIn(
  folder: Folder,
  page: string,
  everything: () => Promise<Everything | null>,
): Omit<RingKeeper, 'backUp'> {
  let journal: { readonly id: string; readonly file: Growing } | null = null;
  let opened = 0;

  const closeJournal = (): void => {
    journal?.file.close();
    journal = null;
  };

  const journalFor = async (id: string): Promise<Growing> => {
    if (journal?.id !== id) {
      closeJournal();
      opened += 1;
      journal = { id, file: await folder.grow(`j.${id}.${page}-${opened}.ndjson`) };
    }
    return journal.file;
  };

  return {
    look: async () => copiesAmong(await entriesOf(folder)),

    note: async (notes) => {
      for (const note of notes) {
        // oxlint-disable-next-line no-await-in-loop -- lines stand in the order of the acts
        const file = await journalFor(note.pulse.id);
        file.add(new TextEncoder().encode(`${JSON.stringify(note)}\n`));
      }
    },

    snapshot: async (version) => {
      closeJournal();
      const content = await everything();
      if (content === null || content.pulse === null) return;
      const { id, seq, records } = content.pulse;
      const name = `s.${id}.${seq}.${records}.json.gz`;
      const before = await entriesOf(folder);
      if (!before.some((entry) => entry.name === name)) {
        await folder.write(name, await zipped(backupText(backupOf(content), version)));
      }
      await prune(folder, await entriesOf(folder));
    },

    read: async (id, records, version) => {
      const entries = (await entriesOf(folder)).filter(({ pulse }) => pulse.id === id);
      const parts = await Promise.all(
        entries
          .toSorted((a, b) => a.pulse.seq - b.pulse.seq)
          .map((entry) => readEntry(folder, entry)),
      );
      const at = Math.max(0, ...entries.map((entry) => entry.at));
      return fileOf(joined(parts, records), version, at);
    },
  };
}

function fileOf(part: Part, version: string, at = now()): Blob {
  return new Blob([backupText(part, version, at)], { type: 'application/json' });
}

function backupText(part: Part, version: string, at = now()): string {
  return writeBackup({ ...part, created: new Date(at).toISOString(), version });
}

async function entriesOf(folder: Folder): Promise<readonly Entry[]> {
  const files = await folder.list();
  const entries = await Promise.all(
    files.map(async ({ name, at }): Promise<Entry | null> => {
      const [type = '', id = '', seq = '', records = ''] = name.split('.');
      if (type === 's') {
        const pulse = { id, seq: Number(seq), records: Number(records) };
        return isPulse(pulse) ? { name, at, type: 'snapshot', pulse } : null;
      }
      if (type !== 'j') return null;
      const last = (await readNotes(folder, name)).at(-1);
      return last === undefined ? null : { name, at, type: 'journal', pulse: last.pulse };
    }),
  );
  return entries.filter((entry) => entry !== null);
}

function copiesAmong(entries: readonly Entry[]): readonly Copy[] {
  const copies = new Map<string, Copy>();
  for (const { pulse, at, type } of entries) {
    const known = copies.get(pulse.id) ?? { pulse, at: 0, snapshots: 0, snapshotAt: 0 };
    const isSnapshot = type === 'snapshot';
    copies.set(pulse.id, {
      pulse: pulse.seq > known.pulse.seq ? pulse : known.pulse,
      at: Math.max(at, known.at),
      snapshots: known.snapshots + Number(isSnapshot),
      snapshotAt: isSnapshot ? Math.max(at, known.snapshotAt) : known.snapshotAt,
    });
  }
  return [...copies.values()].toSorted((a, b) => b.at - a.at);
}

async function prune(folder: Folder, entries: readonly Entry[]): Promise<void> {
  const doomed = copiesAmong(entries).flatMap(({ pulse }, age) => {
    const own = entries.filter((entry) => entry.pulse.id === pulse.id);
    if (age >= DATABASES) return own;
    const snapshots = own
      .filter(({ type }) => type === 'snapshot')
      .toSorted((a, b) => b.pulse.seq - a.pulse.seq);
    const covered = snapshots[1]?.pulse.seq ?? -1;
    const journals = own.filter(({ type, pulse: { seq } }) => type === 'journal' && seq <= covered);
    return [...snapshots.slice(SNAPSHOTS), ...journals];
  });
  await Promise.all(doomed.map(({ name }) => folder.remove(name)));
}

const NOTHING: Part = { records: [], texts: [], settings: {}, unreadable: [] };

async function readEntry(folder: Folder, { name, type }: Entry): Promise<readonly Part[]> {
  if (type === 'journal') return (await readNotes(folder, name)).map(partOf);
  try {
    const text = await unzipped(await folder.read(name));
    return [partOf(JSON.parse(text))];
  } catch {
    // Torn or spoilt: the other snapshots and the journals say the rest.
    return [];
  }
}

/** The whole lines of a journal; the last one may have been cut off. */
async function readNotes(folder: Folder, name: string): Promise<readonly Note[]> {
  const text = await folder.read(name).then(
    (file) => file.text(),
    () => '',
  );
  return text.split('\n').flatMap((line) => {
    const note = parsed(line);
    return isObject(note) && isPulse(note['pulse']) ? [note as unknown as Note] : [];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function partOf(value: unknown): Part {
  if (!isObject(value)) return NOTHING;
  const { records, texts, settings, unreadable } = value;
  return {
    records: Array.isArray(records) ? recordsAmong(records, () => null) : [],
    texts: Array.isArray(texts) ? texts.filter(isText) : [],
    settings: isObject(settings) ? travelling(new Map(Object.entries(settings))) : {},
    unreadable: Array.isArray(unreadable) ? (unreadable as readonly Json[]) : [],
  };
}

function joined(parts: readonly (readonly Part[])[], own: readonly GalleyRecord[]): Part {
  const all = parts.flat();
  const texts = new Map(all.flatMap((part) => part.texts.map((text) => [text.id, text])));
  return {
    records: mergeRecords<GalleyRecord>([], [...all.flatMap(({ records }) => records), ...own]),
    texts: [...texts.values()],
    settings: Object.assign({}, ...all.map(({ settings }) => settings)) as Part['settings'],
    unreadable: all.findLast(({ unreadable }) => unreadable.length > 0)?.unreadable ?? [],
  };
}

function backupOf(content: Everything): Part {
  const records = recordsAmong(content.records, () => null);
  const readable = new Set<unknown>(records);
  return {
    records,
    texts: content.texts.filter(isText),
    settings: travelling(content.settings),
    unreadable: content.records.filter((value) => !readable.has(value)) as readonly Json[],
  };
}

function travelling(settings: ReadonlyMap<string, unknown>): Readonly<Record<string, Json>> {
  return Object.fromEntries([...settings].filter(([key]) => travels(key))) as Readonly<
    Record<string, Json>
  >;
}

function isText(value: unknown): value is { readonly id: ArticleId; readonly text: string } {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['text'] === 'string';
}

async function zipped(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function unzipped(file: Blob): Promise<string> {
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
