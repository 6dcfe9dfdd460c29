import type { OffsetUnit } from '#core/anchor/offset-unit.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { DecisionBody, Instant, JsonObject } from '#core/domain/record.ts';

import type { FormatProblem } from './format-problem.ts';

// What a reader makes of the files of one format, before offsets are turned into code units and ids into Galley's: the neutral
// shape that all readers share. `settle.ts` makes sets of it.

/** A text that the files bring or speak of. */
export interface DraftDocument {
  /** What tells it apart inside the files. */
  readonly key: string;
  /** As the file has it, line ends included; `null` where the file does not bring it. */
  readonly text: string | null;
  /** The article, where the file names it by Galley's id. */
  readonly articleId?: ArticleId;
  readonly fileName?: string;
  readonly headline?: string;
  readonly outlet?: string;
  readonly date?: string;
  readonly url?: string;
  readonly language?: string;
  /** Words whose place the file states besides its spans (tokens): they tell the unit. */
  readonly landmarks?: readonly DraftFragment[];
  /** What the format says of the document and Galley has no place for: kept for an export to the same format. */
  readonly original?: JsonObject;
  /** Whose `original` it is, where each annotator has a copy of the document; everybody's where it is left out. */
  readonly by?: DraftAnnotator;
}

/** An unbroken piece of a text, offsets in the unit of the file. */
export interface DraftFragment {
  readonly start: number | null;
  readonly end: number | null;
  /** The words, or `''` where the file does not repeat them. */
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Where the fragment itself says in what it counts. */
  readonly unit?: OffsetUnit;
}

/** One piece of evidence: an annotation by its IRI, or words, of the annotated document where none is named. */
export type DraftEvidence =
  | { readonly annotation: string }
  | { readonly document: string | null; readonly fragments: readonly DraftFragment[] };

/** The value of an attribute; fragments are words of the annotated text. */
export type DraftValue =
  | string
  | number
  | boolean
  | readonly DraftFragment[]
  | { readonly evidence: readonly DraftEvidence[] };

/** Who made something. Two of the same key are one person. */
export interface DraftAnnotator {
  /** `''` where the file does not say. */
  readonly name: string;
  /** An IRI, UUID or name that tells people apart; the name where there is none. */
  readonly id?: string;
}

interface DraftItemOf<Kind extends string> {
  readonly kind: Kind;
  readonly by: DraftAnnotator;
  readonly created?: Instant | null;
  readonly modified?: Instant | null;
  /** Where it stands, for messages. */
  readonly file: string;
  readonly place: string;
  /** Properties of the original, kept beside the record. */
  readonly raw?: JsonObject;
}

/** An annotation. */
export interface DraftAnnotation extends DraftItemOf<'annotation'> {
  readonly document: string;
  /** Tells it apart inside its document and annotator; an IRI or UUID everywhere. */
  readonly id: string;
  /** None: the article as a whole. */
  readonly fragments: readonly DraftFragment[];
  /** The tag as the file has it. */
  readonly label: string;
  readonly attributes?: Readonly<Record<string, DraftValue>>;
  readonly note?: string;
  /** Where the tag is only the W3C motivation: that. */
  readonly motivation?: string;
}

/** Names an annotation of the same draft: its document, annotator and id. */
export interface DraftTarget {
  readonly document: string;
  readonly by: DraftAnnotator;
  readonly id: string;
}

/** A link. */
export interface DraftLink extends DraftItemOf<'link'> {
  readonly id: string;
  readonly relation: string;
  readonly from: DraftTarget;
  readonly to: readonly DraftTarget[];
}

/** A decision. */
export interface DraftDecision extends DraftItemOf<'decision'> {
  readonly target: DraftTarget;
  readonly verdict: DecisionBody['verdict'];
  readonly reason: string;
}

/** A reply. */
export interface DraftReply extends DraftItemOf<'reply'> {
  readonly id: string;
  readonly target: DraftTarget;
  readonly text: string;
}

/** The mark "read to the end". */
export interface DraftDone extends DraftItemOf<'done'> {
  readonly document: string;
}

/** Anything that somebody said. */
export type DraftItem = DraftAnnotation | DraftLink | DraftDecision | DraftReply | DraftDone;

/** All that a reader has found. */
export interface Draft {
  readonly title: string;
  readonly documents: readonly DraftDocument[];
  readonly items: readonly DraftItem[];
  readonly problems: readonly FormatProblem[];
  /** The unit that the file itself states, where it departs from the format's. */
  readonly unit?: OffsetUnit;
  /** Whether the files leave the unit open, so that an editor is asked where it makes a difference. */
  readonly asksUnit?: boolean;
}
