import type { OffsetUnit } from '#core/anchor/offset-unit.ts';
import type { Codebook } from '#core/domain/codebook.ts';
import type { ArticleId, TagId } from '#core/domain/ids.ts';
import type { ArticleRecord, GalleyRecord, SetRecord, StoryRecord } from '#core/domain/record.ts';

import type { NativeSet } from '../native/native-set.ts';
import type { Draft } from './draft.ts';
import type { FormatProblem } from './format-problem.ts';

/** A file as it lies on the disk or in an archive. The name is a path with `/`, and is never used as one. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file with what is known of its content. */
export interface OpenedFile {
  readonly name: string;
  /** Decoded, with its line ends and byte order mark as they are; `''` for what is no text. */
  readonly text: string;
  /** The value, when the content is JSON; else `undefined`. */
  readonly json: unknown;
  /** The values, when every line of the content is JSON; else `null`. */
  readonly lines: readonly JsonLine[] | null;
}

/** One line of a file of JSON lines. */
export interface JsonLine {
  /** From 1. */
  readonly line: number;
  /** `undefined` where the line is no JSON. */
  readonly value: unknown;
}

/** Something that only the editor can say. The reading goes by `assumed` until it is answered. */
export type Question =
  | {
      readonly about: 'unit';
      /** The document, by its key in the file. */
      readonly document: string;
      readonly name: string;
      readonly assumed: OffsetUnit;
      /** What the first span that differs would be on, in each unit that is possible. */
      readonly choices: readonly { readonly unit: OffsetUnit; readonly words: string }[];
    }
  | {
      /** Which article a source is that the file names and does not bring. */
      readonly about: 'article';
      readonly document: string;
      readonly name: string;
      readonly assumed: ArticleId | null;
    };

/** What an editor has answered, by the key of the document. */
export interface Answers {
  readonly units?: Readonly<Record<string, OffsetUnit>>;
  readonly articles?: Readonly<Record<string, ArticleId>>;
}

/** An article that is here already. */
export interface KnownArticle {
  readonly articleId: ArticleId;
  readonly text: string;
  readonly url: string;
  readonly fileName: string;
  readonly headline: string;
}

/** What a reading is held against. */
export interface ReadContext {
  /** Articles that a file without texts may speak of; those of the open story first. */
  readonly articles: readonly KnownArticle[];
  /** Tags are matched with those of this codebook. */
  readonly codebook: Codebook;
  readonly answers?: Answers;
}

/** A tag that the codebook lacks. */
export interface MissingTag {
  readonly id: TagId;
  readonly label: string;
  readonly annotations: number;
}

/** In which unit the offsets of a document turned out to count. */
export interface DetectedUnit {
  readonly document: string;
  readonly name: string;
  readonly unit: OffsetUnit;
  /** `stated`: what the format says. `detected`: all spans stand on their words in it. `most`: most do. `answered`: by the editor. */
  readonly how: 'stated' | 'detected' | 'most' | 'answered';
}

/** What files of one format come to: a set for each annotator, for `planReading`. */
export interface Reading {
  readonly format: FormatId;
  readonly sets: readonly NativeSet[];
  /** What was left out, and what was kept with a change. */
  readonly problems: readonly FormatProblem[];
  readonly questions: readonly Question[];
  readonly missingTags: readonly MissingTag[];
  readonly units: readonly DetectedUnit[];
}

/** What is written: a story with one or more sets. */
export interface StoryExport {
  readonly story: StoryRecord;
  readonly articles: readonly ArticleRecord[];
  readonly texts: ReadonlyMap<ArticleId, string>;
  readonly codebook: Codebook;
  readonly sets: readonly { readonly set: SetRecord; readonly records: readonly GalleyRecord[] }[];
  /** The sets of everybody whose decisions and replies are among the records, for their names; `sets` where it is left out. */
  readonly people?: readonly SetRecord[];
  /** The version of Galley. */
  readonly version: string;
  /** Reports: this article alone. */
  readonly only?: ArticleId;
  /** CSV: begin with a byte order mark, for Excel. */
  readonly withMark?: boolean;
  /** CSV: leave cells that a spreadsheet would calculate as they are. */
  readonly withFormulas?: boolean;
}

/** The kinds of content that a format may or may not carry. */
export const CONTENTS = [
  'texts',
  'annotators',
  'fragments',
  'attributes',
  'notes',
  'links',
  'decisions',
  'replies',
  'done',
  'whole-article',
  'orphans',
  'outlet and date',
] as const;
/** One kind of content. */
export type Content = (typeof CONTENTS)[number];

/** The formats by name. */
export type FormatId =
  | 'galley'
  | 'w3c'
  | 'csv'
  | 'hypothesis'
  | 'brat'
  | 'prodigy'
  | 'label-studio'
  | 'doccano'
  | 'cas-json'
  | 'qdpx'
  | 'claim-review'
  | 'html'
  | 'markdown'
  | 'webanno-tsv'
  | 'tei'
  | 'xmi';

/** Files of one format, as the registry hands them to its reader. */
export type Reader = (
  files: readonly OpenedFile[],
  context: ReadContext,
  all: readonly OpenedFile[],
) => Draft;

/** One row of the registry of formats. */
export interface Format {
  readonly id: FormatId;
  readonly name: string;
  readonly extensions: readonly string[];
  /** The unit of offsets in a file. */
  readonly unit: OffsetUnit;
  /** Says from the content whether a file is of the format, or belongs to one that is (a text, a configuration). */
  readonly signs: (file: OpenedFile, all: readonly OpenedFile[]) => boolean;
  readonly carries: readonly Content[];
  /** What is lost beyond what `carries` leaves out, in words for an editor. */
  readonly lost: readonly string[];
  readonly read?: Reader;
  readonly write?: (input: StoryExport) => readonly SourceFile[];
}
