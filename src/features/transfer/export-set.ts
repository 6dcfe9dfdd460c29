import type { SetId } from '#core/domain/ids.ts';
import type {
  ArticleRecord,
  CodebookRecord,
  GalleyRecord,
  SetRecord,
} from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import type { NativeExport } from '#core/exchange/native/write.ts';
import { download, safeFileName } from '#platform/files/download.ts';
import { withExchange } from '#platform/worker/exchange.ts';
import { nameAnnotator } from '#state/annotator.ts';
import { flush } from '#state/outbox.ts';
import { outlineQuery, queryClient, readRecords } from '#state/queries.ts';
import { notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { VERSION } from '#state/version.ts';
import { count } from '#state/words.ts';

import { textsOf } from './texts.ts';

/**
 * Writes a set to a file and hands it to the browser. Works with what is on screen, saved or not.
 *
 * @param name The annotator's name to go out with, for one's own set; `null` for another's.
 */
export async function exportSet(
  story: Story,
  setId: SetId,
  name: string | null,
  includeTexts: boolean,
): Promise<void> {
  if (name !== null) await nameAnnotator(name);
  await flush();
  const { storyId } = story.record;
  const outline = await queryClient.fetchQuery({ ...outlineQuery(storyId), staleTime: 0 });
  const set = outline.find(
    (record): record is SetRecord => isLive(record, 'set') && record.setId === setId,
  );
  if (set === undefined) throw new Error('this set is no longer here');
  const articles = outline.filter((record): record is ArticleRecord => record.kind === 'article');
  const records = await readRecords({ by: 'set', setId });
  const input: NativeExport = {
    story: story.record,
    articles,
    texts: await textsOf(articles),
    set,
    codebook:
      outline.find((record): record is CodebookRecord => isLive(record, 'codebook')) ?? null,
    records,
    includeTexts,
    version: VERSION,
  };
  const content = await withExchange((exchange) => exchange.write(input));
  const fileName = safeFileName(
    `${story.record.body.title} ${set.body.annotator.name || 'annotator'}`,
    'json',
  );
  download(fileName, content, 'application/ld+json');
  notify(`${count(annotationsIn(records), 'annotation')} sent to the browser as ${fileName}`);
}

function annotationsIn(records: readonly GalleyRecord[]): number {
  return records.filter((record) => isLive(record, 'annotation')).length;
}
