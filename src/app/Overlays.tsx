import { lazy, Suspense, useEffect } from 'react';

import { openOverlay, setSession, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

import {
  fetchChunksWhenIdle,
  loadExport,
  loadImport,
  loadKeySheet,
  loadPalette,
} from './chunks.ts';

const Palette = lazy(loadPalette);
const KeySheet = lazy(loadKeySheet);
const ExportDialog = lazy(loadExport);
const ImportDialog = lazy(loadImport);

const close = (): void => openOverlay(null);

/** Whatever lies over the page. */
export function Overlays({ story }: { readonly story: Story | null }) {
  const overlay = useSession((state) => state.overlay);
  const importing = useSession((state) => state.importing);
  useEffect(fetchChunksWhenIdle, []);
  return (
    <Suspense>
      {overlay === 'palette' && <Palette story={story} onClose={close} />}
      {overlay === 'keys' && <KeySheet onClose={close} />}
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
