import { whenIdle } from '#platform/idle.ts';
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

/** Fetches them all, one after the other, so that the app needs no network once it is loaded and no key waits for long. */
export async function fetchChunks(): Promise<void> {
  const loaders = [
    loadMainMenu,
    loadOpenCard,
    loadPalette,
    loadKeySheet,
    loadExport,
    loadImport,
    loadCodebook,
  ];
  for (const load of loaders) {
    // What cannot be had now is asked for again when it is wanted.
    // oxlint-disable-next-line no-await-in-loop
    await load().catch(() => null);
    // oxlint-disable-next-line no-await-in-loop
    await whenIdle();
  }
  warmExchange();
}
