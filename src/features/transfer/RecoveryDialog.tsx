import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { Loss } from '#platform/ring/judge.ts';
import { download } from '#platform/files/download.ts';
import { StorageError } from '#platform/storage/errors.ts';
import { nowInstant } from '#platform/time.ts';
import { notify } from '#state/session.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';

import { backupName } from './back-up.ts';
import { findRescue, goOn, type Rescue } from './recovery.ts';
import {
  effectInWords,
  itemsInWords,
  lossInWords,
  momentInWords,
  restoreFailureInWords,
  toCome,
} from './restore-words.ts';
import { RestoreReportTable } from './RestoreReportTable.tsx';
import { useRestoring } from './use-restoring.ts';

interface RecoveryDialogProps {
  readonly loss: Loss;
  /** Asks for a backup file instead. */
  readonly onPickFile: () => void;
}

/** Says what the database has lost and what can be put back. Nothing else goes on before the editor has decided. */
export function RecoveryDialog({ loss, onPickFile }: RecoveryDialogProps) {
  const { data: rescue = null, isError } = useQuery({
    queryKey: ['rescue', loss],
    queryFn: ({ signal }) => findRescue(signal),
    gcTime: 0,
  });
  const [failure, setFailure] = useState<string | null>(null);
  const settle = async (done: string): Promise<void> => {
    try {
      await goOn();
      notify(done);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      setFailure(restoreFailureInWords(error.code));
    }
  };
  const found = rescue?.preview.ok === true ? rescue.preview : null;
  const report = found?.plan.report ?? null;
  const hasSome = report !== null && (toCome(report).length > 0 || report.texts > 0);
  const { busy, status, run } = useRestoring(found, () => {
    void settle(
      `Put back: ${(report === null ? '' : itemsInWords(toCome(report))) || 'the texts'}. What had been undone cannot be redone`,
    );
  });
  return (
    <Dialog
      title="Work is missing here"
      subtitle={lossInWords(loss)}
      dismissable={false}
      onClose={() => undefined}
      footer={
        <>
          <span className="me-auto text-ink2" role="status">
            {failure ?? status}
          </span>
          <Button
            isDisabled={busy}
            onPress={() => void settle('Going on with what is here. The copy stays, under Storage')}
          >
            Go on without
          </Button>
          {hasSome ? (
            <>
              <Button isDisabled={busy} onPress={() => saveCopy(rescue)}>
                Save the copy as a file
              </Button>
              <Button primary isDisabled={busy} onPress={run}>
                {effectInWords('Put back', report)}
              </Button>
            </>
          ) : (
            <Button primary onPress={onPickFile}>
              Choose a backup file…
            </Button>
          )}
        </>
      }
    >
      <Explanation rescue={rescue} failed={isError} hasSome={hasSome} />
      {hasSome && <RestoreReportTable report={report} />}
    </Dialog>
  );
}

function Explanation({
  rescue,
  failed,
  hasSome,
}: {
  readonly rescue: Rescue | null;
  readonly failed: boolean;
  readonly hasSome: boolean;
}) {
  return (
    <p className="px-5 pt-4 text-cell text-ink2 medium:px-7" role={hasSome ? undefined : 'status'}>
      {explain(rescue, failed, hasSome)}
    </p>
  );
}

function explain(rescue: Rescue | null, failed: boolean, hasSome: boolean): string {
  if (failed) return 'The second copy could not be read. A backup file of yours can be restored.';
  if (rescue === null) return 'Looking through the second copy that is kept outside it.';
  const copiedAt = rescue.preview.ok ? momentInWords(rescue.preview.plan.report.created) : '';
  if (hasSome)
    return `A second copy was kept outside it, last added to on ${copiedAt}. Putting it back takes nothing away: of two states of one thing the newer one stays.`;
  return rescue.hasCopy
    ? 'The second copy that was kept outside it holds nothing that is not here. A backup file of yours can be restored.'
    : 'No second copy was kept: this browser has no place for one, or that was cleared too. A backup file of yours can be restored.';
}

function saveCopy(rescue: Rescue | null): void {
  if (rescue !== null) download(backupName(nowInstant()), rescue.file, 'application/json');
}
