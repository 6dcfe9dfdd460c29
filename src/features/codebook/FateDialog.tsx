import { useId, useState } from 'react';

import type { Fate } from '#core/domain/codebook-use.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';

import { sharesOf } from './words.ts';

interface FateDialogProps {
  readonly story: Story;
  /** What goes, as in "Remove tag quote". */
  readonly title: string;
  /** All annotations that are concerned, one's own and others'. */
  readonly annotations: readonly AnnotationRecord[];
  /** What staying as they are means. */
  readonly keep: string;
  /** What they could go over to, with what doing so means; empty when there is nothing. */
  readonly move: string;
  readonly targets: readonly { readonly id: string; readonly label: string }[];
  /** What going too means. */
  readonly remove: string;
  readonly onDecide: (fate: Fate) => void;
  readonly onClose: () => void;
}

/** Shows whose annotations a removal concerns, and asks what becomes of one's own. Others' always stay as they are. */
export function FateDialog(props: FateDialogProps) {
  const { story, title, annotations, targets, onDecide, onClose } = props;
  const [kind, setKind] = useState<Fate['kind']>('keep');
  const [to, setTo] = useState(targets[0]?.id ?? '');
  const shares = sharesOf(story, annotations);
  const own = shares.find(({ mine }) => mine)?.count ?? 0;
  const others = shares.filter(({ mine }) => !mine);
  const targetId = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <span className="me-auto text-ink2">One undo step</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button primary onPress={() => onDecide(kind === 'move' ? { kind, to } : { kind })}>
            Remove
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 px-5 py-4 medium:px-7">
        <table className="w-full">
          <caption className="sr-only">Whose, how many, in which accounts</caption>
          <tbody>
            {shares.map((share) => (
              <tr key={share.setId} className="border-b border-rule">
                <td className="w-11 pe-3 text-end font-serif text-[17px]">{share.count}</td>
                <th scope="row" className="w-44 py-1.5 pe-3 text-start font-semibold" dir="auto">
                  {share.name}
                </th>
                <td className="font-serif text-cell text-ink2">{share.sigla.join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {own > 0 && (
          <fieldset className="flex flex-col">
            <legend className="pb-1 text-small text-ink2">What becomes of yours</legend>
            <Option kind="keep" chosen={kind} onChoose={setKind}>
              {props.keep}
            </Option>
            {targets.length > 0 && (
              <div className="flex flex-wrap items-center gap-x-2.5">
                <Option kind="move" chosen={kind} onChoose={setKind}>
                  <span id={targetId}>{props.move}</span>
                </Option>
                <select
                  aria-labelledby={targetId}
                  className="field codebook-target"
                  value={to}
                  onChange={(event) => {
                    setTo(event.target.value);
                    setKind('move');
                  }}
                >
                  {targets.map((target) => (
                    <option key={target.id} value={target.id}>
                      {target.label}
                    </option>
                  ))}
                </select>
              </div>
            )}
            <Option kind="delete" chosen={kind} onChoose={setKind}>
              {props.remove}
            </Option>
          </fieldset>
        )}
        {others.length > 0 && (
          <p className="text-ink2">
            Those of {others.map(({ name }) => name).join(', ')} stay as they are. Only who made
            them can change them.
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface OptionProps {
  readonly kind: Fate['kind'];
  readonly chosen: Fate['kind'];
  readonly onChoose: (kind: Fate['kind']) => void;
  readonly children: React.ReactNode;
}

function Option({ kind, chosen, onChoose, children }: OptionProps) {
  return (
    <label className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11">
      <input
        type="radio"
        name="fate"
        className="accent-ink"
        checked={kind === chosen}
        onChange={() => onChoose(kind)}
      />
      {children}
    </label>
  );
}
