import { useEffect } from 'react';
import { createKeybindingsHandler } from 'tinykeys';

import { allCommands } from '#state/commands.ts';
import { useKeySettings } from '#state/key-settings.ts';
import { session } from '#state/session.ts';

/** Where single letters, Delete and Enter belong to what has the focus. */
const TAKES_LETTERS = 'input, textarea, select, [contenteditable], [data-card-editor]';
/** Whatever is open here answers every key itself, Escape first of all. What only shows more of the page, or says so, does not. */
const KEEPS_KEYS =
  '[role=menu], [role=listbox]:not([data-shares-keys]), [role=dialog], :is([role=combobox], [aria-haspopup])[aria-expanded=true]';

/** Bindings that leave no character in a field. */
const TYPES_NOTHING = /\$mod|Escape|\bF\d/;

/**
 * Runs commands by their keys. Single letters work where nothing is typed; an open overlay keeps the keyboard to itself; what
 * a component has already answered is left alone.
 */
export function useKeyboard(): void {
  useKeySettings();
  useEffect(() => {
    const bindings = new Set(allCommands().flatMap((command) => command.keys));
    // The second key of a sequence may be a key by itself: the sequence, being longer, goes first.
    const longestFirst = [...bindings].toSorted((a, b) => pressesIn(b) - pressesIn(a));
    const handlers = Object.fromEntries(
      longestFirst.map((binding) => [
        binding,
        (event: KeyboardEvent) => runBinding(binding, event),
      ]),
    );
    const handle = createKeybindingsHandler(handlers);
    // Asked on the way down: on the way up a list that Escape has closed no longer says that it was open.
    let answered: KeyboardEvent | null = null;
    const onTheWayDown = (event: KeyboardEvent): void => {
      const isOpen = event.target instanceof Element && event.target.closest(KEEPS_KEYS) !== null;
      answered = isOpen ? event : null;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && !event.isComposing && answered !== event) handle(event);
    };
    addEventListener('keydown', onTheWayDown, { capture: true });
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('keydown', onTheWayDown, { capture: true });
      removeEventListener('keydown', onKeyDown);
    };
  });
}

function pressesIn(binding: string): number {
  return binding.split(' ').length;
}

function runBinding(binding: string, event: KeyboardEvent): void {
  // The same press may answer to a sequence and to a key, or to a sign and its place on the board: the first one has it.
  if (session().overlay !== null || event.defaultPrevented) return;
  const target = event.target instanceof Element ? event.target : null;
  const inField = target?.closest(TAKES_LETTERS) != null;
  const command = allCommands().find(
    ({ keys, inFields = false, isEnabled }) =>
      keys.includes(binding) &&
      (!inField || (inFields && TYPES_NOTHING.test(binding))) &&
      isEnabled(),
  );
  if (command === undefined) return;
  // Enter and Space on a button press the button.
  if (binding === 'Enter' && target?.closest('button, a[href]')) return;
  event.preventDefault();
  command.run();
}
