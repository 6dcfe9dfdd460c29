const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const NAMES: Readonly<Record<string, string>> = {
  $mod: MAC ? '⌘' : 'Ctrl',
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
  Delete: 'Del',
  Backspace: '⌫',
  '=': '+',
};

/** Key caps for a binding such as `$mod+Shift+z`, in the names of the platform. A sequence has a cap for each press. */
export function Key({
  binding,
  inverted = false,
}: {
  readonly binding: string;
  readonly inverted?: boolean;
}) {
  return (
    <span aria-hidden="true" className="pointer-coarse:hidden inline-flex gap-1 select-none">
      {binding.split(' ').map((press) => (
        <kbd
          key={press}
          className={`inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-field border px-1 font-sans text-micro leading-none font-medium ${inverted ? 'border-inv-ink2 text-inv-ink2' : 'border-rule2 text-ink2'}`}
        >
          {press
            .split('+')
            .map((part) => NAMES[part] ?? part.replace(/^Digit/, '').toUpperCase())
            .join(MAC ? '' : ' ')}
        </kbd>
      ))}
    </span>
  );
}
