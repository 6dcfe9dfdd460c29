import { ORIGIN } from '#core/domain/clock.ts';
import type { RecordId, SetId } from '#core/domain/ids.ts';
import { asSetId } from '#core/domain/ids.ts';
import type { SetRecord } from '#core/domain/record.ts';
import type { AdjudicationRule } from '#core/review/adjudicate.ts';
import type { Agreed, Settlement } from '#core/review/adjudicated.ts';
import { adjudicationProperty, settleGroup } from '#core/review/adjudicated.ts';
import { newRecordId } from '#platform/ids.ts';
import { commit } from '#state/commit.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { inMySet, missingSet } from '#state/own-set.ts';
import { announce } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { tagOf } from '#state/use-story.ts';
import { count } from '#state/words.ts';

import type { Adjudicating, GroupEntry } from './adjudication-now.ts';
import { adjudicatingNow, entryInHand, groupsIn } from './adjudication-now.ts';

const NOTHING: Agreed = { annotations: [], decisions: new Map() };

/** Makes an agreed set of layers, with everything that the rule takes over, as one act, and opens it. */
export function begin(
  story: Story,
  title: string,
  sources: readonly SetId[],
  rule: AdjudicationRule,
): void {
  const setId = asSetId(newRecordId());
  const place = { ...inMySet(story), setId };
  const set: SetRecord = {
    v: 1,
    id: setId as string as RecordId,
    kind: 'set',
    storyId: place.storyId,
    setId,
    articleId: '',
    refs: [],
    clock: ORIGIN,
    deleted: 0,
    by: place.by,
    created: place.at,
    modified: place.at,
    body: { title, annotator: story.annotator, role: 'adjudicated', codebook: null },
    foreign: adjudicationProperty({ rule, sources }),
  };
  const agreed = groupsIn(story, sources, rule)
    .flat()
    .filter((group) => group.agreed !== null);
  commit(`make an agreed set`, [
    ...missingSet(story),
    { before: null, after: set },
    ...agreed.flatMap((group) =>
      settleGroup(group, settlementOf(group.agreed), NOTHING, place, newRecordId),
    ),
  ]);
  goTo({ view: 'adjudicate', reviewed: setId, annotationId: null }, 'push');
  announce(`${count(agreed.length, 'tag')} taken over`);
}

function settlementOf(agreed: GroupEntry['group']['agreed']): Settlement | null {
  return agreed === null ? null : { body: agreed.body, from: agreed.by };
}

/** Takes one candidate of the group in hand, counted from 0 in the order of the columns. */
export function take(index: number): void {
  const { entry } = standing();
  const candidate = entry?.group.candidates[index];
  if (candidate === undefined) return;
  const { annotation } = candidate;
  settle({ body: annotation.body, from: [annotation.id] }, 'take', 'Taken');
}

/** Takes what the rule says of the group in hand, if it says anything. */
export function takeAgreed(): void {
  const agreed = standing().entry?.group.agreed ?? null;
  if (agreed !== null) settle(settlementOf(agreed), 'take', 'Taken');
}

/** Takes none of the candidates of the group in hand. */
export function takeNone(): void {
  settle(null, 'leave out', 'Left out');
}

/** Goes to the next or the previous group. */
export function step(by: 1 | -1): void {
  const { now, entry } = standing();
  if (now === null || entry === null) return;
  const next = now.entries[now.entries.indexOf(entry) + by];
  if (next === undefined) announce(by === 1 ? 'This is the last one' : 'This is the first one');
  else open(next);
}

/** Goes to a group. */
export function open({ id, articleId }: Pick<GroupEntry, 'id' | 'articleId'>): void {
  goTo({ view: 'adjudicate', articleId, annotationId: id }, 'replace');
}

/** Opens the group in hand in the account. */
export function readInPlace(): void {
  const { entry } = standing();
  if (entry === null) return;
  goTo({ view: 'read', articleId: entry.articleId, annotationId: entry.id }, 'push');
}

function settle(settlement: Settlement | null, verb: string, word: string): void {
  const { now, entry } = standing();
  if (now === null || entry === null) return;
  const { story, set, agreed } = now;
  const place = { ...inMySet(story), setId: set.setId };
  const tag = entry.group.candidates[0]?.annotation.body.tag;
  const name = tag === undefined ? 'tag' : tagOf(story, '', tag).label.toLowerCase();
  commit(`${verb} ${name}`, settleGroup(entry.group, settlement, agreed, place, newRecordId));
  moveOn(word);
}

function moveOn(word: string): void {
  const { now, entry } = standing();
  if (now === null || entry === null) return;
  const at = now.entries.indexOf(entry);
  const next =
    now.entries.find(({ isOpen }, i) => isOpen && i > at) ??
    now.entries.find(({ isOpen }) => isOpen);
  const left = now.entries.filter(({ isOpen }) => isOpen).length;
  if (next !== undefined) open(next);
  announce(left === 0 ? `${word}. Nothing is left` : `${word}. ${left} left`);
}

function standing(): { readonly now: Adjudicating | null; readonly entry: GroupEntry | null } {
  const now = adjudicatingNow();
  return { now, entry: now === null ? null : entryInHand(now, currentPlace().annotationId) };
}
