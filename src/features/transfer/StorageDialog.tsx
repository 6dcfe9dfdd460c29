import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';

import type { Offline } from '#platform/offline/offline.ts';
import type { Copy } from '#platform/ring/protocol.ts';
import { persist, readAllowance } from '#platform/storage/allowance.ts';
import type { Allowance } from '#platform/storage/allowance.ts';
import { lastBackup, ring } from '#state/keeping.ts';
import { setSession, useSession } from '#state/session.ts';
import type { Session } from '#state/session.ts';
import { VERSION } from '#state/version.ts';
import { count } from '#state/words.ts';
import { workspace } from '#state/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';

import { backUp } from './back-up.ts';
import { momentInWords } from './restore-words.ts';

interface StorageDialogProps {
  readonly onPickFile: () => void;
  readonly onClose: () => void;
}

interface Facts {
  readonly allowance: Allowance;
  /** `null` where this browser has no place for a second copy. */
  readonly copies: readonly Copy[] | null;
  /** The name of the database, or `null`. */
  readonly database: string | null;
}

const KEY = ['storage'] as const;

/** Where the work is kept, how safe it is there, and what can be done about it. Only what is known is said. */
export function StorageDialog({ onPickFile, onClose }: StorageDialogProps) {
  const { data: facts } = useQuery({ queryKey: KEY, queryFn: readFacts, staleTime: 0, gcTime: 0 });
  const kept = useSession((state) => state.kept);
  const since = useSession((state) => state.sinceBackup);
  const offline = useSession((state) => state.offline);
  return (
    <Dialog
      title="Storage"
      onClose={onClose}
      footer={
        <>
          <span className="me-auto text-micro text-ink3">Galley {VERSION}</span>
          <Button onPress={onClose}>Close</Button>
          <Button onPress={onPickFile}>Restore a backup…</Button>
          <Button primary onPress={() => void backUp()}>
            Back up everything
          </Button>
        </>
      }
    >
      <dl className="px-5 py-4 text-cell medium:px-7">
        <Fact label="Kept">
          {keptInWords(kept)}
          {facts !== undefined && facts.allowance.usage !== null && kept === 'on-disk'
            ? ` The browser counts ${megabytes(facts.allowance.usage)}.`
            : ''}
        </Fact>
        <Fact label="Protected">{facts !== undefined && <Protection {...facts.allowance} />}</Fact>
        <Fact label="Second copy">{facts !== undefined && <Copies {...facts} />}</Fact>
        <Fact label="Last backup">{backupInWords(since)}</Fact>
        <Fact label="Offline">{OFFLINE[offline]}</Fact>
      </dl>
    </Dialog>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid min-h-9 grid-cols-[104px_minmax(0,1fr)] gap-x-3 border-t border-rule py-2 first:border-t-0 max-medium:grid-cols-1">
      <dt className="text-small text-ink2">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Protection({ persisted }: Allowance) {
  const client = useQueryClient();
  const [refused, setRefused] = useState(false);
  const ask = async (): Promise<void> => {
    setRefused((await persist()) !== true);
    await client.invalidateQueries({ queryKey: KEY });
  };
  if (persisted === true) return 'Yes: the browser keeps it until you delete it.';
  if (persisted === null)
    return 'This browser does not say. It may clear it when the disk runs short: back up what matters.';
  return (
    <>
      No: the browser may clear it when the disk runs short, some after a week without a visit.{' '}
      {refused ? (
        <span role="status">
          The browser has just said no. It decides by how much the page is used; a bookmark helps.
        </span>
      ) : (
        <button
          type="button"
          className="hit underline decoration-1 underline-offset-4"
          onClick={() => void ask()}
        >
          Ask it to keep everything
        </button>
      )}
    </>
  );
}

function Copies({ copies, database }: Facts) {
  if (copies === null) return 'None: this browser has no place for one here. Back up instead.';
  const own = copies.find(({ pulse }) => pulse.id === database);
  const others = copies.filter((copy) => copy !== own);
  return (
    <>
      {own === undefined
        ? 'None yet. It begins with your first change.'
        : `Outside the database, last added to on ${momentInWords(own.at)}${own.snapshots === 0 ? '' : `, with ${count(own.snapshots, 'snapshot')}`}.`}
      {others.map((copy) => (
        <p key={copy.pulse.id} className="pt-1 text-ink2">
          An earlier database, of {momentInWords(copy.at)}, {count(copy.pulse.records, 'record')}.{' '}
          <button
            type="button"
            className="hit text-ink underline decoration-1 underline-offset-4"
            aria-label={`Look into the copy of ${momentInWords(copy.at)}`}
            onClick={() => void lookInto(copy)}
          >
            Look into it
          </button>
        </p>
      ))}
    </>
  );
}

async function lookInto({ pulse }: Copy): Promise<void> {
  const file = await ring.read(pulse.id, [], VERSION);
  setSession({ importing: new File([file], 'copy.json'), overlay: 'restore' });
}

async function readFacts(): Promise<Facts> {
  const { store } = await workspace();
  const [allowance, copies, standing] = await Promise.all([
    readAllowance(),
    ring.look(),
    store.standing().catch(() => null),
  ]);
  return { allowance, copies, database: standing?.pulse?.id ?? null };
}

function keptInWords(kept: Session['kept']): string {
  switch (kept) {
    case 'opening':
      return 'The database is being opened.';
    case 'on-disk':
      return 'On this computer, in this browser.';
    case 'in-memory':
      return 'Nowhere: only as long as this page is open. Back up or export before you close it.';
    case 'read-only':
      return 'On this computer, by a newer Galley. Here it can be read, exported and backed up.';
  }
}

function backupInWords(since: number | null): string {
  const made = lastBackup();
  const changes = since === null ? '' : ` ${count(since, 'change')} since.`;
  return made === null ? 'Never.' : `${momentInWords(made.at)}.${changes}`;
}

const OFFLINE: Readonly<Record<Offline, string>> = {
  impossible:
    'Not here: this page needs the network to open. Browsers allow it over https and on this computer only.',
  preparing: 'Not yet: the app is being kept for use without a network.',
  ready: 'Ready: Galley opens without a network.',
  failed: 'Not ready: a part of the app could not be fetched. It is tried again at the next visit.',
};

const MEGABYTE = 1024 * 1024;

function megabytes(bytes: number): string {
  return bytes < MEGABYTE ? 'less than 1 MB' : `${Math.round(bytes / MEGABYTE)} MB`;
}
