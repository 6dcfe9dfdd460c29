import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Key } from '#ui/Key.tsx';

interface FileDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

/** While a file is being read. */
export function ReadingFile({ file, onClose }: FileDialogProps) {
  return (
    <Dialog
      title={file.name}
      onClose={onClose}
      footer={
        <Button onPress={onClose}>
          Cancel <Key binding="Escape" />
        </Button>
      }
    >
      <p className="px-5 py-6 text-ink2 medium:px-7" role="status">
        Reading the file. Nothing has changed yet.
      </p>
    </Dialog>
  );
}

interface RefusedFileProps extends FileDialogProps {
  /** Why, a paragraph each. */
  readonly reasons: readonly string[];
  /** What has not happened. */
  readonly outcome: string;
}

/** A file that cannot be used as a whole. */
export function RefusedFile({ file, reasons, outcome, onClose }: RefusedFileProps) {
  return (
    <Dialog
      title="This file stays out"
      subtitle={<span dir="auto">{file.name}</span>}
      onClose={onClose}
      footer={
        <Button primary autoFocus onPress={onClose}>
          Close <Key binding="Escape" inverted />
        </Button>
      }
    >
      <div className="flex flex-col gap-2 px-5 py-5 text-cell medium:px-7" role="alert">
        {reasons.map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p className="text-ink2">{outcome}</p>
      </div>
    </Dialog>
  );
}
