import { lazy, Suspense, useEffect } from 'react';

import { Layers } from '#features/library/Layers.tsx';
import { openOverlay, setSession, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import {
  fetchChunks,
  loadAdd,
  loadContextMenu,
  loadCounterparts,
  loadDialog,
  loadExport,
  loadForeign,
  loadImport,
  loadKeySheet,
  loadOccurrences,
  loadPalette,
  loadRecovery,
  loadRestore,
  loadStorage,
  loadVersions,
} from './chunks.ts';
import { pickFile } from './pick-file.ts';

const ContextMenu = lazy(loadContextMenu);
const Palette = lazy(loadPalette);
const KeySheet = lazy(loadKeySheet);
const OccurrencesDialog = lazy(loadOccurrences);
const CounterpartsDialog = lazy(loadCounterparts);
const ExportDialog = lazy(loadExport);
const ImportDialog = lazy(loadImport);
const AddDialog = lazy(loadAdd);
const ForeignDialog = lazy(loadForeign);
const RestoreDialog = lazy(loadRestore);
const RecoveryDialog = lazy(loadRecovery);
const StorageDialog = lazy(loadStorage);
const VersionsDialog = lazy(loadVersions);

const Dialog = lazy(loadDialog);

const pickBackup = (): void => pickFile('restore');
const close = (): void => openOverlay(null);

/** Whatever lies over the page. */
export function Overlays({ story }: { readonly story: Story | null }) {
  const overlay = useSession((state) => state.overlay);
  const loss = useSession((state) => state.loss);
  const menu = useSession((state) => state.menu);
  const foreign = useSession((state) => state.foreign);
  const importing = useSession((state) => state.importing);
  const settled = useSession((state) => state.settled);
  useEffect(() => {
    if (settled) void fetchChunks();
  }, [settled]);
  // A dialog gives the focus back to what opened it; what was opened by key or is gone leaves it to the text.
  useEffect(() => {
    if (overlay !== null) return;
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) focusText();
    }, 50);
    return () => clearTimeout(timer);
  }, [overlay]);
  return (
    <Suspense>
      {menu !== null && story !== null && <ContextMenu story={story} place={menu} />}
      {overlay === 'palette' && <Palette story={story} onClose={close} />}
      {overlay === 'keys' && <KeySheet onClose={close} />}
      {overlay === 'layers' && story !== null && (
        <Dialog title="Tags and layers shown" onClose={close}>
          <Layers story={story} />
        </Dialog>
      )}
      {overlay === 'occurrences' && story !== null && (
        <OccurrencesDialog story={story} onClose={close} />
      )}
      {overlay === 'counterparts' && story !== null && (
        <CounterpartsDialog story={story} onClose={close} />
      )}
      {overlay === 'export' && story !== null && <ExportDialog story={story} onClose={close} />}
      {overlay === 'import' && story !== null && importing !== null && (
        <ImportDialog
          story={story}
          key={`${importing.name} ${importing.lastModified} ${importing.size}`}
          file={importing}
          onClose={() => setSession({ overlay: null, importing: null })}
        />
      )}
      {overlay === 'add' && <AddDialog story={story} onClose={close} />}
      {overlay === 'foreign' && story !== null && (
        <ForeignDialog
          key={foreign.map(({ name, size }) => `${name} ${size}`).join('\n')}
          story={story}
          files={foreign}
          onClose={() => setSession({ overlay: null, foreign: [] })}
        />
      )}
      {overlay === 'restore' && importing !== null && (
        <RestoreDialog
          key={`${importing.name} ${importing.lastModified} ${importing.size}`}
          file={importing}
          // A loss that is still there is asked about again.
          onClose={() =>
            setSession({ overlay: loss === null ? null : 'recovery', importing: null })
          }
        />
      )}
      {overlay === 'versions' && story !== null && <VersionsDialog story={story} onClose={close} />}
      {overlay === 'storage' && <StorageDialog onPickFile={pickBackup} onClose={close} />}
      {overlay === 'recovery' && loss !== null && (
        <RecoveryDialog loss={loss} onPickFile={pickBackup} />
      )}
    </Suspense>
  );
}
