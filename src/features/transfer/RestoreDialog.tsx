import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';

import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { notify } from '#state/session.ts';

import { ReadingFile, RefusedFile } from './FileDialogs.tsx';
import { refusalInWords } from './problems-in-words.ts';
import { previewRestore } from './restore.ts';
import { effectInWords, itemsInWords, momentInWords, toCome } from './restore-words.ts';
import { RestoreReportTable } from './RestoreReportTable.tsx';
import { useRestoring } from './use-restoring.ts';

interface RestoreDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

/** Shows what a backup would bring before anything changes, then does it, all or nothing. */
export function RestoreDialog({ file, onClose }: RestoreDialogProps) {
  // The file is read once; what is here may change under the open report.
  const { data: preview = null } = useQuery({
    queryKey: ['restore', useId()],
    queryFn: ({ signal }) => previewRestore(file, signal),
    gcTime: 0,
  });
  const { busy, status, run, stop } = useRestoring(preview?.ok === true ? preview : null, () => {
    if (preview?.ok === true)
      notify(`Restored ${itemsInWords(toCome(preview.plan.report)) || 'texts'}`, { undo: true });
    onClose();
  });

  if (preview === null) return <ReadingFile file={file} onClose={onClose} />;
  if (!preview.ok) {
    return (
      <RefusedFile
        file={file}
        reasons={refusalInWords(preview.refusal, 'backup')}
        outcome="Nothing was restored."
        onClose={onClose}
      />
    );
  }
  const { report } = preview.plan;
  const nothing = toCome(report).length === 0 && report.texts === 0;
  return (
    <Dialog
      title={`Backup of ${momentInWords(report.created)}`}
      subtitle="Nothing has changed yet. What is newer here stays."
      onClose={onClose}
      dismissable={!busy}
      footer={
        <>
          <span className="me-auto text-ink2" role="status">
            {status ?? 'All or nothing, one undo step'}
          </span>
          <Button onPress={() => (busy ? stop() : onClose())}>Cancel</Button>
          <Button primary isDisabled={busy || nothing} onPress={run}>
            {nothing ? 'Nothing to restore' : effectInWords('Restore', report)}
          </Button>
        </>
      }
    >
      <RestoreReportTable report={report} />
      {preview.becomes !== null && (
        <p className="border-t border-rule px-5 py-3 text-ink2 medium:px-7">
          Nobody has worked here yet: you go on as{' '}
          <b className="font-semibold text-ink" dir="auto">
            {preview.becomes.name || 'the annotator of the backup'}
          </b>
          .
        </p>
      )}
    </Dialog>
  );
}
