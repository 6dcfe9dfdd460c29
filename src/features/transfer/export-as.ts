import type { ArticleId, SetId } from '#core/domain/ids.ts';
import type { GalleyRecord, SetRecord } from '#core/domain/record.ts';
import type { FormatId, StoryExport } from '#core/exchange/formats/format.ts';
import type { Loss } from '#core/exchange/formats/losses.ts';
import { download, safeFileName } from '#platform/files/download.ts';
import { withFormats } from '#platform/worker/formats.ts';
import { flush } from '#state/outbox.ts';
import { readRecords } from '#state/queries.ts';
import { notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { VERSION } from '#state/version.ts';

import { textsOf } from './texts.ts';

/** What a set would lose in a format. */
export async function lossesIn(
  story: Story,
  setId: SetId,
  format: FormatId,
): Promise<{ readonly losses: readonly Loss[]; readonly lost: readonly string[] }> {
  const input = await inputOf(story, setId);
  return withFormats((formats) => formats.losses(format, input));
}

/**
 * Writes a set in a format of another tool and hands it to the browser.
 *
 * @param only The account that a report is about; `null` for all.
 */
export async function exportAs(
  story: Story,
  setId: SetId,
  format: FormatId,
  only: ArticleId | null,
): Promise<void> {
  const input = { ...(await inputOf(story, setId)), ...(only === null ? {} : { only }) };
  const { name, bytes } = await withFormats((formats) => formats.write(format, input));
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const at = story.articles.findIndex(({ articleId }) => articleId === only);
  const which = at === -1 ? '' : ` ${siglumOf(at)}`;
  const fileName = safeFileName(`${story.record.body.title}${which} ${format}`, extension);
  download(fileName, new Blob([bytes.slice().buffer]), 'application/octet-stream');
  notify(`Sent to the browser as ${fileName}`);
}

async function inputOf(story: Story, setId: SetId): Promise<StoryExport> {
  await flush();
  const set = story.sets.find((candidate): candidate is SetRecord => candidate.setId === setId);
  if (set === undefined) throw new Error('this set is no longer here');
  const records = await readRecords({ by: 'set', setId });
  return {
    story: story.record,
    articles: story.articles,
    texts: await textsOf(story.articles),
    codebook: story.codebook,
    sets: [{ set, records: [...records, ...(await remarksOn(story, records))] }],
    people: story.sets,
    version: VERSION,
    withMark: true,
  };
}

/** What others have decided and replied on annotations of a set, in sets that are here. */
async function remarksOn(
  { record: { storyId }, sets }: Story,
  records: readonly GalleyRecord[],
): Promise<readonly GalleyRecord[]> {
  const own = new Set<string>(records.map(({ id }) => id));
  const here = new Set<string>(sets.map(({ setId }) => setId));
  const remarks = await Promise.all(
    (['decision', 'reply'] as const).map((kind) => readRecords({ by: 'story', storyId, kind })),
  );
  return remarks
    .flat()
    .filter(
      (record) =>
        (record.kind === 'decision' || record.kind === 'reply') &&
        here.has(record.setId) &&
        !own.has(record.id) &&
        own.has(record.body.target),
    );
}
