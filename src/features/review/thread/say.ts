import { reply } from '#core/domain/decisions.ts';
import type { RecordId } from '#core/domain/ids.ts';
import { newRecordId } from '#platform/ids.ts';
import { commit } from '#state/commit.ts';
import { inMySet, missingSet } from '#state/own-set.ts';
import { announce } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

/** Adds a reply to the thread of an annotation; one that resolves closes it until somebody replies again. */
export function say(story: Story, target: RecordId, text: string, resolves: boolean): void {
  commit(resolves ? 'resolve a thread' : 'reply', [
    ...missingSet(story),
    reply(newRecordId(), inMySet(story), target, text, resolves),
  ]);
  announce(resolves ? 'Resolved' : 'Replied');
}
