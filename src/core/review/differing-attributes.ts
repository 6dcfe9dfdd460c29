import type { AttributeValue, Evidence } from '#core/domain/record.ts';
import type { Passage } from '#core/domain/span.ts';

/** The attributes of an annotation by id. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/**
 * The ids of the attributes in which two annotations differ, sorted. Text is compared without blanks at its ends, a passage by its
 * place. What is empty counts as not filled in.
 *
 * An annotation that is pointed to belongs to whoever points, so two editors never name the same one: of a list of evidence the
 * passages are compared, and whether it names any annotation at all.
 */
export function differingAttributes(a: Attributes, b: Attributes): readonly string[] {
  const [left, right] = [comparable(a), comparable(b)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((id) => left.get(id) !== right.get(id))
    .toSorted();
}

/** How far two annotations have the same attributes: those that are equal, of all there are, 0…1 (Jaccard). */
export function attributeLikeness(a: Attributes, b: Attributes): number {
  const [left, right] = [comparable(a), comparable(b)];
  const equal = [...left].filter(([id, value]) => right.get(id) === value).length;
  const all = left.size + right.size - equal;
  return all === 0 ? 1 : equal / all;
}

/** A string that two sets of attributes share if and only if {@link differingAttributes} finds nothing. */
export function attributeKey(attributes: Attributes): string {
  return JSON.stringify([...comparable(attributes)].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A string that two values of an attribute share if and only if they count as equal, or `null` for an empty value. */
export function valueKey(value: AttributeValue | undefined): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : JSON.stringify(value.trim());
  if (typeof value !== 'object') return JSON.stringify(value);
  if ('fragments' in value) return placeKey(value);
  return value.length === 0
    ? null
    : JSON.stringify([...new Set(value.map(evidenceKey))].toSorted());
}

function comparable(attributes: Attributes): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(attributes).flatMap(([id, value]): [string, string][] => {
      const key = valueKey(value);
      return key === null ? [] : [[id, key]];
    }),
  );
}

function evidenceKey(evidence: Evidence): string {
  return 'fragments' in evidence ? placeKey(evidence) : 'annotation';
}

function placeKey({ articleId, fragments }: Passage): string {
  return JSON.stringify([articleId, fragments.map(({ start, end }) => [start, end])]);
}
