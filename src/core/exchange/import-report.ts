import type { ArticleId, RecordId, SetId, StoryId, TagId } from '#core/domain/ids.ts';
import type { GalleyRecord, RecordKind, SetBody } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';

import type { OrphanReason, PlacingNote } from './placing.ts';
import type { RowProblem } from './problems.ts';

/** Why something stands in a list of the report. Features make sentences of it. */
export type ImportReason =
  | PlacingNote
  | { readonly code: OrphanReason }
  /** The id is known here with other content; what the file has goes in beside it under a new id. */
  | { readonly code: 'same-id-other-content'; readonly copy: RecordId }
  | { readonly code: 'refused'; readonly problem: RowProblem };

/** One thing of the file, as an editor knows it. */
export interface ImportItem {
  readonly id: RecordId;
  readonly kind: RecordKind;
  /** Its words: of a span, a note, a reply; for a decision the verdict. */
  readonly words: string;
  readonly tag: TagId | '';
  readonly articleId: ArticleId | '';
  readonly reason: ImportReason | null;
  /** The words it stands on now, where the reason tells of other words or another place. */
  readonly wordsNow: string | null;
  /** The attribute that the reason is about, or `null` for the item itself. */
  readonly attribute: string | null;
}

/** What an import would do, for an editor to read before anything changes. */
export interface ImportReport {
  readonly annotator: SetBody['annotator'];
  /** Whether the file is by the annotator of this browser, told by id. */
  readonly isMine: boolean;
  readonly setId: SetId;
  readonly title: string;
  /** `known`: the file's story is here. `open`: the file's articles are in the open story. `new`: a story comes with the file. */
  readonly story: {
    readonly id: StoryId;
    readonly title: string;
    readonly outcome: 'known' | 'open' | 'new';
  };
  readonly articles: {
    /** Added to the story, with their texts. */
    readonly added: readonly ArticleId[];
    /** Neither in the story nor with a text in the file. */
    readonly missing: readonly ArticleId[];
  };
  /** Every item of the file stands in exactly one of the next six. */
  readonly new: readonly ImportItem[];
  readonly newer: readonly ImportItem[];
  readonly known: readonly ImportItem[];
  readonly inConflict: readonly ImportItem[];
  readonly refused: readonly ImportItem[];
  readonly removed: readonly ImportItem[];
  /** Of the items above, those found in another place or on changed words. */
  readonly reanchored: readonly ImportItem[];
  /** Of the items above, those whose offsets were put right: another unit, half a grapheme. */
  readonly repaired: readonly ImportItem[];
  /** Of the items above, those without a place. They are kept with their words. */
  readonly orphaned: readonly ImportItem[];
}

/** The lists of a report while they are made. */
export type ReportLists = {
  -readonly [
    List in
      | 'new'
      | 'newer'
      | 'known'
      | 'inConflict'
      | 'refused'
      | 'removed'
      | 'reanchored'
      | 'repaired'
      | 'orphaned'
  ]: ImportItem[];
};

/** Empty lists. */
export function emptyLists(): ReportLists {
  return {
    new: [],
    newer: [],
    known: [],
    inConflict: [],
    refused: [],
    removed: [],
    reanchored: [],
    repaired: [],
    orphaned: [],
  };
}

/** A record as the report names it. */
export function reported(record: GalleyRecord, reason: ImportReason | null = null): ImportItem {
  const { id, kind, articleId } = record;
  const tag = record.kind === 'annotation' ? record.body.tag : '';
  return {
    id,
    kind,
    words: wordsFor(record),
    tag,
    articleId,
    reason,
    wordsNow: null,
    attribute: null,
  };
}

/** A row that was refused, as the report names it. */
export function reportedProblem(
  problem: RowProblem,
  kind: RecordKind = kindOf(problem),
): ImportItem {
  return {
    id: problem.id as RecordId,
    kind,
    words: problem.words,
    tag: problem.tag as TagId,
    articleId: '',
    reason: { code: 'refused', problem },
    wordsNow: null,
    attribute: null,
  };
}

function kindOf({ list }: RowProblem): RecordKind {
  return list === 'documents' ? 'article' : 'annotation';
}

function wordsFor(record: GalleyRecord): string {
  switch (record.kind) {
    case 'annotation':
      return record.body.span.length === 0 ? record.body.note : wordsOf(record.body.span);
    case 'link':
      return record.body.relation;
    case 'decision':
      return record.body.verdict;
    case 'reply':
      return record.body.text;
    case 'article':
      return record.body.headline;
    case 'story':
    case 'set':
    case 'codebook':
      return record.body.title;
    case 'done':
      return '';
  }
}
