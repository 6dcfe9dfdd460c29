import { dequal } from 'dequal';

import { type Clock, isFromTheFuture, ORIGIN } from '#core/domain/clock.ts';
import type { SetId } from '#core/domain/ids.ts';
import type { CodebookRecord, SetRecord, StoryRecord } from '#core/domain/record.ts';

import { type DocumentPlan, planDocuments } from './import-documents.ts';
import {
  codebookRecordId,
  type ImportKnown,
  type ImportTarget,
  sharedEnvelope,
} from './import-target.ts';
import { foreignOf } from './foreign.ts';
import { timeOf } from './instant.ts';
import { knownCollection, knownDocument } from './native/collection.ts';
import type { FileStamps, NativeSet } from './native/native-set.ts';
import type { RowProblem } from './problems.ts';

/** What everything but the items of a file comes to. */
export interface SharedPlan extends DocumentPlan {
  readonly setId: SetId;
  /** The set as it is after the import. */
  readonly set: SetRecord;
  readonly story: StoryRecord;
  readonly codebook: CodebookRecord | null;
  /** Story, codebook and set, where they are new or newer. */
  readonly records: readonly (StoryRecord | CodebookRecord | SetRecord)[];
}

/** Plans story, documents, codebook and set of a file. */
export function planShared(file: NativeSet, known: ImportKnown, target: ImportTarget): SharedPlan {
  const now = timeOf(known.now) ?? 0;
  const refused: RowProblem[] = [];
  const admit = (stamps: FileStamps, path: string): FileStamps | null => {
    if (!isFromTheFuture(stamps.clock, now)) return stamps;
    refused.push({
      ...fromTheFuture(stamps.clock, path),
      list: 'file',
      row: 0,
      id: '',
      words: '',
      tag: '',
    });
    return null;
  };
  const story = storyAfter(file, known, target, admit);
  const codebook = codebookAfter(file, known, target, admit);
  const documents = planDocuments(file, known, target, now);
  const set = setAfter(file, known, { target, story, codebook, documents, admit });
  const records = [
    ...(story === target.storyRecord ? [] : [story]),
    ...(codebook === null || known.codebooks.includes(codebook) ? [] : [codebook]),
    ...(set === target.set ? [] : [set]),
  ];
  return {
    ...documents,
    refused: [...refused, ...documents.refused],
    setId: set.setId,
    set,
    story,
    codebook,
    records,
  };
}

/** The problem of a clock that no honest machine has. */
export function fromTheFuture(
  clock: Clock,
  path: string,
): { code: 'from-the-future'; path: string; found: string } {
  return { code: 'from-the-future', path, found: clock };
}

/** Lets what a file says of its own time pass, or refuses it. */
type Admit = (stamps: FileStamps, path: string) => FileStamps | null;

function storyAfter(
  file: NativeSet,
  known: ImportKnown,
  target: ImportTarget,
  admit: Admit,
): StoryRecord {
  const { storyId, storyRecord } = target;
  const ownStory = file.story?.id === storyId ? file.story : null;
  const stamps = ownStory === null ? null : admit(ownStory, '/galley:story/galley:clock');
  const fresh = (when: FileStamps, title: string): StoryRecord => ({
    ...sharedEnvelope(storyId, storyRecord?.by === '' ? '' : file.annotator.id, when),
    id: storyId as string as StoryRecord['id'],
    kind: 'story',
    body: { title },
  });
  if (storyRecord === null) {
    const title = file.story?.title ?? '';
    return fresh(stamps ?? { ...file, clock: ORIGIN }, title === '' ? file.title : title);
  }
  if (stamps !== null && ownStory !== null && stamps.clock > storyRecord.clock) {
    return { ...fresh(stamps, ownStory.title), ...foreignPart(storyRecord) };
  }
  // An editor who imports into a story that was removed wants to see it.
  return storyRecord.deleted === 0 ? storyRecord : revived(storyRecord, known);
}

