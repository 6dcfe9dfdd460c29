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
