/**
 * Key bindings in the notation of tinykeys: presses parted by blanks, a press being modifiers and a key joined by `+`, as in
 * `$mod+Shift+z` or `g 1`. `$mod` is ⌘ on a Mac and Ctrl elsewhere.
 */

/** Whether this machine has the keys of a Mac. */
export const IS_MAC = isMac(globalThis.navigator?.platform ?? '');
const IS_WINDOWS = (globalThis.navigator?.platform ?? '').startsWith('Win');

/** What of a keyboard event a binding is made from. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'getModifierState'>;

interface Press {
  /** Sorted, `Control` or `Meta` where that is what `$mod` means here. */
  readonly modifiers: readonly string[];
  /** In lower case; a key that is named by its place, as `Digit1`, by the sign that stands on it. */
  readonly key: string;
}

const MODIFIERS = ['Control', 'Meta', 'Alt', 'Shift'];
/** Keys that say nothing by themselves. */
const SILENT = new Set([...MODIFIERS, 'AltGraph', 'CapsLock', 'Dead', 'Process', 'Unidentified']);

/** The binding that this one press answers to, or `null` for a modifier by itself and what has no name. */
export function pressOf(event: KeyPress, mac = IS_MAC): string | null {
  if (SILENT.has(event.key) || event.key === '') return null;
  const held = MODIFIERS.filter((name) => isHeld(event, name));
  const key = keyOf(event);
  const named = held.map((name) => (name === (mac ? 'Meta' : 'Control') ? '$mod' : name));
  return [...named, key.length === 1 ? key.toLowerCase() : key].join('+');
}

/**
 * Whether the binding is of characters alone (letters, figures, signs, also with Shift), which who speaks to the machine, or
 * slips, types unawares (WCAG 2.1.4).
 */
export function isCharacters(binding: string): boolean {
  return pressesOf(binding).every(
    ({ modifiers, key }) =>
      modifiers.every((name) => name === 'Shift') && ([...key].length === 1 || key === 'space'),
  );
}

/**
 * The binding for who has switched single-letter keys off: what is of characters alone wants Alt, on a Mac Control, with its
 * first press; those type nothing and no browser keeps them. Anything else stays as it is.
 */
export function withModifier(binding: string, mac = IS_MAC): string {
  return isCharacters(binding) ? `${mac ? 'Control' : 'Alt'}+${binding}` : binding;
}

/** Whether two bindings cannot stand side by side: they are the same, or one is how the other begins. */
export function overlaps(a: string, b: string, mac = IS_MAC): boolean {
  const [first, second] = [a, b].map((binding) =>
    pressesOf(withModifier(binding, mac), mac).map(
      ({ modifiers, key }) => `${modifiers.join('+')}+${key}`,
    ),
  );
  if (first === undefined || second === undefined) return false;
  return first.slice(0, second.length).every((press, i) => press === second[i]);
}

/**
 * What a press already does wherever one is, in words that follow the name of the key, or `null` when it is free. Some chords
 * never reach a page; the others on the list could be taken and would be missed.
 */
export function takenBy(binding: string, mac = IS_MAC): string | null {
  for (const { modifiers, key } of pressesOf(binding, mac)) {
    if (key === 'tab') return 'moves the focus';
    if (CARET.has(key)) return 'moves the caret';
    if (key === 'enter' || key === 'escape') return 'answers whatever is open';
    const name = [...modifiers.map((held) => (held === mod(mac) ? '$mod' : held)), key].join('+');
    const taken = (mac ? MAC_CHORDS : OTHER_CHORDS)[name] ?? CHORDS[name];
    if (taken !== undefined) return `${taken} in the browser`;
  }
  return null;
}

const CARET = new Set('arrowleft arrowright arrowup arrowdown home end pageup pagedown'.split(' '));

/** Modifiers in the order of their names, `$mod` where Ctrl or ⌘ stands for it. */
const CHORDS: Readonly<Record<string, string>> = {
  '$mod+w': 'closes the tab',
  '$mod+Shift+w': 'closes the window',
  '$mod+t': 'opens a tab',
  '$mod+Shift+t': 'opens the tab closed last',
  '$mod+n': 'opens a window',
  '$mod+Shift+n': 'opens a private window',
  '$mod+Shift+p': 'opens a private window',
  '$mod+q': 'ends everything',
  '$mod+r': 'loads the page again',
  '$mod+Shift+r': 'loads the page again',
  '$mod+l': 'goes to the address',
  '$mod+f': 'searches the page',
  '$mod+g': 'searches on',
  '$mod+p': 'prints',
  '$mod+d': 'keeps a bookmark',
  '$mod+h': 'shows where you were',
  '$mod+a': 'selects everything',
  '$mod+c': 'copies',
  '$mod+x': 'cuts',
  '$mod+v': 'pastes',
  '$mod+0': 'sets the zoom',
  '$mod+-': 'zooms out',
  '$mod+=': 'zooms in',
  '$mod++': 'zooms in',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`$mod+${n}`, 'goes to a tab'])),
  f5: 'loads the page again',
  f11: 'fills the screen',
  f12: 'opens the tools of developers',
};
const OTHER_CHORDS: Readonly<Record<string, string>> = {
  '$mod+f4': 'closes the tab',
  'Alt+f4': 'closes the window',
};
const MAC_CHORDS: Readonly<Record<string, string>> = {
  '$mod+h': 'hides the window',
  '$mod+m': 'puts the window away',
  '$mod+,': 'opens the settings',
  '$mod+space': 'searches the machine',
};

function pressesOf(binding: string, mac = IS_MAC): readonly Press[] {
  return binding.split(' ').map((press) => {
    const parts = partsOf(press);
    const modifiers = parts.slice(0, -1).map((name) => (name === '$mod' ? mod(mac) : name));
    const key = (parts.at(-1) ?? '').toLowerCase();
    return { modifiers: modifiers.toSorted(), key: key.replace(/^(?:digit|key)(?=.$)/, '') };
  });
}

/** The parts of a press; the key may itself be `+`. */
function partsOf(press: string): readonly string[] {
  return press.split(/\b\+/);
}

function mod(mac: boolean): string {
  return mac ? 'Meta' : 'Control';
}

function isHeld(event: KeyPress, name: string): boolean {
  if (event.getModifierState(name)) return true;
  // AltGr is both on Windows, and the keyboard handler takes it so.
  const isPartOfAltGr = IS_WINDOWS && (name === 'Control' || name === 'Alt');
  return isPartOfAltGr && event.getModifierState('AltGraph');
}

/** A figure with Shift is named by its place, since the sign that it types differs from board to board. */
function keyOf({ key, code }: KeyPress): string {
  if (key === ' ') return 'Space';
  return /^Digit\d$/.test(code) && !/^\d$/.test(key) && key.length === 1 ? code : key;
}

function isMac(platform: string): boolean {
  return /Mac|iPod|iPhone|iPad/.test(platform);
}
