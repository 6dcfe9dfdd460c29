import { restoreStory } from '#core/domain/story-edits.ts';
import { nowInstant } from '#platform/time.ts';
import { bundledRecords } from '#state/bundled-story.ts';
import { commit } from '#state/commit.ts';
import { goTo } from '#state/location.ts';
import { flush } from '#state/outbox.ts';
import { readRecords } from '#state/queries.ts';
import { notify } from '#state/session.ts';
import { currentAnnotator } from '#state/workspace.ts';

/** Brings the bundled story back, with every account of it that is not there. Annotations and what else was added stay as they are. */
export async function restoreBundled(): Promise<void> {
  await flush();
  try {
    const delivered = await bundledRecords(await currentAnnotator());
    const [{ storyId } = { storyId: null }] = delivered;
    if (storyId === null) return;
    const kinds = ['story', 'codebook', 'article', 'set'] as const;
    const known = await Promise.all(
      kinds.map((kind) => readRecords({ by: 'story', storyId, kind })),
    );
    const changes = restoreStory(delivered, known.flat(), nowInstant());
    if (changes.length > 0) commit('restore the bundled story', changes);
    goTo({ view: 'stories', storyId, articleId: null, annotationId: null }, 'push');
    if (changes.length > 0) notify('The bundled story is whole again', { undo: true });
    else notify('Nothing is missing from the bundled story');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    notify(`The bundled story was not restored: ${reason}`);
  }
}
