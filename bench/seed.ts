import type { ArticleId } from '#core/domain/ids.ts';
import type { GalleyRecord } from '#core/domain/record.ts';
import { openIndexedDbStore } from '#platform/storage/indexeddb-store.ts';

import { makeCorpus } from './corpus.ts';
import type { CorpusSize } from './corpus.ts';
import { ANNOTATOR, articleRecords, outline, STORY } from './records.ts';

/** Records in one transaction; more would only hold more memory at a time. */
const BATCH = 10_000;

/**
 * Puts a story with one made article for each of `sizes` into the app's own database, through the app's own store. What is there
 * under the same ids stays.
 *
 * @returns The fragment of the URL that opens each article, in the order of `sizes`.
 */
export async function fill(sizes: readonly CorpusSize[]): Promise<readonly string[]> {
  const store = await openIndexedDbStore();
  const write = async (
    records: readonly GalleyRecord[],
    texts: readonly { readonly id: ArticleId; readonly text: string }[],
  ): Promise<void> => {
    const changes = records.map((after) => ({ before: null, after }));
    await store.write({ changes, texts, log: { kind: 'unlogged' } });
  };

  // As after a first start, so that the bundled story does not come in too.
  await store.setSetting('annotator', ANNOTATOR);
  await store.setSetting('bundled-story', STORY);
  await write(Object.values(outline()), []);
  const places: string[] = [];
  for (const [order, size] of sizes.entries()) {
    const corpus = makeCorpus(size);
    const { article, articleId, annotations } = articleRecords(corpus, order);
    await write([article], [{ id: articleId, text: corpus.text }]);
    for (let at = 0; at < annotations.length; at += BATCH) {
      await write(annotations.slice(at, at + BATCH), []);
    }
    places.push(`#/read/${STORY}/${articleId.slice(-43)}`);
  }
  store.close();
  return places;
}
