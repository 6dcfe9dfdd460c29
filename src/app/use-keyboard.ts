import { useEffect } from 'react';
import { createKeybindingsHandler } from 'tinykeys';

import { allCommands } from '#state/commands.ts';
import { session } from '#state/session.ts';

const FIELD = 'input, textarea, select, [contenteditable], [role="combobox"]';

/** Bindings that leave no character in a field. */
const TYPES_NOTHING = /\$mod|Escape|^F\d/;

/**
 * Runs commands by their keys. Single letters work where nothing is typed; an open overlay keeps the keyboard to itself; what
 * a component has already answered is left alone.
 */
export function useKeyboard(): void {
  useEffect(() => {
    const bindings = new Set(allCommands().flatMap((command) => command.keys));
    const handlers = Object.fromEntries(
      [...bindings].map((binding) => [
        binding,
        (event: KeyboardEvent) => runBinding(binding, event),
      ]),
    );
    const handle = createKeybindingsHandler(handlers);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && !event.isComposing) handle(event);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
}

function runBinding(binding: string, event: KeyboardEvent): void {
  if (session().overlay !== null) return;
  const { target } = event;
  const inField = target instanceof Element && target.closest(FIELD) !== null;
  const command = allCommands().find(
    ({ keys, inFields = false, isEnabled }) =>
      keys.includes(binding) &&
      (!inField || (inFields && TYPES_NOTHING.test(binding))) &&
      isEnabled(),
  );
  if (command === undefined) return;
  // Enter and Space on a button press the button.
  if (binding === 'Enter' && target instanceof Element && target.closest('button, a[href]')) return;
  event.preventDefault();
  command.run();
}
