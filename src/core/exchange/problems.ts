/** What can be wrong with a file as a whole, so that nothing of it is offered. */
export type FileProblemCode =
  | 'empty'
  /** A web page saved under the name of the file, as a login page is. */
  | 'html'
  /** Not JSON: `line`, `column`, `found`. */
  | 'not-json'
  /** JSON that ends too early: `line`, `column`. */
  | 'truncated'
  /** Values inside values beyond `limit`: `line`, `column`. */
  | 'too-deep'
  /** JSON, but no W3C annotation collection. */
  | 'not-annotations'
  /** JSON, but no Galley backup. */
  | 'not-a-backup'
  /** A W3C annotation collection by another program (`found`): for another reader. */
  | 'not-galley'
  /** Written by a newer Galley, format version `found`. */
  | 'newer-version'
  /** JSON, but no codebook, nor a set that has one. */
  | 'not-a-codebook'
  /** An id (`found`) that stands twice where it may stand once. */
  | 'duplicate'
  | ValueProblemCode;

/** What can be wrong with one value, wherever it stands. */
export type ValueProblemCode =
  | 'missing'
  /** `expected` says of what type it should be. */
  | 'wrong-type'
  /** A value of the right type that means nothing here: `found`. */
  | 'bad-value'
  /** More than `limit` characters. */
  | 'too-long'
  | 'not-an-integer'
  | 'negative';

/** What can be wrong with one row of a file, so that this row is refused and the rest offered. */
export type RowProblemCode =
  | ValueProblemCode
  /** `found` is what it says of itself. */
  | 'unknown-shape'
  | 'ends-before-it-starts'
  /** An offset after the end of the text, with no words to look for. */
  | 'past-the-end'
  /** Its fragments lie in more than one text. */
  | 'several-texts'
  /** The id stands in an earlier row. */
  | 'duplicate-id'
  /** The text of a document is not the text that its id names. */
  | 'text-differs'
  /** Its clock is more than a day ahead of ours: `found`. */
  | 'from-the-future';

/** What is odd in a file that can be used all the same. */
export type WarningCode =
  /** The file is of a newer minor version (`found`); what is new in it is kept, not understood. */
  | 'newer-minor-version'
  /** `total` says another number of items (`found`) than there are. */
  | 'wrong-total'
  /** The codebook cannot be read; the tags are kept without it. */
  | 'unreadable-codebook'
  | 'unreadable-story';

/** One problem with its place. Features make sentences of it. */
export interface Problem<Code extends string = FileProblemCode> {
  readonly code: Code;
  /** JSON pointer (RFC 6901) to the value in question; `''` for the file as a whole. */
  readonly path: string;
  /** From 1, where the file is no JSON. */
  readonly line?: number;
  /** From 1, in UTF-16 code units. */
  readonly column?: number;
  readonly found?: string;
  readonly expected?: string;
  readonly limit?: number;
}

/** A problem of one row. */
export interface RowProblem extends Problem<RowProblemCode> {
  /** Which list the row stands in; `file` for story, codebook and set, which stand alone. */
  readonly list: 'items' | 'removed' | 'documents' | 'file';
  /** Its number in that list, from 1, as an editor counts; 0 for what stands alone. */
  readonly row: number;
  /** Its id as far as it can be read, or `''`. */
  readonly id: string;
  /** Its words and its tag as far as they can be read, or `''`: what an editor knows it by. */
  readonly words: string;
  readonly tag: string;
}

/** The outcome of reading a file from anywhere. */
export type ReadOutcome<Value> =
  | { readonly ok: true; readonly value: Value; readonly warnings: readonly Problem<WarningCode>[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The JSON pointer of `key` inside the value at `path` (RFC 6901). */
export function pointer(path: string, key: PropertyKey): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
