import { type Clock, ORIGIN } from '#core/domain/clock.ts';
import { asAnnotatorId } from '#core/domain/ids.ts';
import type { AnnotatorId, ArticleId, SetId } from '#core/domain/ids.ts';
import type { Instant } from '#core/domain/record.ts';
import { derivedId } from '#core/exchange/derived-id.ts';
import type { ImportPlan } from '#core/exchange/import-plan.ts';
import type { ImportKnown } from '#core/exchange/import-target.ts';
import type { NativeExport } from '#core/exchange/native/write.ts';
import { knownAfter } from '#core/exchange/plan-reading.ts';

/**
 * A browser that holds nothing but texts: what files are planned into to see what they say. It has no time and no chance of its
 * own, so the same files in the same order make the same things.
 */
export function emptyBrowser(
  now: Instant,
  {
    annotatorId = asAnnotatorId(''),
    texts = new Map(),
  }: { annotatorId?: AnnotatorId; texts?: ReadonlyMap<ArticleId, string> } = {},
): ImportKnown {
  let made = 0;
  return {
    annotatorId,
    stories: [],
    openStory: null,
    articles: [],
    sets: [],
    codebooks: [],
    texts,
    records: [],
    now,
    makeId: () => {
      made += 1;
      return derivedId(`made ${made}`);
    },
    stamp: (): Clock => ORIGIN,
  };
}

/** What a browser holds once a plan is carried out; the story of the plan is open. */
export function afterImport(known: ImportKnown, plan: ImportPlan): ImportKnown {
  return { ...knownAfter(known, plan), openStory: plan.storyId };
}

/** What goes into the file of one set of a browser, or `null` when it has no such set. */
export function exportOf(known: ImportKnown, setId: SetId, version: string): NativeExport | null {
  const set = known.sets.find((record) => record.setId === setId);
  const story = known.stories.find(({ storyId }) => storyId === set?.storyId);
  if (set === undefined || story === undefined) return null;
  return {
    story,
    articles: known.articles.filter(({ storyId }) => storyId === story.storyId),
    texts: known.texts,
    set,
    codebook: known.codebooks.find(({ storyId }) => storyId === story.storyId) ?? null,
    records: known.records,
    includeTexts: true,
    version,
  };
}
