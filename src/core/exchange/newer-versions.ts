import { type CarriedRecords, carryRecords } from '#core/anchor/carry-records.ts';
import { carryOthers } from '#core/anchor/carry-others.ts';
import { diffTexts, type TextDiff } from '#core/anchor/text-diff.ts';
import { clockAbove, worseOutcome } from '#core/domain/carried-over.ts';
import type { ArticleId, StoryId } from '#core/domain/ids.ts';
import type { ArticleRecord, CarriedOver, GalleyRecord } from '#core/domain/record.ts';
import { successionsIn } from '#core/domain/successions.ts';

import type { ItemRecord } from './native/encode.ts';

/** The texts that are needed besides those of `ids` to carry what is said of them to the versions in force. */
export function laterVersionsOf(
  ids: readonly ArticleId[],
  articles: readonly ArticleRecord[],
): readonly ArticleId[] {
  const needed = new Set(ids);
  const stories = new Set<StoryId>(articles.map(({ storyId }) => storyId));
  for (const story of stories) {
    for (const { from, to } of successionsIn(articles.filter(({ storyId }) => storyId === story))) {
      if (needed.has(from)) needed.add(to);
    }
  }
  return [...needed];
}

/** A record of a file on the version in force, and what became of its words on the way. */
export interface Brought {
  readonly record: ItemRecord;
  readonly outcome: CarriedOver['outcome'];
}

/** Brings records of a file to the versions in force; `null` where nothing is to be done. */
export type Bringer = (record: ItemRecord, held: GalleyRecord | null) => Brought | null;

/**
 * Returns what brings records of a file that speak of a version which is no longer in the story to the one in its place. A set that is
 * not mine keeps what its owner says; its clock stays below whatever the owner does next, and mine does too: bringing the same file
 * twice comes to the same.
 *
 * A version that was kept as an account of its own is spoken of where it stands, unless the record had been carried before.
 */
export function bringerOf(
  articles: readonly ArticleRecord[],
  texts: ReadonlyMap<ArticleId, string>,
  isMine: boolean,
): Bringer {
  const live = new Set(
    articles.flatMap(({ articleId, deleted }) => (deleted === 0 ? [articleId] : [])),
  );
  const steps = successionsIn(articles).flatMap(({ from, to }) => {
    const [before, after] = [texts.get(from), texts.get(to)];
    if (before === undefined || after === undefined) return [];
    let diff: TextDiff | null = null;
    const carry = (record: ItemRecord): CarriedRecords =>
      (isMine ? carryRecords : carryOthers)(
        [record],
        { articleId: from, text: before },
        { articleId: to, text: after },
        (diff ??= diffTexts(before, after)),
      );
    return [{ from, carry }];
  });
  return (record, held) => {
    let brought: Brought | null = null;
    for (const { from, carry } of steps) {
      if (live.has(from) && held?.carried === undefined) continue;
      const { annotations, others } = carry(brought?.record ?? record);
      const after = (annotations[0] ?? others[0])?.after as ItemRecord | undefined;
      if (after === undefined) continue;
      const outcome = worseOutcome(
        brought?.outcome ?? 'exact',
        annotations[0]?.carried.outcome ?? 'exact',
      );
      const clock = isMine ? clockAbove(record.clock) : after.clock;
      brought = { record: { ...after, clock }, outcome };
    }
    return brought;
  };
}
