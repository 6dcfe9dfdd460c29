import { skipBlanks } from '#core/text/blanks.ts';
import { graphemeEnd, graphemeStart } from '#core/text/graphemes.ts';
import { snapRange } from '#core/text/snap.ts';
import { nextWordBoundary } from '#core/text/words.ts';

import type { Change } from './act.ts';
import { editAnnotation, removeRecord } from './edits.ts';
import type { RecordId } from './ids.ts';
import type {
  AnnotationBody,
  AnnotationRecord,
  AttributeValue,
  Evidence,
  GalleyRecord,
  Instant,
} from './record.ts';
import { isLive, isPassage } from './record.ts';
import { referencesOf } from './references.ts';
import type { Range, Span } from './span.ts';
import { joinRanges, spanOf } from './span.ts';

/** Which end of a stretch of words. */
export type Side = 'start' | 'end';
/** How far a boundary goes in one step. */
export type Step = 'word' | 'character';

/**
 * Where a boundary of `range` stands after one step (code units). Word by word an end stands after a word and a start before
 * one; marks beside the words are a step of their own only where they would be left behind. The other boundary is never
 * reached: the same place means that there is no further step.
 */
export function stepBoundary(
  text: string,
  range: Range,
  side: Side,
  direction: 'forward' | 'backward',
  step: Step,
): number {
  const from = range[side];
  const to =
    step === 'character'
      ? nextGrapheme(text, from, direction)
      : nextEdge(text, from, side, direction);
  const isInside = side === 'start' ? to < range.end : to > range.start;
  return isInside ? to : from;
}

/**
 * `span` with the boundary of one fragment moved to `to` (code units). A fragment that reaches another one joins it.
 *
 * @returns `null` if the fragment would be left without words.
 */
export function moveBoundary(
  text: string,
  span: Span,
  fragment: number,
  side: Side,
  to: number,
): Span | null {
  const moving = span[fragment];
  const [moved] = moving === undefined ? [] : trimmed(text, [{ ...moving, [side]: to }]);
  if (moved === undefined) return null;
  return spanOf(text, [...span.slice(0, fragment), moved, ...span.slice(fragment + 1)]);
}

/** `span` with the words of `range` added: joined to those that nothing but blanks parts them from, else as a fragment of their own. */
export function addWords(text: string, span: Span, range: Range): Span {
  return spanOf(text, joinOverBlanks(text, [...span, range]));
}

/**
 * `span` without the words of `range`.
 *
 * @returns `null` if nothing would be left.
 */
export function removeWords(text: string, span: Span, range: Range): Span | null {
  const left = span.flatMap(({ start, end }) =>
    trimmed(text, [
      { start, end: Math.min(end, range.start) },
      { start: Math.max(start, range.end), end },
    ]),
  );
  return left.length === 0 ? null : spanOf(text, left);
}

/**
 * Splits an annotation in two at an offset (code units): the first part keeps id, links and thread, the second is new; both keep
 * tag, attributes and note.
 *
 * @param id That of the second part.
 * @returns `null` if one of the two would have no words.
 */
export function splitAnnotation(
  text: string,
  annotation: AnnotationRecord,
  offset: number,
  id: RecordId,
  at: Instant,
): readonly Change[] | null {
  const { span } = annotation.body;
  const before = trimmed(
    text,
    span.map(({ start, end }) => ({ start, end: Math.min(end, offset) })),
  );
  const after = trimmed(
    text,
    span.map(({ start, end }) => ({ start: Math.max(start, offset), end })),
  );
  if (before.length === 0 || after.length === 0) return null;
  const body = { ...annotation.body, span: spanOf(text, after) };
  const second = { ...annotation, id, created: at, modified: at, body };
  return [
    editAnnotation(annotation, at, { span: spanOf(text, before) }),
    { before: null, after: second },
  ];
}

/**
 * Makes one annotation of two: `kept` takes the words of `gone`, the attributes that it has not itself, and its note; whatever
 * spoke of `gone` speaks of `kept`, and a link between the two ends.
 *
 * @param referring The records that speak of `gone`.
 */
