import { create } from 'zustand';

import type { ArticleId, RecordId, TagId } from '#core/domain/ids.ts';
import type { AnnotationBody } from '#core/domain/record.ts';
import type { Range } from '#core/domain/span.ts';
import type { Offline } from '#platform/offline/offline.ts';
import type { Loss } from '#platform/ring/judge.ts';
import type { StorageFailure } from '#platform/storage/errors.ts';

/** Words chosen in an article, in UTF-16 code units. */
export interface Selection {
  readonly articleId: ArticleId;
  readonly start: number;
  readonly end: number;
  /** True when the caret is at the start. */
  readonly backward: boolean;
  /** What the browser shows as selected, which may hold stray blanks and parts of words. */
  readonly native: Range;
  /** How it was made: by pointer the bar stands at the words, by keyboard in the margin. */
  readonly by: 'pointer' | 'keyboard' | 'touch';
}

/** An annotation that waits for something to be picked in a text: words, or another annotation. */
export interface Pick {
  readonly annotationId: RecordId;
  /** Where the editor was when picking began, and returns to. */
  readonly home: ArticleId;
  readonly goal: PickGoal;
}

/** What the pick is for. */
export type PickGoal =
  /** `label` names the field on screen; `within` is the only article whose words will do, or `null` for any. */
  | {
      readonly kind: 'attribute';
      readonly attribute: string;
      readonly label: string;
      readonly within: ArticleId | null;
    }
  | { readonly kind: 'link'; readonly relation: string }
  | { readonly kind: 'merge' };

/** How keeping stands. */
export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly code: StorageFailure; readonly unsaved: number };

/** What lies over the page. */
export type Overlay =
  | 'palette'
  | 'keys'
  | 'export'
  | 'import'
  | 'add'
  | 'foreign'
  | 'layers'
  | 'occurrences'
  | 'counterparts'
  | 'restore'
  | 'versions'
  | 'storage'
  | 'recovery';

/** A decision that is being made: a reason is asked for, the annotation is being revised, or a whole kind is to be accepted. */
export type Reviewing =
  | { readonly step: 'reason'; readonly isOther: boolean }
  | { readonly step: 'revise'; readonly target: RecordId; readonly body: AnnotationBody }
  | { readonly step: 'all'; readonly targets: readonly RecordId[] };

/** One passing message. */
export interface Notice {
  readonly id: number;
  readonly words: string;
  readonly undo: boolean;
}

/** Where the menu at the words is open, in CSS px of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly by: 'pointer' | 'keyboard';
}

/** Files, or pasted words: as plain text and as the page they were copied from, `''` where there is none. */
export interface Adding {
  readonly files: readonly File[];
  readonly text: string;
  readonly html: string;
}

/** How the page looks. `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark';

/**
 * How the build that runs here stands to others: it is the newest, a newer one waits, another tab has let a newer one in, or a part
 * of it is not to be had any more.
 */
export type Release = 'newest' | 'newer-waits' | 'replaced' | 'part-missing';

/** What this tab knows and no other needs: gone with the tab. */
export interface Session {
  readonly selection: Selection | null;
  /** The caret in the open article, in UTF-16 code units, or `null` before the first click or key. */
  readonly caret: number | null;
  /** Where several accounts are on the page: the one that the caret is in. */
  readonly caretIn: ArticleId | null;
  /** The tag that every selection gets at once, or `null`. */
  readonly armed: TagId | null;
  readonly pick: Pick | null;
  /** The run of typing that acts belong to while a field is being written in, or `null`. */
  readonly run: string | null;
  /** The annotation whose card is to take the focus as soon as it is there. */
  readonly fillIn: RecordId | null;
  /** Whether open cards show the guideline of their tag. */
  readonly guided: boolean;
  readonly saving: Saving;
  /** Where acts are kept: not known yet, on disk, or only as long as the page lives. */
  readonly kept: 'opening' | 'on-disk' | 'in-memory' | 'read-only';
  /** What the database has lost, until the editor has decided what becomes of it. */
  /** What the review is in the middle of, or `null`: a decision that is one key away. */
  readonly reviewing: Reviewing | null;
  readonly loss: Loss | null;
  /** How many changes have been saved since the last backup; `null` before that is known. */
  readonly sinceBackup: number | null;
  readonly offline: Offline;
  readonly release: Release;
  readonly overlay: Overlay | null;
  /** The menu of what can be done to the words in hand, or `null` while it is closed. */
  readonly menu: MenuPlace | null;
  readonly notice: Notice | null;
  /** Spoken to screen readers. */
  readonly announcement: string;
  /** The file that the report of an import or a restore is about. */
  readonly importing: File | null;
  /** Files of other tools that a report is about. */
  readonly foreign: readonly File[];
  /** What the dialog that adds accounts is to read next, or `null`. */
  readonly adding: Adding | null;
  /** The account, or an earlier version of one, whose changes are shown. */
  readonly versionsOf: ArticleId | null;
  readonly theme: Theme;
  /** How much larger than usual the reading face is, in px. */
  readonly larger: number;
  /** True once the first screen is there and what nobody waits for may begin. */
  readonly settled: boolean;
}

/** The one session store. Change it through the functions below or `setState` with a pure patch. */
export const useSession = create<Session>()(() => ({
  selection: null,
  caret: null,
  caretIn: null,
  armed: null,
  pick: null,
  run: null,
  fillIn: null,
  guided: false,
  kept: 'opening',
  reviewing: null,
  loss: null,
  sinceBackup: null,
  offline: 'preparing',
  release: 'newest',
  saving: { state: 'saved' },
  overlay: null,
  menu: null,
  notice: null,
  announcement: '',
  importing: null,
  adding: null,
  versionsOf: null,
  foreign: [],
  theme: 'system',
  larger: 0,
  settled: false,
}));

/** Replaces part of the session. */
export const setSession = useSession.setState;
/** The session now, outside components. */
export const session = useSession.getState;

/** Shows a message for some seconds and speaks it. */
export function notify(words: string, { undo = false } = {}): void {
  setSession({ notice: { id: (session().notice?.id ?? 0) + 1, words, undo }, announcement: words });
}

/** Speaks to screen readers only. A repeated announcement is spoken again. */
export function announce(words: string): void {
  const said = session().announcement;
  setSession({ announcement: words === said ? `${words}\u00a0` : words });
}

/** Opens an overlay, or closes what is open with `null`. */
export function openOverlay(overlay: Overlay | null): void {
  setSession({ overlay });
}
