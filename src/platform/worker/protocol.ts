import type { AccountText, CompareProgress, Comparison, Finding } from '#core/compare/result.ts';
import type { VersionChanges } from '#core/compare/versions/changes.ts';
import type { DossierSource } from '#core/compare/export/source.ts';
import type { CarriedRecords, Version } from '#core/anchor/carry-records.ts';
import type { Clock } from '#core/domain/clock.ts';
import type { Codebook } from '#core/domain/codebook.ts';
import type { ArticleId, RecordId, StoryId } from '#core/domain/ids.ts';
import type { GalleyRecord } from '#core/domain/record.ts';
import type { RestoreKnown, RestorePlan } from '#core/exchange/backup/plan.ts';
import type { BackupFile } from '#core/exchange/backup/read.ts';
import type { CodebookOutcome } from '#core/exchange/codebook-file.ts';
import type {
  FormatId,
  ReadContext,
  Reading,
  SourceFile,
  StoryExport,
} from '#core/exchange/formats/format.ts';
import type { Loss } from '#core/exchange/formats/losses.ts';
import type { FilesRead } from '#core/exchange/formats/read-files.ts';
import type { SetsPlan } from '#core/exchange/plan-reading.ts';
import type { ImportPlan } from '#core/exchange/import-plan.ts';
import type { ImportKnown } from '#core/exchange/import-target.ts';
import type { NativeSet } from '#core/exchange/native/native-set.ts';
import type { NativeExport } from '#core/exchange/native/write.ts';
import type { ReadOutcome } from '#core/exchange/problems.ts';

type Outcome = ReadOutcome<null>;

/** What a file turned out to be, and what must be known here to plan its import. */
export type FileOutcome =
  | {
      readonly ok: true;
      readonly annotator: NativeSet['annotator'];
      readonly articleIds: readonly ArticleId[];
      readonly recordIds: readonly RecordId[];
      readonly warnings: Extract<Outcome, { ok: true }>['warnings'];
    }
  | Extract<Outcome, { ok: false }>
  /** The offset of the first byte that is no UTF-8. */
  | { readonly ok: false; readonly notText: number };

/** What the page knows: the functions of `ImportKnown` cannot be sent, a reading of the clock stands in for one of them. */
export type SentKnown = Omit<ImportKnown, 'makeId' | 'stamp' | 'now'> & { readonly clock: Clock };

/** What a backup turned out to be. */
export type BackupOutcome =
  | {
      readonly ok: true;
      readonly recordIds: readonly RecordId[];
      readonly settings: BackupFile['settings'];
    }
  | Extract<FileOutcome, { ok: false }>;

/** What the exchange worker does. A file that was read stays with it until the next one. */
export interface Exchange {
  readonly write: (input: NativeExport) => string;
  readonly read: (file: Blob) => Promise<FileOutcome>;
  /** @throws Error when no file has been read. */
  readonly plan: (known: SentKnown) => ImportPlan;
  readonly readBackup: (file: Blob) => Promise<BackupOutcome>;
  /** @throws Error when no backup has been read. */
  readonly planRestore: (known: RestoreKnown) => RestorePlan;
  readonly writeCodebook: (codebook: Codebook) => string;
  /** Leaves the set that was read alone. */
  readonly readCodebook: (
    file: Blob,
  ) => Promise<CodebookOutcome | { readonly ok: false; readonly notText: number }>;
}

/** What files of other tools turned out to be. The sets stay with the worker. */
export interface FormatsOutcome {
  readonly readings: readonly (Omit<Reading, 'sets'> & { readonly sets: number })[];
  readonly problems: FilesRead['problems'];
  /** Names of texts that no annotation speaks of. */
  readonly texts: readonly string[];
  readonly articleIds: readonly ArticleId[];
  readonly recordIds: readonly RecordId[];
}

/** What was changed between two versions. */
export interface ChangesFound extends VersionChanges {
  readonly findings: readonly Finding[];
}

/** What the worker does that knows the formats of other tools. Files that were read stay with it until the next ones. */
export interface Formats {
  readonly read: (
    files: readonly { readonly name: string; readonly blob: Blob }[],
    context: ReadContext,
    openStory: StoryId | null,
  ) => Promise<FormatsOutcome>;
  /** @throws Error when nothing has been read. */
  readonly plan: (known: SentKnown) => SetsPlan;
  /** What a format would leave behind, by kind, and in words what it never carries. */
  readonly losses: (
    id: FormatId,
    input: StoryExport,
  ) => { readonly losses: readonly Loss[]; readonly lost: readonly string[] };
  /** What becomes of records when an article has a new version: of one's own, and of those of others. */
  readonly carry: (
    mine: readonly GalleyRecord[],
    others: readonly GalleyRecord[],
    from: Version,
    to: Version,
  ) => readonly [CarriedRecords, CarriedRecords];
  /** What was changed from one version of an article to another, and the findings that this comes to. */
  readonly changes: (from: Version, to: Version) => ChangesFound;
  /** One file; of several, a zip. */
  readonly write: (id: FormatId, input: StoryExport) => SourceFile;
}

/** What the comparison worker does. What it has worked out of a text stays with it for the next comparison. */
export interface Comparer {
  readonly compare: (
    accounts: readonly AccountText[],
    report: (progress: CompareProgress) => void,
  ) => Comparison;
  /** Compares, and writes what was found as a file. The same input gives the same bytes. */
  readonly write: (accounts: readonly AccountText[], order: DossierOrder) => string;
}

/** What a file of the comparison is to be. */
export interface DossierOrder {
  readonly format: 'html' | 'md' | 'json';
  readonly title: string;
  readonly sources: readonly DossierSource[];
}
