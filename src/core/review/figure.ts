/** Why a figure is not defined. Features make sentences of it. */
export type Reason =
  /** Fewer than two of the annotators have marked an article done. */
  | 'none-done'
  /** Nobody has used the tag, though they are done. */
  | 'nobody-marked'
  /** The tag stands on whole articles only, on no words. */
  | 'no-words'
  /** Only one value occurs, so no agreement can be expected by chance nor missed. */
  | 'one-category'
  /** No span of the one answers a span of the other. */
  | 'nothing-matched'
  /** The text is not at hand, so its length is not known. */
  | 'no-text'
  /** One of the two has fewer than two spans: shuffling them says nothing. */
  | 'too-few'
  /** More spans than can be aligned at random in a reasonable time. */
  | 'too-many'
  /** Some of the annotators have not marked any article done that all the others have. */
  | 'not-all-done';

/** A figure, or why there is none. Never NaN. */
export type Figure = { readonly value: number } | { readonly value: null; readonly why: Reason };

/** A figure with the bounds between which it lies in 95 of 100 cases. */
export type Estimate = Figure & {
  readonly interval: { readonly low: number; readonly high: number } | null;
};

/** A figure that is not defined. */
export function notDefined(why: Reason): Figure {
  return { value: null, why };
}

/** How often `a` came together with `b`. */
export interface Cell {
  readonly a: string;
  readonly b: string;
  readonly count: number;
}
