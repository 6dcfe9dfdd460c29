import type { RecordId, SetId, TagId } from '#core/domain/ids.ts';
import type { AnnotationBody, AnnotationRecord, AttributeValue } from '#core/domain/record.ts';

import { attributeLikeness, differingAttributes, valueKey } from './differing-attributes.ts';
import { isSameRanges, lengthOf, likeness, overlaps, sharedLength } from './overlap.ts';

/**
 * When an annotation is taken over without asking. Everybody means: who has marked the article done, or has a candidate.
 *
 * - `exact`: everybody has it, with the same tag, words and attributes.
 * - `overlap`: everybody has it with the same tag on words that meet.
 * - `majority`: more than half of everybody, and at least two, have it with the same tag on words that meet.
 */
export type AdjudicationRule = 'exact' | 'overlap' | 'majority';

/** One annotator's annotations of one article. */
export interface AdjudicationLayer {
  readonly setId: SetId;
  /** Whether "nothing here" is an opinion. */
  readonly isDone: boolean;
  readonly annotations: readonly AnnotationRecord[];
}

/** One annotation of one layer, put up for decision. */
export interface Candidate {
  readonly setId: SetId;
  readonly annotation: AnnotationRecord;
}

/** What the layers have at one place: at most one candidate of each. */
export interface AdjudicationGroup {
  /** By set id. */
  readonly candidates: readonly Candidate[];
  /** The layers that are done and have nothing here, by id. */
  readonly without: readonly SetId[];
  /** What is taken over, or `null` where somebody has to decide. */
  readonly agreed: {
    readonly body: AnnotationBody;
    /** The candidate whose words they are. */
    readonly wordsOf: RecordId;
    /** The candidates that agree, by set id. */
    readonly by: readonly RecordId[];
  } | null;
}

/** From how much likeness on candidates under different tags are about the same words. */
const SAME_PLACE = 0.5;

/**
 * What at least two layers have in one article, in groups, and what of it is agreed by `rule`.
 *
 * Every annotation that is not removed stands in exactly one group. Annotations of one tag that share words come together first,
 * the likest first; then those of different tags where at least half of the words are shared; two of one layer never do.
 *
 * Of those who agree, the words are taken that most of them have; of equally many the longer, then the earlier, then the lower
 * id. Each attribute gets the value that most of them gave it; of equally many the one of the candidate whose words are taken.
 * Notes stay where they are.
 *
 * Groups are in text order, those on the whole article last. The order of layers and annotations does not matter. Cost is
 * O(layers² · (n log n + pairs that share words)).
 */
export function adjudicate(
  layers: readonly AdjudicationLayer[],
  rule: AdjudicationRule,
): readonly AdjudicationGroup[] {
  const ordered = layers.toSorted((a, b) => byText(a.setId, b.setId));
  return clustersOf(ordered)
    .map((candidates): AdjudicationGroup => {
      const present = new Set(candidates.map(({ setId }) => setId));
      const without = ordered.flatMap(({ setId, isDone }) =>
        isDone && !present.has(setId) ? [setId] : [],
      );
      return { candidates, without, agreed: agreedOn(candidates, without.length, rule) };
    })
    .toSorted(inTextOrder);
}

/** A pair of candidates of different layers, by their places in the list of all. */
interface Tie {
  readonly a: number;
  readonly b: number;
  readonly sameTag: boolean;
  readonly likeness: number;
}

function clustersOf(layers: readonly AdjudicationLayer[]): readonly (readonly Candidate[])[] {
  const all = layers.flatMap(({ setId, annotations }) =>
    annotations
      .filter(({ deleted }) => deleted === 0)
      .toSorted((a, b) => byText(a.id, b.id))
      .map((annotation): Candidate => ({ setId, annotation })),
  );
  const clusterOf = all.map((candidate) => [candidate]);
  const ties = [...tiesOnWords(all), ...tiesOnWholeArticle(all)].toSorted(
    (x, y) =>
      Number(y.sameTag) - Number(x.sameTag) || y.likeness - x.likeness || x.a - y.a || x.b - y.b,
  );
  const indexOf = new Map(all.map((candidate, place) => [candidate, place]));
  for (const { a, b } of ties) {
    const [left, right] = [clusterOf[a] ?? [], clusterOf[b] ?? []];
    if (left === right) continue;
    const layersHere = new Set(left.map(({ setId }) => setId));
    if (right.some(({ setId }) => layersHere.has(setId))) continue;
    const joined = [...left, ...right].toSorted((x, y) => byText(x.setId, y.setId));
    for (const candidate of joined) clusterOf[indexOf.get(candidate) ?? -1] = joined;
  }
  return [...new Set(clusterOf)];
}

