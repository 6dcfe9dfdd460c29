import { warmExchange } from '#platform/worker/exchange.ts';

/** The parts of the app that the first screen does not need. */
export const loadOpenCard = () =>
  import('#features/tagging/OpenCard.tsx').then(({ OpenCard }) => ({ default: OpenCard }));
export const loadMainMenu = () =>
  import('./MainMenu.tsx').then(({ MainMenu }) => ({ default: MainMenu }));
export const loadDialog = () =>
  import('#ui/Dialog.tsx').then(({ Dialog }) => ({ default: Dialog }));
export const loadCodebook = () =>
  import('#features/codebook/CodebookView.tsx').then(({ CodebookView }) => ({
    default: CodebookView,
  }));
export const loadPalette = () =>
  import('#features/palette/Palette.tsx').then(({ Palette }) => ({ default: Palette }));
export const loadKeySheet = () =>
  import('#features/palette/KeySheet.tsx').then(({ KeySheet }) => ({ default: KeySheet }));
export const loadExport = () =>
  import('#features/transfer/ExportDialog.tsx').then(({ ExportDialog }) => ({
    default: ExportDialog,
  }));
export const loadImport = () =>
  import('#features/transfer/ImportDialog.tsx').then(({ ImportDialog }) => ({
    default: ImportDialog,
  }));

function loadAll(): void {
  warmExchange();
  void Promise.allSettled([
    loadOpenCard(),
    loadMainMenu(),
    loadCodebook(),
    loadPalette(),
    loadKeySheet(),
    loadExport(),
    loadImport(),
  ]);
}

/** Fetches them all while nobody waits, so that the app needs no network once it is loaded. */
export function fetchChunksWhenIdle(): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(loadAll, { timeout: 3000 });
  else setTimeout(loadAll, 1000);
}