export function mergeAnnotations(
  text: string,
  kept: AnnotationRecord,
  gone: AnnotationRecord,
  referring: readonly GalleyRecord[],
  at: Instant,
): readonly Change[] {
  const notes = [kept.body.note, gone.body.note].filter((note) => note !== '');
  const attributes = { ...gone.body.attributes, ...kept.body.attributes };
  const body = redirected(
    {
      ...kept.body,
      span: spanOf(text, joinOverBlanks(text, [...kept.body.span, ...gone.body.span])),
      attributes,
      note: [...new Set(notes)].join('\n'),
    },
    gone.id,
    null,
  );
  return [
    editAnnotation(kept, at, body),
    ...referring
      .filter(({ id, deleted }) => id !== kept.id && id !== gone.id && deleted === 0)
      .flatMap((record) => redirect(record, gone.id, kept.id, at)),
    removeRecord(gone, at),
  ];
}

/** A record that spoke of `from` speaks of `to`. What then says nothing, such as a link from `to` to itself, is removed. */
function redirect(
  record: GalleyRecord,
  from: RecordId,
  to: RecordId,
  at: Instant,
): readonly Change[] {
  const refs = [...new Set(record.refs.map((id) => (id === from ? to : id)))];
  if (isLive(record, 'annotation')) {
    return [editAnnotation(record, at, redirected(record.body, from, to))];
  }
  if (isLive(record, 'link')) {
    const start = record.body.from === from ? to : record.body.from;
    const ends = new Set(record.body.to.map((id) => (id === from ? to : id)));
    ends.delete(start);
    if (ends.size === 0) return [removeRecord(record, at)];
    const body = { ...record.body, from: start, to: [...ends] };
    return [{ before: record, after: { ...record, modified: at, refs, body } }];
  }
  if (isLive(record, 'reply')) {
    const body = { ...record.body, target: to };
    return [{ before: record, after: { ...record, modified: at, refs, body } }];
  }
  // A decision judged words that are no longer alone: it goes with them.
  return isLive(record, 'decision') ? [removeRecord(record, at)] : [];
}

/** A body whose evidence names `to` instead of `from`; for `null` it names neither. */
function redirected(body: AnnotationBody, from: RecordId, to: RecordId | null): AnnotationBody {
  if (!referencesOf(body).includes(from)) return body;
  const attributes: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(body.attributes)) {
    const turned = Array.isArray(value) ? turn(value as readonly Evidence[], from, to) : value;
    if (!Array.isArray(turned) || turned.length > 0) attributes[name] = turned;
  }
  return { ...body, attributes };
}

function turn(
  evidence: readonly Evidence[],
  from: RecordId,
  to: RecordId | null,
): readonly Evidence[] {
  return evidence.flatMap((item) => {
    if (isPassage(item) || item.annotation !== from) return [item];
    return to === null ? [] : [{ annotation: to }];
  });
}

/** The ranges in text order, joined where they touch, overlap or have nothing but blanks between them. */
function joinOverBlanks(text: string, ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of joinRanges(ranges)) {
    const last = joined.at(-1);
    if (last !== undefined && skipBlanks(text, last.end, range.start) === range.start) {
      joined[joined.length - 1] = { start: last.start, end: range.end };
    } else joined.push(range);
  }
  return joined;
}

/** The ranges that hold words, without blanks at their ends. */
function trimmed(text: string, ranges: readonly Range[]): readonly Range[] {
  return ranges.flatMap(({ start, end }) =>
    start < end ? (snapRange(text, start, end, { words: false }) ?? []) : [],
  );
}

function nextGrapheme(text: string, from: number, direction: 'forward' | 'backward'): number {
  return direction === 'forward'
    ? graphemeEnd(text, Math.min(text.length, from + 1))
    : graphemeStart(text, Math.max(0, from - 1));
}

/** The nearest end (or start) of a word beyond `from`. */
function nextEdge(
  text: string,
  from: number,
  side: Side,
  direction: 'forward' | 'backward',
): number {
  if ((side === 'end') === (direction === 'forward'))
    return nextWordBoundary(text, from, direction);
  // Against its own direction a boundary goes to the word that is there, unless it stands at that word already.
  const there = nextWordBoundary(
    text,
    nextWordBoundary(text, from, direction),
    opposite(direction),
  );
  if (isBeyond(there, from, direction)) return there;
  const next = nextWordBoundary(text, nextWordBoundary(text, from, direction), direction);
  const edge = nextWordBoundary(text, next, opposite(direction));
  return isBeyond(edge, from, direction) ? edge : from;
}

function isBeyond(to: number, from: number, direction: 'forward' | 'backward'): boolean {
  return direction === 'forward' ? to > from : to < from;
}

function opposite(direction: 'forward' | 'backward'): 'forward' | 'backward' {
  return direction === 'forward' ? 'backward' : 'forward';
}