function tiesOnWords(all: readonly Candidate[]): readonly Tie[] {
  const spans = all.map(({ annotation }) => annotation.body.span);
  return overlaps(spans, spans).flatMap(({ a, b }): Tie[] => {
    const [left, right] = [all[a], all[b]];
    if (left === undefined || right === undefined || a >= b || left.setId === right.setId)
      return [];
    const sameTag = left.annotation.body.tag === right.annotation.body.tag;
    const alike = likeness(left.annotation.body.span, right.annotation.body.span);
    return sameTag || alike >= SAME_PLACE ? [{ a, b, sameTag, likeness: alike }] : [];
  });
}

function tiesOnWholeArticle(all: readonly Candidate[]): readonly Tie[] {
  const whole = all.flatMap(({ annotation, setId }, place) =>
    annotation.body.span.length === 0 ? [{ ...annotation.body, setId, place }] : [],
  );
  return whole.flatMap((left, i) =>
    whole.slice(i + 1).flatMap((right): Tie[] => {
      if (left.tag !== right.tag || left.setId === right.setId) return [];
      const alike = attributeLikeness(left.attributes, right.attributes);
      return [{ a: left.place, b: right.place, sameTag: true, likeness: alike }];
    }),
  );
}

function agreedOn(
  candidates: readonly Candidate[],
  without: number,
  rule: AdjudicationRule,
): AdjudicationGroup['agreed'] {
  const tag = mostUsedTag(candidates);
  const annotations = candidates
    .map(({ annotation }) => annotation)
    .filter(({ body }) => body.tag === tag);
  const chosen = mostSharedWords(annotations);
  if (chosen === null) return null;
  const agreeing = annotations.filter(({ body }) => meets(body, chosen.body));
  const everybody = candidates.length + without;
  if (agreeing.length < 2) return null;
  if (rule === 'majority' ? agreeing.length * 2 <= everybody : agreeing.length < everybody)
    return null;
  if (rule === 'exact' && !agreeing.every(({ body }) => isSame(body, chosen.body))) return null;
  const attributes = mostGivenAttributes(agreeing, chosen);
  return {
    body: { span: chosen.body.span, tag: chosen.body.tag, attributes, note: '' },
    wordsOf: chosen.id,
    by: agreeing.map(({ id }) => id),
  };
}

/** The tag that most have; of equally many none can be agreed on by more than half, so any will do: the first by id. */
function mostUsedTag(candidates: readonly Candidate[]): TagId | null {
  return mostFrequent(candidates.map(({ annotation }) => annotation.body.tag).toSorted()) ?? null;
}

function mostSharedWords(annotations: readonly AnnotationRecord[]): AnnotationRecord | null {
  const sharing = ({ body }: AnnotationRecord): number =>
    annotations.filter((other) => isSameRanges(other.body.span, body.span)).length;
  return (
    annotations.toSorted(
      (a, b) =>
        sharing(b) - sharing(a) ||
        lengthOf(b.body.span) - lengthOf(a.body.span) ||
        (a.body.span[0]?.start ?? 0) - (b.body.span[0]?.start ?? 0) ||
        byText(a.id, b.id),
    )[0] ?? null
  );
}

function meets(a: AnnotationBody, b: AnnotationBody): boolean {
  return a.span.length === 0 ? b.span.length === 0 : sharedLength(a.span, b.span) > 0;
}

function isSame(a: AnnotationBody, b: AnnotationBody): boolean {
  return (
    isSameRanges(a.span, b.span) && differingAttributes(a.attributes, b.attributes).length === 0
  );
}

function mostGivenAttributes(
  agreeing: readonly AnnotationRecord[],
  chosen: AnnotationRecord,
): AnnotationBody['attributes'] {
  // The one whose words are taken comes first, so that of equally many values its own is met first.
  const ordered = [chosen, ...agreeing.filter((each) => each !== chosen)];
  const ids = new Set(ordered.flatMap(({ body }) => Object.keys(body.attributes)));
  return Object.fromEntries(
    [...ids].toSorted().flatMap((id): [string, AttributeValue][] => {
      const values = ordered.map(({ body }) => body.attributes[id]);
      const key = mostFrequent(values.map((value) => valueKey(value) ?? ''));
      const value = values.find((each) => (valueKey(each) ?? '') === key);
      return value === undefined || key === '' ? [] : [[id, value]];
    }),
  );
}

/** The value that occurs most often; of equally many the one met first. */
function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.find((value) => counts.get(value) === most);
}

/** Where a group on the article as a whole stands: after all words. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

function inTextOrder(a: AdjudicationGroup, b: AdjudicationGroup): number {
  return placeOf(a) - placeOf(b) || byText(firstId(a), firstId(b));
}

function placeOf({ candidates }: AdjudicationGroup): number {
  return Math.min(
    ...candidates.map(({ annotation }) => annotation.body.span[0]?.start ?? AFTER_ALL),
  );
}

function firstId({ candidates }: AdjudicationGroup): string {
  return candidates.map(({ annotation }) => annotation.id as string).toSorted()[0] ?? '';
}

// By code units: `localeCompare` differs between machines.
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
