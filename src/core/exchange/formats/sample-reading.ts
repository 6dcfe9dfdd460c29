import { defaultCodebook } from '#core/domain/default-codebook.ts';
import type { GalleyRecord, RecordOf } from '#core/domain/record.ts';
import { utf8ToBytes } from '@noble/hashes/utils.js';

import type { ImportKnown } from '../import-target.ts';
import { planSets, knownAfter } from '../plan-reading.ts';
import { emptyBrowser } from '../sample-browser.ts';
import { sampleExport } from '../sample-story.ts';
import { asAnnotatorId } from '#core/domain/ids.ts';
import type { FormatId, ReadContext, Reading, SourceFile, StoryExport } from './format.ts';
import { readFiles } from './read-files.ts';
import { formatOf } from './registry.ts';

// What the tests of this room share: a browser that has nothing, and files read into it.

/** Somebody who has made none of the files. */
export const READER = asAnnotatorId('0193b000-0000-7000-8000-0000000000ff');

/** Nothing is here but the default codebook. */
export const NOTHING_HERE: ReadContext = { articles: [], codebook: defaultCodebook };

/** A file of text. */
export function file(name: string, text: string): SourceFile {
  return { name, bytes: utf8ToBytes(text) };
}

/** A file of JSON. */
export function json(name: string, value: unknown): SourceFile {
  return file(name, JSON.stringify(value));
}

/** Files of one format, read. */
export function readOne(
  files: readonly SourceFile[],
  context: ReadContext = NOTHING_HERE,
): Reading {
  const { readings, problems } = readFiles(files, context);
  const [reading] = readings;
  if (reading === undefined) throw new RangeError(`Nothing is read: ${JSON.stringify(problems)}`);
  return { ...reading, problems: [...problems, ...reading.problems] };
}

/** What a browser holds once a reading has been imported into it. */
export function imported(reading: Reading, known: ImportKnown = emptyBrowser(READER)) {
  const plan = planSets(reading.sets, known);
  return { plan, known: knownAfter(known, plan) };
}

/** What an editor sees of annotations: words, tag, attributes, note, by name. */
export function seen(known: ImportKnown, name?: string): readonly string[] {
  const sets = known.sets.filter(({ body }) => name === undefined || body.annotator.name === name);
  return sets.flatMap(({ setId }) =>
    known.records
      .filter(
        (record) => record.setId === setId && record.kind === 'annotation' && record.deleted === 0,
      )
      .map((record) => wordsOfRecord(record as RecordOf<'annotation'>, known)),
  );
}

/** An annotation in one line, with what the text says where it lies. */
export function wordsOfRecord(
  { body, articleId }: RecordOf<'annotation'>,
  { texts }: ImportKnown,
): string {
  const text = texts.get(articleId) ?? '';
  const words = body.span
    .map(({ start, end, exact }) => (text.slice(start, end) === exact ? exact : `?${exact}`))
    .join(' … ');
  const attributes = Object.entries(body.attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}=${typeof value === 'object' ? '…' : String(value)}`);
  return `${body.tag}|${words}|${attributes.join('')}${body.note === '' ? '' : ` # ${body.note}`}`;
}

/** The story of a browser as writers take it. */
export function storyOf(known: ImportKnown): StoryExport {
  const [story] = known.stories;
  if (story === undefined) throw new RangeError('No story');
  return {
    story,
    articles: known.articles,
    texts: known.texts,
    codebook: known.codebooks[0]?.body ?? defaultCodebook,
    sets: known.sets.map((set) => ({
      set,
      records: known.records.filter((record: GalleyRecord) => record.setId === set.setId),
    })),
    version: '0.1.0',
  };
}

/** The sample story as writers take it. */
export function sampleStory(): StoryExport {
  const { story, articles, texts, set, codebook, records, version } = sampleExport();
  return {
    story,
    articles,
    texts,
    codebook: codebook?.body ?? defaultCodebook,
    sets: [{ set, records }],
    version,
  };
}

/** Files of a story in a format. */
export function written(id: FormatId, input: StoryExport): readonly SourceFile[] {
  const { write } = formatOf(id);
  if (write === undefined) throw new RangeError(`${id} is not written`);
  return write(input);
}
