import type { ComponentType } from 'react';

import { whenIdle } from '#platform/idle.ts';
import { warmExchange } from '#platform/worker/exchange.ts';
import { keepThisRelease, missPart } from '#state/release.ts';

/** The parts of the app that the first screen does not need. */
export const loadOpenCard = () =>
  component(
    import('#features/tagging/OpenCard.tsx').then(({ OpenCard }) => ({ default: OpenCard })),
  );
export const loadCardThread = () =>
  component(
    import('#features/review/thread/CardThread.tsx').then(({ CardThread }) => ({
      default: CardThread,
    })),
  );
export const loadMainMenu = () =>
  component(import('./MainMenu.tsx').then(({ MainMenu }) => ({ default: MainMenu })));
export const loadContextMenu = () =>
  component(
    import('./ContextMenu.tsx').then(({ ContextMenu }) => ({ default: ContextMenu })),
    true,
  );
export const loadDialog = () =>
  component(
    import('#ui/Dialog.tsx').then(({ Dialog }) => ({ default: Dialog })),
    true,
  );
export const loadCodebook = () =>
  component(
    import('#features/codebook/CodebookView.tsx').then(({ CodebookView }) => ({
      default: CodebookView,
    })),
  );
export const loadComparison = () =>
  component(
    import('./ComparisonView.tsx').then(({ ComparisonView }) => ({ default: ComparisonView })),
  );
export const loadCardAids = () =>
  component(
    import('#features/comparison/aids/CardAids.tsx').then(({ CardAids }) => ({
      default: CardAids,
    })),
  );
export const loadCounterparts = () =>
  component(
    import('#features/comparison/aids/CounterpartsDialog.tsx').then(({ CounterpartsDialog }) => ({
      default: CounterpartsDialog,
    })),
    true,
  );
export const loadFindingCount = () =>
  component(
    import('#features/comparison/FindingCount.tsx').then(({ FindingCount }) => ({
      default: FindingCount,
    })),
  );
export const loadAgreement = () =>
  component(
    import('#features/review/agreement/AgreementView.tsx').then(({ AgreementView }) => ({
      default: AgreementView,
    })),
  );
export const loadReview = () =>
  component(import('./ReviewView.tsx').then(({ ReviewView }) => ({ default: ReviewView })));
export const loadAdjudication = () =>
  component(
    import('./ReviewView.tsx').then(({ AdjudicationView }) => ({ default: AdjudicationView })),
  );
export const loadStories = () =>
  component(
    import('#features/stories/StoriesView.tsx').then(({ StoriesView }) => ({
      default: StoriesView,
    })),
  );
export const loadAdd = () =>
  component(
    import('#features/stories/AddDialog.tsx').then(({ AddDialog }) => ({ default: AddDialog })),
    true,
  );
export const loadVersions = () =>
  component(
    import('#features/comparison/versions/VersionsDialog.tsx').then(({ VersionsDialog }) => ({
      default: VersionsDialog,
    })),
    true,
  );
export const loadForeign = () =>
  component(
    import('#features/transfer/ForeignDialog.tsx').then(({ ForeignDialog }) => ({
      default: ForeignDialog,
    })),
    true,
  );
export const loadPalette = () =>
  component(
    import('#features/palette/Palette.tsx').then(({ Palette }) => ({ default: Palette })),
    true,
  );
export const loadKeySheet = () =>
  component(
    import('#features/palette/KeySheet.tsx').then(({ KeySheet }) => ({ default: KeySheet })),
    true,
  );
export const loadFind = () =>
  component(import('#features/find/FindBody.tsx').then(({ FindBody }) => ({ default: FindBody })));
export const loadOccurrences = () =>
  component(
    import('#features/tagging/OccurrencesDialog.tsx').then(({ OccurrencesDialog }) => ({
      default: OccurrencesDialog,
    })),
    true,
  );
export const loadExport = () =>
  component(
    import('#features/transfer/ExportDialog.tsx').then(({ ExportDialog }) => ({
      default: ExportDialog,
    })),
    true,
  );
export const loadImport = () =>
  component(
    import('#features/transfer/ImportDialog.tsx').then(({ ImportDialog }) => ({
      default: ImportDialog,
    })),
    true,
  );
export const loadRestore = () =>
  component(
    import('#features/transfer/RestoreDialog.tsx').then(({ RestoreDialog }) => ({
      default: RestoreDialog,
    })),
    true,
  );
export const loadRecovery = () =>
  component(
    import('#features/transfer/RecoveryDialog.tsx').then(({ RecoveryDialog }) => ({
      default: RecoveryDialog,
    })),
    true,
  );
export const loadStorage = () =>
  component(
    import('#features/transfer/StorageDialog.tsx').then(({ StorageDialog }) => ({
      default: StorageDialog,
    })),
    true,
  );

/** Backs everything up. */
export async function backUp(): Promise<void> {
  const part = await loadBackUp().catch(() => missPart(false));
  await part?.backUp();
}

/** Brings the bundled story back. */
export async function restoreBundled(): Promise<void> {
  const part = await loadRestoreBundled().catch(() => missPart(false));
  await part?.restoreBundled();
}

const loadRestoreBundled = () => import('#features/stories/restore-bundled.ts');
const loadBackUp = () => import('#features/transfer/back-up.ts');

/**
 * A component for `lazy`. One that is not to be had, without a network or after a new release, leaves its place empty, and the bar
 * at the foot says so.
 */
async function component<Part extends { readonly default: ComponentType<never> }>(
  loading: Promise<Part>,
  isOverlay = false,
): Promise<Part> {
  const isAskedFor = !isWarming;
  try {
    return await loading;
  } catch (error) {
    if (!isAskedFor) throw error;
    missPart(isOverlay);
    return { default: Nothing } as unknown as Part;
  }
}

function Nothing() {
  return null;
}

/** True while a part is begun to be fetched that nobody has asked for yet: then a failure is none. */
let isWarming = false;

/** Fetches them all, one after the other, so that the app needs no network once it is loaded and no key waits for long. */
export async function fetchChunks(): Promise<void> {
  const loaders: readonly (() => Promise<unknown>)[] = [
    loadMainMenu,
    loadOpenCard,
    loadContextMenu,
    loadPalette,
    loadKeySheet,
    loadFind,
    loadOccurrences,
    loadExport,
    loadImport,
    loadRecovery,
    loadStorage,
    loadRestore,
    loadBackUp,
    loadCodebook,
    loadComparison,
    loadFindingCount,
    loadCardAids,
    loadCounterparts,
    loadAgreement,
  ];
  for (const load of loaders) {
    // What cannot be had now is asked for again when it is wanted.
    // oxlint-disable-next-line no-await-in-loop
    await unasked(load).catch(() => null);
    // oxlint-disable-next-line no-await-in-loop
    await whenIdle();
  }
  warmExchange();
  await keepThisRelease();
}

function unasked(load: () => Promise<unknown>): Promise<unknown> {
  isWarming = true;
  const loading = load();
  isWarming = false;
  return loading;
}
