import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';

import type { ImportPlan } from '#core/exchange/import-plan.ts';
import { StorageError } from '#platform/storage/errors.ts';
import { notify } from '#state/session.ts';
import { useSetCounts } from '#state/use-set-counts.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Key } from '#ui/Key.tsx';
import { Toggle } from '#ui/Toggle.tsx';

import { ReadingFile, RefusedFile } from './FileDialogs.tsx';
import { applyImport, previewImport } from './import-set.ts';
import { ImportReportTable } from './ImportReportTable.tsx';
import { refusalInWords, storageFailureInWords } from './problems-in-words.ts';

interface ImportDialogProps {
  readonly story: Story;
  readonly file: File;
  readonly onClose: () => void;
}

/** Shows what a file would bring before anything changes, then does it, all or nothing. */
export function ImportDialog({ story, file, onClose }: ImportDialogProps) {
  const [asMine, setAsMine] = useState(false);
  const counts = useSetCounts(story);
  // The story may change under the open report; the file is read once.
  const { data: preview = null } = useQuery({
    queryKey: ['import', useId(), asMine],
    queryFn: ({ signal }) => previewImport(file, story, asMine, signal),
    gcTime: 0,
  });
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef<AbortController>(null);

  useEffect(() => () => running.current?.abort(), []);

  const run = async (plan: ImportPlan): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    const label = `import ${nameOf(plan)}’s set`;
    setFailure(null);
    setProgress({ done: 0, total: plan.changes.length });
    try {
      await applyImport(plan, label, story, asMine, {
        signal: controller.signal,
        progress: (done, total) => setProgress({ done, total }),
      });
      notify(`Imported ${itemsToCome(plan)} of ${nameOf(plan)}`, { undo: true });
      onClose();
    } catch (error) {
      setProgress(null);
      if (!(error instanceof StorageError)) throw error;
      setFailure(storageFailureInWords(error.code));
    } finally {
      running.current = null;
    }
  };

  if (preview === null) return <ReadingFile file={file} onClose={onClose} />;
  if (!preview.ok) {
    return (
      <RefusedFile
        file={file}
        reasons={refusalInWords(preview.refusal)}
        outcome="Nothing was imported."
        onClose={onClose}
      />
    );
  }
  const { plan } = preview;
  const changes = plan.changes.length;
  const busy = progress !== null;
  // Who has a name or tags here is somebody already.
  const isStranger =
    (asMine || !plan.report.isMine) &&
    story.annotator.name === '' &&
    (counts.get(story.mySetId) ?? 0) === 0;
  return (
    <Dialog
      title={plan.report.isMine ? 'Your set' : `${nameOf(plan)}’s set`}
      subtitle={`${count(itemsOf(plan), 'annotation')} on “${plan.report.story.title || story.record.body.title}”. Nothing has changed yet.`}
      onClose={onClose}
      dismissable={!busy}
      footer={
        <>
          <span className="me-auto text-ink2" role="status">
            {failure ??
              (busy
                ? `Importing, ${progress.done} of ${progress.total}`
                : 'All or nothing, one undo step')}
          </span>
          <Button onPress={() => (busy ? running.current?.abort() : onClose())}>
            Cancel {!busy && <Key binding="Escape" />}
          </Button>
          <Button
            primary
            autoFocus
            isDisabled={busy || changes === 0}
            onPress={() => void run(plan)}
          >
            {changes === 0 ? (
              'Nothing to import'
            ) : (
              <>
                Import {itemsToCome(plan)} {!busy && <Key binding="Enter" inverted />}
              </>
            )}
          </Button>
        </>
      }
    >
      <ImportReportTable story={story} report={plan.report} />
      {isStranger && (
        <div className="border-t border-rule2 px-5 py-3 medium:px-7">
          <Toggle on={asMine} onChange={setAsMine}>
            This is my own set, from another browser or before its data was cleared
          </Toggle>
        </div>
      )}
    </Dialog>
  );
}

function nameOf({ report }: ImportPlan): string {
  return report.annotator.name || 'Unnamed editor';
}

function itemsOf({ report }: ImportPlan): number {
  return (
    report.new.length +
    report.newer.length +
    report.known.length +
    report.inConflict.length +
    report.refused.length
  );
}

function itemsToCome({ report }: ImportPlan): number {
  return report.new.length + report.newer.length + report.inConflict.length + report.removed.length;
}
