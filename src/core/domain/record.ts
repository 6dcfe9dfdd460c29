import type { Clock } from './clock.ts';
import type { Codebook } from './codebook.ts';
import type { AnnotatorId, ArticleId, RecordId, SetId, StoryId, TagId } from './ids.ts';
import type { Passage, Span } from './span.ts';

/** A point in time: UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export type Instant = string;

/** Anything that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * What every record has, whatever it is about. Records are values: an edit makes a new one under the same id with a higher
 * clock, and a removal keeps the record with `deleted: 1`, so that a colleague's older copy does not bring it back.
 */
interface Envelope<
  Kind extends string,
  Body,
  Set extends SetId | '',
  Article extends ArticleId | '',
> {
  readonly v: 1;
  readonly id: RecordId;
  readonly kind: Kind;
  readonly storyId: StoryId;
  /** The set it belongs to, or `''` for what the whole story shares. */
  readonly setId: Set;
  /** The text it is about, or `''`. */
  readonly articleId: Article;
  /** The records it speaks of. */
  readonly refs: readonly RecordId[];
  readonly clock: Clock;
  readonly deleted: 0 | 1;
  /** Who made it, or `''` for what came with the app. */
  readonly by: AnnotatorId | '';
  readonly created: Instant;
  readonly modified: Instant;
  readonly body: Body;
  /** Properties of an imported item that Galley does not know, kept for the next export. */
  readonly foreign?: JsonObject;
  /** Of a record of somebody else that stands on a newer version of its text than its owner has seen. */
  readonly carried?: CarriedOver;
}

/** How a record of somebody else came to a version of a text that its owner has not spoken of. */
export interface CarriedOver {
  /** What the owner says, word for word, on the version they said it of. It is what goes out under their name. */
  readonly from: GalleyRecord;
  /** Of an annotation the same words (`exact`, `shifted`), other words (`changed`), or none (`orphaned`). */
  readonly outcome: 'exact' | 'shifted' | 'changed' | 'orphaned';
}

/** A set of articles on one event. */
export type StoryRecord = Envelope<
  'story',
  {
    readonly title: string;
    /** Put away: it is listed apart, and opens as before. */
    readonly archived?: boolean;
  },
  '',
  ''
>;

/** What is known of an account besides its words. Empty strings where the source does not say. */
export interface ArticleBody {
  readonly outlet: string;
  readonly headline: string;
  /** ISO 8601 date or date-time, or `''`. */
  readonly date: string;
  readonly url: string;
  /** BCP 47 language tag, or `''`. */
  readonly language: string;
  readonly fileName: string;
  /** Position in the story, from 0; the siglum follows from it. */
  readonly order: number;
  /** Length of its text in UTF-16 code units. */
  readonly length: number;
  /** Where the text is fetched from until it is in the store: a path relative to the app, or `''`. */
  readonly path: string;
  /** The earlier version of the account whose place it has taken. */
  readonly replaces?: ArticleId;
}
/** One account in a story. `articleId` names its text. */
export type ArticleRecord = Envelope<'article', ArticleBody, '', ArticleId>;

/** The codebook of a story. */
export type CodebookRecord = Envelope<'codebook', Codebook, '', ''>;

/** Whose set it is and how it came here. */
export interface SetBody {
  readonly title: string;
  readonly annotator: { readonly id: AnnotatorId; readonly name: string };
  readonly role: 'mine' | 'imported' | 'adjudicated';
  /** The codebook an imported set was made with; `null` where the story's own applies. */
  readonly codebook: Codebook | null;
}
/** One annotator's annotations on a story. */
export type SetRecord = Envelope<'set', SetBody, SetId, ''>;

/** Another annotation as the value of an attribute. */
export interface AnnotationReference {
  readonly annotation: RecordId;
}
/** One piece of evidence: words of any article, or an annotation. */
export type Evidence = Passage | AnnotationReference;
/**
 * The value of an attribute. Text, choice and link are strings; a span is a passage of the annotated article; annotations
 * are a list.
 */
export type AttributeValue = string | number | boolean | Passage | readonly Evidence[];

/** Span + tag + attributes + note. */
export interface AnnotationBody {
  readonly span: Span;
  readonly tag: TagId;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly note: string;
}
/** One annotation. */
export type AnnotationRecord = Envelope<'annotation', AnnotationBody, SetId, ArticleId>;

/** A link from one annotation to others: same utterance, same claim, contradicts, supports, corrects. */
export type LinkRecord = Envelope<
  'link',
  { readonly relation: string; readonly from: RecordId; readonly to: readonly RecordId[] },
  SetId,
  ArticleId | ''
>;

/** What a reviewer thinks of one annotation. It never changes the annotation. */
export interface DecisionBody {
  readonly target: RecordId;
  /** The clock of the annotation when it was judged: a later one means it has changed since. */
  readonly targetClock: Clock;
  readonly verdict: 'accepted' | 'rejected' | 'needs-work';
  readonly reason: string;
  /** What the reviewer would have it be, or `null`. */
  readonly amended: AnnotationBody | null;
}
/** One decision of a reviewer. */
export type DecisionRecord = Envelope<'decision', DecisionBody, SetId, ArticleId | ''>;

/** One reply in the thread of an annotation. */
export type ReplyRecord = Envelope<
  'reply',
  { readonly target: RecordId; readonly text: string; readonly resolves: boolean },
  SetId,
  ArticleId | ''
>;

/** "I have read this article to the end": only then do missing tags count as "found nothing". */
export type DoneRecord = Envelope<'done', Readonly<Record<string, never>>, SetId, ArticleId>;

/** Anything Galley keeps, except texts. */
export type GalleyRecord =
  | StoryRecord
  | ArticleRecord
  | CodebookRecord
  | SetRecord
  | AnnotationRecord
  | LinkRecord
  | DecisionRecord
  | ReplyRecord
  | DoneRecord;

/** What a record can be about. */
export type RecordKind = GalleyRecord['kind'];
/** The record type of one kind. */
export type RecordOf<Kind extends RecordKind> = Extract<GalleyRecord, { readonly kind: Kind }>;

/** Says whether a record is of that kind and not removed. */
export function isLive<Kind extends RecordKind>(
  record: GalleyRecord,
  kind: Kind,
): record is RecordOf<Kind> {
  return record.kind === kind && record.deleted === 0;
}

/** Says whether a value of an attribute is a passage. */
export function isPassage(value: AttributeValue | Evidence): value is Passage {
  return typeof value === 'object' && 'fragments' in value;
}
