import { capsOf } from './key-names.ts';

interface KeyProps {
  /** `null` for a command without a key, which has no cap. */
  readonly binding: string | null;
  readonly inverted?: boolean;
}

/** Key caps for a binding such as `$mod+Shift+z`, in the names of the platform. A sequence has a cap for each press. */
export function Key({ binding, inverted = false }: KeyProps) {
  if (binding === null) return null;
  return (
    <span aria-hidden="true" className="pointer-coarse:hidden inline-flex gap-1 select-none">
      {capsOf(binding).map((cap, i) => (
        <kbd
          // A sequence may press the same key twice.
          // oxlint-disable-next-line react/no-array-index-key
          key={i}
          className={`inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-field border px-1 font-sans text-micro leading-none font-medium whitespace-nowrap ${inverted ? 'border-inv-ink2 text-inv-ink2' : 'border-rule2 text-ink2'}`}
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
