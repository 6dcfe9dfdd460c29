import type { Change } from '#core/domain/act.ts';
import type { ArticleId, RecordId } from '#core/domain/ids.ts';
import { mergeRecord } from '#core/domain/merge.ts';
import type { GalleyRecord } from '#core/domain/record.ts';

import { type ImportPlan, planImport } from './import-plan.ts';
import { type ImportKnown, importTarget } from './import-target.ts';
import type { NativeSet } from './native/native-set.ts';
import { forOpenStory } from './second-story.ts';

/** What the import of several sets would do, all of it together. Nothing has happened yet. */
export interface SetsPlan {
  /** One for each set, in order. */
  readonly plans: readonly ImportPlan[];
  /** All records to write, as one act. */
  readonly changes: readonly Change[];
  readonly texts: ImportPlan['texts'];
}

/**
 * Plans the import of several sets, each as if those before it were in: the second set of a file finds the story and the articles
 * that the first one brings. All or nothing, and planning the same sets again on the outcome gives no changes.
 */
export function planSets(sets: readonly NativeSet[], known: ImportKnown): SetsPlan {
  const plans: ImportPlan[] = [];
  let here = known;
  for (const set of sets) {
    const own = forOpenStory(set, known);
    const plan = planImport(withoutSpareCodebook(own, here), here);
    plans.push(plan);
    here = knownAfter(here, plan);
  }
  return {
    plans,
    changes: plans.flatMap(({ changes }) => changes),
    texts: plans.flatMap(({ texts }) => texts),
  };
}

/** What a browser knows once it has taken in the changes and texts of a plan. */
export function knownAfter(
  known: ImportKnown,
  plan: {
    readonly changes: readonly { readonly after: GalleyRecord }[];
    readonly texts: readonly { readonly id: ArticleId; readonly text: string }[];
  },
): ImportKnown {
  const held = [known.stories, known.articles, known.sets, known.codebooks, known.records];
  const all = new Map<RecordId, GalleyRecord>(held.flat().map((record) => [record.id, record]));
  for (const { after } of plan.changes) {
    const before = all.get(after.id);
    all.set(after.id, before === undefined ? after : mergeRecord(before, after));
  }
  const records = [...all.values()];
  return {
    ...known,
    stories: records.filter((record) => record.kind === 'story'),
    articles: records.filter((record) => record.kind === 'article'),
    sets: records.filter((record) => record.kind === 'set'),
    codebooks: records.filter((record) => record.kind === 'codebook'),
    records: records.filter((record) => record.setId !== '' && record.kind !== 'set'),
    texts: new Map([
      ...known.texts,
      ...plan.texts.map(({ id, text }): [ArticleId, string] => [id, text]),
    ]),
  };
}

/** A set of another program without the codebook that was made for it, where the story's has all its tags. */
function withoutSpareCodebook(set: NativeSet, known: ImportKnown): NativeSet {
  const { codebook } = set;
  if (codebook === null || codebook.isOwn || codebook.clock !== set.clock) return set;
  const { storyId } = importTarget(set, known);
  const local = known.codebooks.find((record) => record.storyId === storyId)?.body;
  if (local === undefined) return set;
  const tags = new Set([...local.tags, ...(local.retired ?? [])].map(({ id }) => id));
  const used = set.items.flatMap((item) => (item.kind === 'annotation' ? [item.body.tag] : []));
  return used.every((tag) => tags.has(tag)) ? { ...set, codebook: null } : set;
}
