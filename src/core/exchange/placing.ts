import type { OffsetUnit } from '#core/anchor/offset-unit.ts';

/** What had to be done to put fragments of a file into a text. */
export type PlacingNote =
  /** An end lay inside a grapheme. */
  | { readonly code: 'widened' }
  /** The file counts in another unit than code points. */
  | { readonly code: 'other-unit'; readonly unit: OffsetUnit }
  /** The same words, found elsewhere. */
  | { readonly code: 'moved'; readonly score: number }
  /** Words that differ a little from those in the file. */
  | { readonly code: 'changed'; readonly score: number };

/** Why fragments could not be put into a text. */
export type OrphanReason =
  /** The text is neither in the file nor here. */
  | 'no-text'
  /** The words are not in the text. */
  | 'not-found'
  /** The words are in several places and nothing tells which is meant. */
  | 'ambiguous';
