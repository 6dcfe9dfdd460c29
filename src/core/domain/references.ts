import type { RecordId } from './ids.ts';
import type { AnnotationBody } from './record.ts';

/** The annotations that an annotation's attributes point to, each once. */
export function referencesOf(body: AnnotationBody): readonly RecordId[] {
  const ids = Object.values(body.attributes).flatMap((value) =>
    Array.isArray(value)
      ? value.flatMap((item) => ('annotation' in item ? [item.annotation as RecordId] : []))
      : [],
  );
  return [...new Set(ids)];
}
