import { lazy, Suspense, useEffect } from 'react';

import { Layers } from '#features/library/Layers.tsx';
import { openOverlay, setSession, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import {
  fetchChunks,
  loadDialog,
  loadExport,
  loadImport,
  loadKeySheet,
  loadPalette,
} from './chunks.ts';

const Palette = lazy(loadPalette);
const KeySheet = lazy(loadKeySheet);
const ExportDialog = lazy(loadExport);
const ImportDialog = lazy(loadImport);

const Dialog = lazy(loadDialog);

const close = (): void => openOverlay(null);

/** Whatever lies over the page. */
export function Overlays({ story }: { readonly story: Story | null }) {
  const overlay = useSession((state) => state.overlay);
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
      {overlay === 'palette' && <Palette story={story} onClose={close} />}
      {overlay === 'keys' && <KeySheet onClose={close} />}
      {overlay === 'layers' && story !== null && (
        <Dialog title="Tags and layers shown" onClose={close}>
          <Layers story={story} />
        </Dialog>
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
    </Suspense>
  );
}
