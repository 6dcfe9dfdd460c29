import type { SetId, TagId } from '#core/domain/ids.ts';
import type { Matching } from '#core/text/occurrences.ts';

/** Where words are looked for. Tagged words are part of the texts. */
export type FindField = 'everywhere' | 'texts' | 'notes' | 'attributes';

/** How an annotation stands: whether its tag asks for more, and what reviewers decided. */
export type AnnotationState =
  | 'complete'
  | 'incomplete'
  | 'accepted'
  | 'rejected'
  | 'needs-work'
  | 'undecided';

/** A condition on one attribute: it holds `value` (`''` for anything at all), or, with `null`, it is empty. */
export interface AttributeFilter {
  readonly id: string;
  readonly value: string | null;
}

/** What an editor looks for. Every condition must hold; an empty list or `null` asks nothing. */
export interface FindQuery extends Matching {
  readonly words: string;
  readonly field: FindField;
  /** Sorted. */
  readonly tags: readonly TagId[];
  /** Whose annotations. Sorted. */
  readonly sets: readonly SetId[];
  readonly state: AnnotationState | null;
  readonly attribute: AttributeFilter | null;
  /** Only accounts that are marked done, or that are not. */
  readonly accounts: 'done' | 'open' | null;
}

/** Asks nothing: it finds every annotation. */
export const EMPTY_QUERY: FindQuery = {
  words: '',
  field: 'everywhere',
  matchCase: false,
  matchAccents: false,
  wholeWords: false,
  tags: [],
  sets: [],
  state: null,
  attribute: null,
  accounts: null,
};

/** Whether something is asked that only an annotation can answer: then words outside annotations are not found. */
export function asksOfAnnotations({ tags, sets, state, attribute }: FindQuery): boolean {
  return tags.length > 0 || sets.length > 0 || state !== null || attribute !== null;
}

/** `query` with everything but the words, and how they are matched, taken away. */
export function withoutFilters(query: FindQuery): FindQuery {
  const { words, matchCase, matchAccents, wholeWords } = query;
  return { ...EMPTY_QUERY, words, matchCase, matchAccents, wholeWords };
}
