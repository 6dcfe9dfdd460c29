import { type Clock, ORIGIN } from '#core/domain/clock.ts';
import { asAnnotatorId } from '#core/domain/ids.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { Instant } from '#core/domain/record.ts';
import { derivedId } from '#core/exchange/derived-id.ts';
import type { ImportKnown } from '#core/exchange/import-target.ts';

/** A browser that holds nothing but texts: what a file is planned into to see what it says. Same input, same plan. */
export function emptyBrowser(
  now: Instant,
  texts: ReadonlyMap<ArticleId, string> = new Map(),
): ImportKnown {
  return {
    annotatorId: asAnnotatorId(''),
    stories: [],
    openStory: null,
    articles: [],
    sets: [],
    codebooks: [],
    texts,
    records: [],
    now,
    makeId: () => derivedId('nobody'),
    stamp: (): Clock => ORIGIN,
  };
}
