import { allCommands } from '#state/commands.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Key } from '#ui/Key.tsx';

const IN_THE_TEXT: readonly (readonly [string, string])[] = [
  ['ArrowLeft', 'Move the caret by character; with Shift, select'],
  ['$mod+ArrowRight', 'By word'],
  ['$mod+ArrowDown', 'By paragraph'],
  ['Home', 'Start of the line; End for its end'],
];

const WITH_THE_MOUSE: readonly (readonly [string, string])[] = [
  ['Drag', 'selects whole words; with Alt, single characters'],
  ['Double click', 'selects a word'],
  ['Triple click', 'selects a sentence'],
  ['Click a tag', 'opens its card; again, the next one of the pile'],
];

/** All keys on one sheet, by what they are for. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const commands = allCommands().filter(({ keys }) => keys.length > 0);
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Dialog title="Keys" reading onClose={onClose}>
      <div className="gap-x-10 px-5 pt-3 pb-6 medium:columns-2 medium:px-7">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="border-b border-rule2 pb-1 text-small font-semibold text-ink2">
              {group}
            </h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map(({ id, label, keys }) => (
                  <div key={id} className="flex items-center gap-4 border-b border-rule py-1">
                    <dt className="min-w-0 flex-1">{label}</dt>
                    <dd className="flex shrink-0 gap-2">
                      {keys.map((key) => (
                        <Key key={key} binding={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section className="mb-5 break-inside-avoid">
          <h3 className="border-b border-rule2 pb-1 text-small font-semibold text-ink2">
            In the text
          </h3>
          <dl>
            {IN_THE_TEXT.map(([binding, label]) => (
              <div key={label} className="flex items-center gap-4 border-b border-rule py-1">
                <dt className="min-w-0 flex-1">{label}</dt>
                <dd>
                  <Key binding={binding} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="break-inside-avoid">
          <h3 className="border-b border-rule2 pb-1 text-small font-semibold text-ink2">
            With the mouse
          </h3>
          <dl>
            {WITH_THE_MOUSE.map(([act, label]) => (
              <div key={act} className="flex gap-4 border-b border-rule py-1">
                <dt className="w-26 shrink-0 font-semibold">{act}</dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
