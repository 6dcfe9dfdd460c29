import type { Clock } from '#core/domain/clock.ts';
import type { Codebook } from '#core/domain/codebook.ts';
import type { AnnotatorId, ArticleId, RecordId, SetId, StoryId, TagId } from '#core/domain/ids.ts';
import type {
  AnnotationReference,
  DecisionBody,
  Instant,
  JsonObject,
} from '#core/domain/record.ts';
import type { CodePoints } from '#core/text/units.ts';

import type { PlacingNote } from '../placing.ts';
import type { RowProblem } from '../problems.ts';

// What a file says, before it is put beside what this browser knows. Offsets are code points, as in the file: they become
// code units only where the text is at hand (import-plan.ts).

/** One fragment as the file has it. At least one of `place`, `utf16` and `exact` says where it is. */
export interface FileFragment {
  readonly place: { readonly start: CodePoints; readonly end: CodePoints } | null;
  /** The same in UTF-16 code units, where the file says so. */
  readonly utf16: { readonly start: number; readonly end: number } | null;
  /** The words, or `''` where the file does not repeat them. */
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** What a reader of another format had to do to the offsets before the words stood there. */
  readonly note?: PlacingNote;
}

/** Fragments that name their text; none means the text as a whole. */
export interface FilePassage {
  readonly articleId: ArticleId;
  readonly fragments: readonly FileFragment[];
}

/** The value of an attribute. */
export type FileValue =
  | string
  | number
  | boolean
  | FilePassage
  | readonly (FilePassage | AnnotationReference)[];

/** What an annotation says. */
export interface FileBody {
  readonly fragments: readonly FileFragment[];
  readonly tag: TagId;
  readonly attributes: Readonly<Record<string, FileValue>>;
  readonly note: string;
}

interface FileItemOf<Kind extends string, Article extends ArticleId | '', Body> {
  readonly kind: Kind;
  /** Its number among the items, from 1. */
  readonly row: number;
  readonly id: RecordId;
  readonly by: AnnotatorId;
  readonly clock: Clock;
  readonly created: Instant;
  readonly modified: Instant;
  readonly articleId: Article;
  readonly body: Body;
  /** The item as it stands in the file: what Galley does not know of it is kept from here. */
  readonly raw: JsonObject;
}

/** An annotation with the motivation it came under. */
export type FileAnnotation = FileItemOf<'annotation', ArticleId, FileBody> & {
  readonly motivation: string;
};
/** A link from one annotation to others. */
export type FileLink = FileItemOf<
  'link',
  ArticleId | '',
  { readonly relation: string; readonly from: RecordId; readonly to: readonly RecordId[] }
>;
/** A decision. */
export type FileDecision = FileItemOf<
  'decision',
  ArticleId | '',
  {
    readonly target: RecordId;
    readonly targetClock: Clock;
    readonly verdict: DecisionBody['verdict'];
    readonly reason: string;
    readonly amended: FileBody | null;
  }
>;
/** A reply. */
export type FileReply = FileItemOf<
  'reply',
  ArticleId | '',
  { readonly target: RecordId; readonly text: string; readonly resolves: boolean }
>;
/** The mark "read to the end". */
export type FileDone = FileItemOf<'done', ArticleId, Readonly<Record<string, never>>>;

/** One item of the file. */
export type FileItem = FileAnnotation | FileLink | FileDecision | FileReply | FileDone;

interface FileRemovedOf<Kind extends FileItem['kind'], Article extends ArticleId | ''> {
  readonly kind: Kind;
  readonly row: number;
  readonly id: RecordId;
  readonly by: AnnotatorId;
  readonly clock: Clock;
  readonly created: Instant;
  readonly modified: Instant;
  readonly articleId: Article;
  readonly raw: JsonObject;
}

/** An item that was removed: its content is not in the file. */
export type FileRemoved =
  | FileRemovedOf<'annotation' | 'done', ArticleId>
  | FileRemovedOf<'link' | 'decision' | 'reply', ArticleId | ''>;

/** When something was made and changed last. */
export interface FileStamps {
  readonly clock: Clock;
  readonly created: Instant;
  readonly modified: Instant;
}

/** A document of the file. */
export interface FileDocument extends FileStamps {
  readonly row: number;
  readonly articleId: ArticleId;
  readonly outlet: string;
  readonly headline: string;
  readonly date: string;
  readonly url: string;
  readonly language: string;
  readonly fileName: string;
  /** The earlier version of the account whose place it has taken, or `null`. */
  readonly replaces: ArticleId | null;
  /** Position in the story, or `null` where the file does not say. */
  readonly order: number | null;
  /** Length in UTF-16 code units, or 0 where the file does not say. */
  readonly length: number;
  readonly deleted: boolean;
  /** The text, not yet held against the id, or `null`. */
  readonly text: string | null;
}

/** The story of the file. */
export interface FileStory extends FileStamps {
  readonly id: StoryId;
  readonly title: string;
}

/** The codebook of the file. */
export interface FileCodebook extends FileStamps {
  /** Whether it is the set's own and not the story's: then it bears no clock. */
  readonly isOwn: boolean;
  readonly body: Codebook;
}

/** One annotator's set as a file has it. What cannot be used is in `refused`, row by row. */
export interface NativeSet extends FileStamps {
  readonly formatVersion: string;
  readonly id: SetId;
  readonly title: string;
  readonly annotator: { readonly id: AnnotatorId; readonly name: string };
  readonly adjudicated: boolean;
  readonly story: FileStory | null;
  readonly codebook: FileCodebook | null;
  readonly documents: readonly FileDocument[];
  readonly items: readonly FileItem[];
  readonly removed: readonly FileRemoved[];
  readonly refused: readonly RowProblem[];
  /** The collection without its items, removed items and texts, as it stands in the file. */
  readonly raw: JsonObject;
}
