import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';

import { reopen } from '#state/release.ts';
import { openOverlay, useSession } from '#state/session.ts';
import type { Saving } from '#state/session.ts';
import { onTrouble } from '#state/workspace.ts';
import type { StoreTrouble } from '#state/workspace.ts';
import { Button } from '#ui/Button.tsx';

interface Banner {
  readonly words: string;
  readonly action: 'export' | 'reload';
}

/** What is wrong with keeping, in words, with the way out. It stays until it is mended. */
export function Troubles() {
  const [troubles, setTroubles] = useState<ReadonlyMap<StoreTrouble['code'], StoreTrouble>>(
    new Map(),
  );
  const saving = useSession((state) => state.saving);
  const release = useSession((state) => state.release);
  useEffect(() => onTrouble(setTroubles), []);
  const unsaved = saving.state === 'failed';
  useEffect(() => {
    if (!unsaved && !troubles.has('memory-only')) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved, troubles]);
  const banners = [
    ...(saving.state === 'failed' ? [unsavedBanner(saving)] : []),
    ...[...troubles.values()].map(bannerFor),
    ...(release === 'part-missing' ? [MISSING_PART] : []),
  ];
  return banners.map(({ words, action }) => (
    <div
      key={words}
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-rule2 bg-paper px-5 py-2 print:hidden"
    >
      <TriangleAlert size={16} strokeWidth={1.6} aria-hidden="true" className="text-alarm" />
      <span className="min-w-0 flex-1">{words}</span>
      {action === 'export' ? (
        <Button onPress={() => openOverlay('export')}>Export now</Button>
      ) : (
        <Button onPress={() => void reopen()}>Reload</Button>
      )}
    </div>
  ));
}

const MISSING_PART: Banner = {
  words:
    'A part of Galley could not be loaded: there is no network, or a newer version has taken its place. Nothing is lost. Reload to go on.',
  action: 'reload',
};

function unsavedBanner(saving: Extract<Saving, { state: 'failed' }>): Banner {
  const why: Partial<Record<typeof saving.code, string>> = {
    full: 'the disk, or what the browser allows this page, is full. Nothing is lost while this page is open. Export now, then free some space',
    closed:
      'the browser closed its database. Nothing is lost while this page is open; it is tried again every few seconds',
    newer: 'a newer Galley has used this data. Export now, then reload',
  };
  return {
    words: `Not saved: ${why[saving.code] ?? 'the browser refused. Nothing is lost while this page is open; it is tried again every few seconds'}.`,
    action: 'export',
  };
}

function bannerFor({ code, cause, count }: StoreTrouble): Banner {
  switch (code) {
    case 'memory-only':
      return memoryBanner(cause);
    case 'outdated':
      return {
        words: 'A newer Galley has used this data. Reload to get it; nothing was changed.',
        action: 'reload',
      };
    case 'blocked':
      return {
        words:
          'Another tab holds the data in an older form. Close the other Galley tabs; this one then goes on by itself.',
        action: 'reload',
      };
    case 'read-only':
      return {
        words:
          'The data here was written by a newer Galley. You can read and export everything; to change anything, reload to get the newer one.',
        action: 'reload',
      };
    case 'damaged-records':
      return {
        words: `${count === 1 ? 'One record' : `${count} records`} could not be read. They stay where they are and are left out; everything else is fine.`,
        action: 'export',
      };
    case 'connection-lost':
      return {
        words:
          'The browser closed its database, perhaps because site data was cleared. What is on screen is still here. Export now, then reload.',
        action: 'export',
      };
  }
}

function memoryBanner(cause: string): Banner {
  const why: Readonly<Record<string, string>> = {
    missing: 'This browser has no database for pages.',
    denied:
      'The browser’s settings forbid this page to keep data (site data, or cookies, are blocked).',
    silent: 'The browser’s database gives no answer. Reload to try again.',
    newer:
      'The data here was written by a newer Galley, so this one leaves it untouched. Reload to get the newer one.',
    damaged:
      'The browser’s database cannot be read. It is left untouched. Reload to try again, or look under Storage for the second copy.',
    full: 'The disk, or what the browser allows this page, is full.',
  };
  return {
    words: `${why[cause] ?? 'This browser does not keep data for this page.'} You can work, but export before you close it.`,
    action: 'export',
  };
}
