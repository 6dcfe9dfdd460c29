import type { AnnotationRecord } from '#core/domain/record.ts';
import { isOrphan } from '#core/domain/span.ts';
import type { Shown } from '#state/use-shown.ts';

/** The text of an article never changes, so what was found out of a record stays true. */
const known = new WeakMap<AnnotationRecord, boolean>();

/** Annotations of an article, those that stand on their words apart from those that have lost them; each in the order given. */
export function partOrphans(
  text: string,
  shown: readonly Shown[],
): { readonly placed: readonly Shown[]; readonly orphans: readonly Shown[] } {
  const orphans = shown.filter(({ record }) => hasLostItsWords(text, record));
  return {
    placed: orphans.length === 0 ? shown : shown.filter((each) => !orphans.includes(each)),
    orphans,
  };
}

function hasLostItsWords(text: string, record: AnnotationRecord): boolean {
  const before = known.get(record);
  if (before !== undefined) return before;
  const is = isOrphan(text, record.body.span);
  known.set(record, is);
  return is;
}
