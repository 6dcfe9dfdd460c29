import { useState } from 'react';

import { IS_MAC, withModifier } from '#platform/keys.ts';
import { allCommands } from '#state/commands.ts';
import type { Command } from '#state/commands.ts';
import { setKeySettings, useKeySettings } from '#state/key-settings.ts';
import { resetAllKeys } from '#state/rebinding.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Key } from '#ui/Key.tsx';
import { keyInWords } from '#ui/key-names.ts';
import { Toggle } from '#ui/Toggle.tsx';
import { useRoving } from '#ui/use-roving.ts';

import { KeyRow } from './KeyRow.tsx';

const IN_THE_TEXT: readonly (readonly [string, string])[] = [
  ['ArrowLeft', 'Move the caret by character; with Shift, select'],
  [IS_MAC ? 'Alt+ArrowRight' : '$mod+ArrowRight', 'By word'],
  [IS_MAC ? 'Control+Alt+ArrowDown' : 'Alt+ArrowDown', 'By sentence'],
  [IS_MAC ? 'Alt+ArrowDown' : '$mod+ArrowDown', 'By paragraph'],
  ['PageDown', 'By screen'],
  ['Home', 'Start of the line; End for its end'],
  ['$mod+Home', 'Start of the account'],
];

const WITH_THE_MOUSE: readonly (readonly [string, string])[] = [
  ['Drag', 'selects whole words; with Alt, single characters'],
  ['Double click', 'selects a word'],
  ['Triple click', 'selects a sentence'],
  ['Click a tag', 'opens its card; again, the next one of the pile'],
  ['Right click', 'opens the menu of the words; with Shift, the browser’s'],
];

/** Every command with its keys, by what it is for. The keys can be changed here. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const { own, letters } = useKeySettings();
  const [said, setSaid] = useState('');
  const columns = useRoving({ along: 'column', items: '[data-key-button]' });
  const commands = allCommands();
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div className="top-0 z-10 flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-rule2 bg-raise px-5 medium:sticky short:static pt-2 pb-2.5 medium:px-7">
        <Toggle on={letters} onChange={(on) => void setKeySettings({ letters: on })}>
          Single-letter keys
        </Toggle>
        <LettersInWords commands={commands} letters={letters} />
        <span className="ms-auto">
          <Button
            isDisabled={Object.keys(own).length === 0}
            onPress={() => {
              resetAllKeys();
              setSaid('All keys are as usual again.');
            }}
          >
            Reset all keys
          </Button>
        </span>
        <p role="status" className="w-full text-small text-ink2 empty:hidden">
          {said}
        </p>
      </div>
      <div ref={columns} className="gap-x-10 px-5 pt-4 pb-6 medium:columns-2 medium:px-7">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid-column">
            <Heading>
              {group}
              {group === 'Tag' && (
                <span className="font-normal">, the keys of tags are in the codebook</span>
              )}
            </Heading>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <KeyRow key={command.id} command={command} onChanged={setSaid} />
                ))}
            </dl>
          </section>
        ))}
        <section className="mb-5 break-inside-avoid">
          <Heading>In the text</Heading>
          <dl>
            {IN_THE_TEXT.map(([binding, label]) => (
              <div key={label} className="flex items-center gap-4 border-b border-rule py-1">
                <dt className="min-w-0 flex-1">{label}</dt>
                <dd>
                  <Key binding={binding} />
                  <span className="sr-only">{keyInWords(binding)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="break-inside-avoid">
          <Heading>With the mouse</Heading>
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

function Heading({ children }: { readonly children: React.ReactNode }) {
  return (
    <h3 className="border-b border-rule2 pb-1 text-small font-semibold text-ink2">{children}</h3>
  );
}

interface LettersInWordsProps {
  readonly commands: readonly Command[];
  readonly letters: boolean;
}

/** What the switch means for the first tag. */
function LettersInWords({ commands, letters }: LettersInWordsProps) {
  const example = commands.find(({ tag, keys }) => tag !== undefined && keys.length > 0);
  const [key = 't'] = example?.keys ?? [];
  return (
    <span className="flex items-center gap-1.5 text-small text-ink2">
      {letters ? 'One character alone is a key, as' : 'One character wants a modifier, as'}
      <Key binding={letters ? key : withModifier(key)} />
      <span className="sr-only">{keyInWords(letters ? key : withModifier(key))}</span>
    </span>
  );
}
