import { writeNativeSet } from '../native/write.ts';
import { safeName, uniqueNames } from './file-names.ts';
import type { SourceFile, StoryExport } from './format.ts';
import { textFile } from './write-files.ts';

/** Writes Galley's own files, one for each set, under the annotator's name. */
export function writeNativeSets(input: StoryExport): readonly SourceFile[] {
  const unique = uniqueNames();
  const { story, articles, texts, codebook, version } = input;
  return input.sets.map(({ set, records }) => {
    const { created, modified, clock, storyId, by } = story;
    const shared = {
      v: 1,
      storyId,
      setId: '',
      articleId: '',
      refs: [],
      deleted: 0,
      by,
      created,
      modified,
      clock,
    } as const;
    const book = {
      ...shared,
      id: `${storyId}/codebook` as typeof story.id,
      kind: 'codebook',
      body: codebook,
    } as const;
    const text = writeNativeSet({
      story,
      articles,
      texts,
      set,
      codebook: book,
      records,
      includeTexts: true,
      version,
    });
    return textFile(`${unique(safeName(set.body.annotator.name, 'set'))}.json`, text);
  });
}
