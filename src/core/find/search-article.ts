import type { Tag } from '#core/domain/codebook.ts';
import { missingAttributes } from '#core/domain/completeness.ts';
import type { ArticleId, RecordId, SetId, StoryId } from '#core/domain/ids.ts';
import type {
  AnnotationRecord,
  AttributeValue,
  DecisionRecord,
  Evidence,
  GalleyRecord,
} from '#core/domain/record.ts';
import { isLive, isPassage } from '#core/domain/record.ts';
import { extentOf, wordsOf } from '#core/domain/span.ts';
import type { FoldedText } from '#core/text/fold.ts';
import { foldAtOnce } from '#core/text/fold.ts';
import type { Pattern } from '#core/text/occurrences.ts';
import { occurrencesAtOnce, occurrencesIn, patternOf } from '#core/text/occurrences.ts';

import type { AttributeFilter, FindQuery } from './query.ts';
import { asksOfAnnotations } from './query.ts';

/** Words of an account that were looked for. UTF-16 code units, half-open. */
export interface PassageHit {
  readonly kind: 'passage';
  readonly articleId: ArticleId;
  readonly start: number;
  readonly end: number;
}

/** An annotation that answers the query. */
export interface AnnotationHit {
  readonly kind: 'annotation';
  readonly articleId: ArticleId;
  readonly start: number;
  readonly end: number;
  readonly record: AnnotationRecord;
  /** Where the words were found: in its own, its note, an attribute (by id); `null` when no words were looked for. */
  readonly where: 'words' | 'note' | { readonly attribute: string } | null;
}

/** One thing that was found. */
export type Hit = PassageHit | AnnotationHit;

/** One account to search. */
export interface FindSource {
  readonly articleId: ArticleId;
  readonly text: string;
  /** The text as the query wants it compared. */
  readonly folded: FoldedText;
  /** Everything kept about the account, removed records too. */
  readonly records: readonly GalleyRecord[];
}

/** What the search must know of the story. */
export interface FindStory {
  readonly storyId: StoryId;
  readonly mySetId: SetId;
  readonly tagOf: (annotation: AnnotationRecord) => Tag;
}

/** How many annotations are looked at between two pauses. */
const RECORDS = 500;
/** Hits are sorted in stretches of the text this long, so that sorting pauses too. */
const STRETCH = 4_096;

/**
 * Finds what answers `query` in one account, in text order; of two hits at one place the longer comes first.
 *
 * Words are found in the text, unless something is asked that only annotations can answer; then in the words of annotations.
 * Notes and attributes are those of annotations. Without words every annotation that passes the filters is a hit.
 *
 * It pauses (yields) every few hundred annotations or occurrences. Cost is O(|text| + annotations).
 */
export function* searchArticle(
  query: FindQuery,
  source: FindSource,
  story: FindStory,
): Generator<undefined, readonly Hit[]> {
  const { articleId, text, folded, records } = source;
  if (!answersAccountFilter(query, records, story)) return [];
  const pattern = patternOf(query.words, query);
  const hits: Hit[] = [];
  const inTexts = query.field === 'everywhere' || query.field === 'texts';
  if (pattern !== null && inTexts && !asksOfAnnotations(query)) {
    for (const { start, end } of yield* occurrencesIn(text, folded, pattern)) {
      hits.push({ kind: 'passage', articleId, start, end });
    }
  }
  const passes = filterOf(query, records, story);
  const whereIn = searchOf(query, pattern);
  for (let i = 0; i < records.length; i += 1) {
    if (i % RECORDS === RECORDS - 1) yield;
    const record = records[i];
    if (record === undefined || !isLive(record, 'annotation')) continue;
    if (record.storyId !== story.storyId || !passes(record)) continue;
    const where = whereIn(record);
    if (where === undefined) continue;
    const { start, end } = extentOf(record.body.span) ?? { start: 0, end: 0 };
    hits.push({ kind: 'annotation', articleId, start, end, record, where });
  }
  return yield* inTextOrder(hits);
}

/** Whether the account itself passes: its text need not be folded otherwise. */
function answersAccountFilter(
  { accounts }: FindQuery,
  records: readonly GalleyRecord[],
  { mySetId }: FindStory,
): boolean {
  if (accounts === null) return true;
  const done = records.some((record) => isLive(record, 'done') && record.setId === mySetId);
  return done === (accounts === 'done');
}

