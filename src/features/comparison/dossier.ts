import { download, safeFileName } from '#platform/files/download.ts';
import { writeComparison } from '#state/comparison.ts';
import { announce, notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

const TYPES = { html: 'text/html', md: 'text/markdown', json: 'application/json' } as const;

/** Writes the comparison to a file and hands it to the browser. */
export async function exportDossier(story: Story, format: keyof typeof TYPES): Promise<void> {
  announce('Writing the comparison');
  try {
    const content = await writeComparison(story, format);
    const fileName = safeFileName(`${story.record.body.title} comparison`, format);
    download(fileName, content, TYPES[format]);
    notify(`The comparison was sent to the browser as ${fileName}`);
  } catch (error) {
    notify(`Not written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
