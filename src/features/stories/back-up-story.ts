import type { ArticleRecord, GalleyRecord, RecordKind, StoryRecord } from '#core/domain/record.ts';
import { download, safeFileName } from '#platform/files/download.ts';
import { nowInstant } from '#platform/time.ts';
import { ring } from '#state/keeping.ts';
import { flush } from '#state/outbox.ts';
import { queryClient, readRecords, textQuery } from '#state/queries.ts';
import { VERSION } from '#state/version.ts';

const KINDS: readonly RecordKind[] = [
  'story',
  'article',
  'codebook',
  'set',
  'annotation',
  'link',
  'decision',
  'reply',
  'done',
];

/**
 * Writes one story with its texts and everybody's annotations to a backup file and hands it to the browser. Texts that cannot be had
 * are left out, as they come with the app.
 *
 * @returns The name of the file.
 */
export async function backUpStory({ storyId, body }: StoryRecord): Promise<string> {
  await flush();
  const records = (
    await Promise.all(KINDS.map((kind) => readRecords({ by: 'story', storyId, kind })))
  ).flat();
  const texts = await Promise.allSettled(
    records
      .filter((record): record is ArticleRecord => record.kind === 'article')
      .map(async ({ articleId, body: { path } }) => ({
        id: articleId,
        text: await queryClient.ensureQueryData(textQuery(articleId, path)),
      })),
  );
  const part = {
    records: records satisfies readonly GalleyRecord[],
    texts: texts.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
    settings: {},
    unreadable: [],
  };
  const file = await ring.backUp(false, part, VERSION);
  const name = safeFileName(`galley backup ${body.title} ${nowInstant().slice(0, 10)}`, 'json');
  download(name, file, 'application/json');
  return name;
}
