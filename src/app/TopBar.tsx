import { useQuery } from '@tanstack/react-query';
import {
  Check,
  ChevronDown,
  LoaderCircle,
  Menu as MenuIcon,
  Redo2,
  Search,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import { lazy, memo, Suspense, useEffect, useState } from 'react';

import { runCommand, useKeyOf } from '#state/commands.ts';
import { redo, undo } from '#state/commit.ts';
import { historyQuery } from '#state/queries.ts';
import { openOverlay, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { Key } from '#ui/Key.tsx';

import { loadMainMenu } from './chunks.ts';

import { ViewBar } from './ViewBar.tsx';

const MainMenu = lazy(loadMainMenu);

/** The bar over everything: where you are, the named undo, whether all is saved, and the palette. */
export const TopBar = memo(function TopBar({ story }: { readonly story: Story | null }) {
  const settled = useSession((state) => state.settled);
  const keyOf = useKeyOf();
  return (
    <header className="flex h-12 short:h-9 shrink-0 items-center gap-4 border-b border-rule2 px-4 select-none rail:px-5 print:hidden">
      <span className="font-serif text-[21px] font-medium italic">Galley</span>
      {story !== null && (
        <button
          type="button"
          className="hit flex min-w-0 items-center gap-1 text-ink2 hover:text-ink max-medium:sr-only"
          title="Stories"
          onClick={() => runCommand('stories')}
        >
          <span className="truncate" dir="auto">
            {story.record.body.title}
          </span>
          <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" className="shrink-0" />
        </button>
      )}
      {story !== null && <ViewBar story={story} />}
      <span className="ms-auto" />
      <History />
      <SaveState />
      <button
        type="button"
        onClick={() => openOverlay('palette')}
        className="hit flex items-center gap-2 text-ink2 cards:h-7 cards:w-53 rail:w-48 large:w-53 cards:rounded-button cards:border cards:border-edge cards:bg-raise cards:px-2"
      >
        <Search size={16} strokeWidth={1.6} aria-hidden="true" />
        <span className="truncate max-cards:sr-only">Search or command</span>
        <span className="ms-auto max-cards:hidden">
          <Key binding={keyOf('palette')} />
        </span>
      </button>
      {settled ? (
        <Suspense fallback={<MenuSign />}>
          <MainMenu story={story} />
        </Suspense>
      ) : (
        <MenuSign />
      )}
    </header>
  );
});

/** In the place of the menu for the moment until it is there. */
function MenuSign() {
  return <MenuIcon size={18} strokeWidth={1.6} aria-hidden="true" className="m-1 text-ink2" />;
}

function History() {
  const { data } = useQuery(historyQuery);
  const undoable = data?.undo ?? null;
  const redoable = data?.redo ?? null;
  return (
    <>
      {redoable !== null && (
        <button
          type="button"
          className="hit flex min-w-0 items-center gap-2 text-ink2 hover:text-ink"
          title={`Redo ${redoable.label}`}
          aria-label={`Redo ${redoable.label}`}
          onClick={() => void redo()}
        >
          <Redo2 size={15} strokeWidth={1.6} aria-hidden="true" />
        </button>
      )}
      {undoable !== null && (
        <button
          type="button"
          className="hit flex min-w-0 items-center gap-2 hover:text-ink"
          aria-label={`Undo ${undoable.label}`}
          onClick={() => void undo()}
        >
          <Undo2 size={15} strokeWidth={1.6} aria-hidden="true" className="shrink-0" />
          <span className="truncate max-medium:hidden">Undo {undoable.label}</span>
        </button>
      )}
    </>
  );
}

/** Shorter saves pass unseen, in ms. */
const NOTICEABLE = 400;

/** So many changes without a backup are worth a word. */
const UNEASY = 50;

function SaveState() {
  const saving = useSession((state) => state.saving);
  const kept = useSession((state) => state.kept);
  const sinceBackup = useSession((state) => state.sinceBackup);
  if (saving.state === 'failed') return <NotKept words="Not saved" />;
  if (kept === 'in-memory') return <NotKept words="Not kept" />;
  if (kept === 'opening') return null;
  if (kept === 'read-only') return <span className="text-ink2">Read only</span>;
  return (
    <button
      type="button"
      className="hit flex items-center gap-1.5 text-ink2 hover:text-ink"
      data-save-state={saving.state}
      onClick={() => openOverlay('storage')}
    >
      {saving.state === 'saving' ? <SavingSign /> : <SavedSign />}
      {sinceBackup !== null && sinceBackup > UNEASY && (
        <span className="max-cards:sr-only">, not backed up</span>
      )}
    </button>
  );
}

function NotKept({ words }: { readonly words: string }) {
  return (
    <button
      type="button"
      className="hit flex items-center gap-1.5 font-semibold text-alarm"
      aria-label={`${words}. Export now`}
      onClick={() => openOverlay('export')}
    >
      <TriangleAlert size={16} strokeWidth={1.6} aria-hidden="true" />
      {words}
    </button>
  );
}

function SavedSign() {
  return (
    <>
      <Check size={15} strokeWidth={1.6} aria-hidden="true" />
      Saved
    </>
  );
}

/** Says "Saving" only after a while: most saves are over sooner. Until then it says nothing, least of all "Saved". */
function SavingSign() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), NOTICEABLE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <span className={`flex items-center gap-1.5 ${slow ? '' : 'invisible'}`}>
      <LoaderCircle size={15} strokeWidth={1.6} aria-hidden="true" />
      Saving
    </span>
  );
}