function codebookAfter(
  file: NativeSet,
  known: ImportKnown,
  { storyId, story, isMine }: ImportTarget,
  admit: Admit,
): CodebookRecord | null {
  const local = known.codebooks.find((record) => record.storyId === storyId) ?? null;
  if (file.codebook === null) return local;
  const isOurs = local === null || (isMine && story === 'known');
  const stamps = isOurs ? admit(file.codebook, '/galley:codebook/galley:clock') : null;
  if (stamps === null || (local !== null && stamps.clock <= local.clock)) return local;
  return {
    ...sharedEnvelope(storyId, local?.by ?? file.annotator.id, stamps),
    id: codebookRecordId(storyId),
    kind: 'codebook',
    body: file.codebook.body,
    ...foreignPart(local),
  };
}

interface SetParts {
  readonly target: ImportTarget;
  readonly story: StoryRecord;
  readonly codebook: CodebookRecord | null;
  readonly documents: DocumentPlan;
  readonly admit: Admit;
}

function setAfter(file: NativeSet, known: ImportKnown, parts: SetParts): SetRecord {
  const { target, codebook, admit } = parts;
  const { set, storyId, isMine } = target;
  const stamps = admit(file, '/galley:clock');
  const ownRole = file.adjudicated ? 'adjudicated' : 'mine';
  if (set !== null && (stamps === null || stamps.clock <= set.clock)) {
    const current = set.deleted === 0 ? set : revived(set, known);
    // A layer that turns out to be one's own.
    const isClaimed = isMine && current.body.role === 'imported';
    return isClaimed
      ? { ...current, clock: known.stamp(), body: { ...current.body, role: ownRole } }
      : current;
  }
  const all = [...known.sets, ...known.stories];
  const isTaken = set === null && all.some(({ id }) => id === (file.id as string));
  const setId = set?.setId ?? (isTaken ? (known.makeId() as SetId) : file.id);
  const fresh: SetRecord = {
    ...sharedEnvelope(storyId, file.annotator.id, stamps ?? { ...file, clock: ORIGIN }),
    id: setId as string as SetRecord['id'],
    kind: 'set',
    setId,
    body: {
      title: file.title,
      annotator: file.annotator,
      role: isMine ? ownRole : (set?.body.role ?? 'imported'),
      codebook: ownCodebook(file, codebook, target),
    },
  };
  const foreign = foreignOf(file.raw, frameOf(file, fresh, parts));
  return foreign === null ? fresh : { ...fresh, foreign };
}

/** The codebook that the set keeps for itself: none where it is the story's, to the letter, or where both are mine. */
function ownCodebook(
  { codebook: found }: NativeSet,
  codebook: CodebookRecord | null,
  { set, isMine }: ImportTarget,
): SetRecord['body']['codebook'] {
  if (found === null) return set?.body.codebook ?? null;
  if (found.isOwn) return found.body;
  if (isMine) return null;
  const isStorys =
    codebook !== null && codebook.clock === found.clock && dequal(codebook.body, found.body);
  return isStorys ? null : found.body;
}

/** What Galley would write round the items for what it has understood of the file. The rest is foreign. */
function frameOf(file: NativeSet, set: SetRecord, { story, codebook, documents }: SetParts) {
  return knownCollection({
    story:
      file.story === null
        ? story
        : { ...story, ...file.story, id: story.id, body: { title: file.story.title } },
    set,
    codebook:
      file.codebook === null || codebook === null
        ? null
        : { ...codebook, body: file.codebook.body },
    documents: file.documents.flatMap(({ articleId }) => {
      const record = documents.fromFile.get(articleId);
      if (record === undefined) return [];
      return [knownDocument(record, documents.texts.get(articleId) ?? null, false)];
    }),
    removed: [],
    items: [],
    modified: file.modified,
    version: '',
  });
}

function revived<R extends StoryRecord | SetRecord>(record: R, { now, stamp }: ImportKnown): R {
  return { ...record, deleted: 0, modified: now, clock: stamp() };
}

function foreignPart<R extends StoryRecord | CodebookRecord>(record: R | null): Pick<R, 'foreign'> {
  return record?.foreign === undefined ? {} : { foreign: record.foreign };
}