function filterOf(
  query: FindQuery,
  records: readonly GalleyRecord[],
  { tagOf }: FindStory,
): (annotation: AnnotationRecord) => boolean {
  const { state, attribute } = query;
  const tags = new Set<string>(query.tags);
  const sets = new Set<string>(query.sets);
  const verdicts = verdictsIn(records);
  const hasAttribute = attribute === null ? null : attributeTest(attribute);
  return (annotation) => {
    const { body, setId, id } = annotation;
    if (tags.size > 0 && !tags.has(body.tag)) return false;
    if (sets.size > 0 && !sets.has(setId)) return false;
    if (hasAttribute !== null && !hasAttribute(body.attributes)) return false;
    switch (state) {
      case null:
        return true;
      case 'complete':
      case 'incomplete':
        return missingAttributes(body, tagOf(annotation)).length > 0 === (state === 'incomplete');
      case 'undecided':
        return !verdicts.has(id);
      case 'accepted':
      case 'rejected':
      case 'needs-work':
        return verdicts.get(id)?.has(state) === true;
    }
  };
}

type Verdict = DecisionRecord['body']['verdict'];

function verdictsIn(records: readonly GalleyRecord[]): ReadonlyMap<RecordId, ReadonlySet<Verdict>> {
  const verdicts = new Map<RecordId, Set<Verdict>>();
  for (const record of records) {
    if (!isLive(record, 'decision')) continue;
    const { target, verdict } = record.body;
    verdicts.set(target, (verdicts.get(target) ?? new Set()).add(verdict));
  }
  return verdicts;
}

const LENIENT = { matchCase: false, matchAccents: false, wholeWords: false };

function attributeTest({
  id,
  value,
}: AttributeFilter): (attributes: Readonly<Record<string, AttributeValue>>) => boolean {
  if (value === null) return (attributes) => attributes[id] === undefined;
  const pattern = patternOf(value, LENIENT);
  return (attributes) => {
    const own = attributes[id];
    return own !== undefined && (pattern === null || holds(attributeInWords(own), pattern));
  };
}

/** Says where an annotation has the words: `null` when none are looked for, `undefined` when it does not have them. */
function searchOf(
  query: FindQuery,
  pattern: Pattern | null,
): (annotation: AnnotationRecord) => AnnotationHit['where'] | undefined {
  const { field } = query;
  if (pattern === null) return hasAnything(query);
  const all = field === 'everywhere';
  const inWords = (all || field === 'texts') && asksOfAnnotations(query);
  const inNotes = all || field === 'notes';
  const inAttributes = all || field === 'attributes';
  return ({ body }) => {
    if (inWords && holds(wordsOf(body.span), pattern)) return 'words';
    if (inNotes && holds(body.note, pattern)) return 'note';
    if (!inAttributes) return undefined;
    for (const [attribute, value] of Object.entries(body.attributes)) {
      if (holds(attributeInWords(value), pattern)) return { attribute };
    }
    return undefined;
  };
}

/** Without words, looking in notes finds those that have one, and so with attributes; texts alone are no annotations. */
function hasAnything(query: FindQuery): (annotation: AnnotationRecord) => null | undefined {
  switch (query.field) {
    case 'everywhere':
      return () => null;
    case 'texts':
      return () => foundIf(asksOfAnnotations(query));
    case 'notes':
      return ({ body }) => foundIf(body.note !== '');
    case 'attributes':
      return ({ body }) => foundIf(Object.keys(body.attributes).length > 0);
  }
}

function foundIf(found: boolean): null | undefined {
  return found ? null : undefined;
}

/** The value of an attribute as words: what a search compares and a list shows. */
export function attributeInWords(value: AttributeValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  const list: readonly Evidence[] = isPassage(value) ? [value] : value;
  return list
    .filter((item) => isPassage(item))
    .map(({ fragments }) => wordsOf(fragments))
    .join('; ');
}

function holds(text: string, pattern: Pattern): boolean {
  if (text === '') return false;
  // Most do not even hold the letters; the rest is looked at closely.
  return (
    foldAtOnce(text, pattern).text.includes(pattern.folded) &&
    occurrencesAtOnce(text, pattern).length > 0
  );
}

function* inTextOrder(hits: readonly Hit[]): Generator<undefined, readonly Hit[]> {
  const stretches = new Map<number, Hit[]>();
  for (const hit of hits) {
    const number = Math.floor(hit.start / STRETCH);
    const stretch = stretches.get(number);
    if (stretch === undefined) stretches.set(number, [hit]);
    else stretch.push(hit);
  }
  const sorted: Hit[] = [];
  for (const [, stretch] of [...stretches].toSorted(([a], [b]) => a - b)) {
    for (const hit of stretch.toSorted(byPlace)) sorted.push(hit);
    yield;
  }
  return sorted;
}

function byPlace(a: Hit, b: Hit): number {
  return a.start - b.start || b.end - a.end || order(a) - order(b);
}

function order(hit: Hit): number {
  return hit.kind === 'passage' ? 0 : 1;
}
