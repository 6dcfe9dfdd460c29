import { utf8ToBytes } from '@noble/hashes/utils.js';

import type { RecordId } from '#core/domain/ids.ts';
import type { Json, JsonObject } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';

import type { SourceFile, StoryExport } from './format.ts';

/** A file of text, as UTF-8. A lone surrogate, which UTF-8 cannot say, becomes U+FFFD. */
export function textFile(name: string, text: string): SourceFile {
  return { name, bytes: utf8ToBytes(text) };
}

/** A file of JSON with two spaces, LF and a final newline. */
export function jsonFile(name: string, value: Json): SourceFile {
  return textFile(name, `${JSON.stringify(value, null, 2)}\n`);
}

/** A file of JSON lines. */
export function linesFile(name: string, values: readonly JsonObject[]): SourceFile {
  return textFile(name, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
}

/** The words of any annotation of the export, by its id. */
export function wordsById({ sets }: StoryExport): (id: RecordId) => string {
  const words = new Map<RecordId, string>();
  for (const { records } of sets) {
    for (const record of records)
      if (record.kind === 'annotation') words.set(record.id, wordsOf(record.body.span));
  }
  return (id) => words.get(id) ?? id;
}
