const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const NAMES: Readonly<Record<string, string>> = {
  $mod: MAC ? '⌘' : 'Ctrl',
  Control: MAC ? '⌃' : 'Ctrl',
  Meta: MAC ? '⌘' : 'Meta',
  Shift: MAC ? '⇧' : 'Shift',
  Alt: MAC ? '⌥' : 'Alt',
  Escape: 'Esc',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Home: 'Home',
  End: 'End',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ContextMenu: 'Menu',
  Space: 'Space',
  Delete: 'Del',
  Backspace: '⌫',
  '=': '+',
};

/** As a screen reader says them, where the cap bears a sign. */
const SPOKEN: Readonly<Record<string, string>> = {
  $mod: MAC ? 'Command' : 'Ctrl',
  Control: MAC ? 'Control' : 'Ctrl',
  Meta: MAC ? 'Command' : 'Meta',
  Shift: 'Shift',
  Alt: MAC ? 'Option' : 'Alt',
  Enter: 'Enter',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Backspace: 'Backspace',
};

/** The caps of a binding such as `$mod+Shift+z`, in the names of the platform: one for each press of a sequence. */
export function capsOf(binding: string): readonly string[] {
  return binding.split(' ').map((press) =>
    partsOf(press)
      .map((part) => NAMES[part] ?? signOf(part))
      .join(MAC ? '' : ' '),
  );
}

/** A binding in words: `Ctrl Shift Z`, `G then 1`. */
export function keyInWords(binding: string): string {
  return binding
    .split(' ')
    .map((press) =>
      partsOf(press)
        .map((part) => SPOKEN[part] ?? NAMES[part] ?? signOf(part))
        .join(' '),
    )
    .join(' then ');
}

/** What stands on a key that is named by its sign, or by its place on the board as in `Digit1`. */
function signOf(part: string): string {
  return part.replace(/^(?:Digit|Key)(?=.$)/, '').toUpperCase();
}

/** The parts of a press; the key may itself be `+`. */
function partsOf(press: string): readonly string[] {
  return press.split(/\b\+/);
}
