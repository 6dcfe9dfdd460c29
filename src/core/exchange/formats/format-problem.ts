/** Why a part of a file was left out or changed. */
export type FormatProblemCode =
  /** The file cannot be read as what it seems to be. */
  | 'unreadable'
  /** The file belongs to no format that is read here. */
  | 'unknown-format'
  /** JSON that is nested too deeply, cut off, or no JSON. */
  | 'not-json'
  /** The row is not of the shape that the format has. */
  | 'unknown-shape'
  | 'missing'
  | 'bad-value'
  /** An offset that is no whole number, negative, swapped with the other, or beyond the text, and no words to look for. */
  | 'bad-offset'
  /** A text that the row or the project speaks of and that is in no file. */
  | 'missing-text'
  /** A row that a link, reply, decision or attribute speaks of is not there. */
  | 'missing-target'
  /** An id that stood before; the row is kept under another one. */
  | 'duplicate-id'
  /** An archive that is too large unpacked, has too many entries, or lies inside an archive. */
  | 'archive-limit'
  /** Kinds of content that Galley has no place for (audio, images, pixels). */
  | 'not-text'
  /** The file ends before it is complete. */
  | 'truncated'
  /** Not UTF-8: read as Windows-1252. */
  | 'other-encoding';

/** What was wrong, with its place. */
export interface FormatProblem {
  readonly file: string;
  /** A JSON pointer, `line 3`, or `''` for the file as a whole. */
  readonly place: string;
  readonly code: FormatProblemCode;
  readonly found?: string;
  /** Whether what the problem is about was kept all the same. */
  readonly kept: boolean;
}
