/**
 * Returns `make` such that it is done once for each `key`, and what it made kept as long as that
 * lives. For what follows from something that never changes: nobody can tell that it was kept, but
 * by the time it takes.
 */
export function keptFor<Key extends WeakKey, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, { readonly made: Made }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.made;
    const made = make(key);
    known.set(key, { made });
    return made;
  };
}

/** Keeps what follows from two things that never change, in this order, as long as both live. */
export class KeptForTwo<Key extends WeakKey, Made> {
  readonly #rows = keptFor((_a: Key) => new WeakMap<Key, { readonly made: Made }>());

  of(a: Key, b: Key, make: () => Made): Made {
    const row = this.#rows(a);
    const known = row.get(b) ?? { made: make() };
    row.set(b, known);
    return known.made;
  }
}
