/// <reference types="vite/types/importMeta.d.ts" />
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { readFiles } from './read-files.ts';
import { imported, NOTHING_HERE, seen } from './sample-reading.ts';

const [XMI = ''] = Object.values(
  import.meta.glob<string>('./fixtures/harbour.xmi', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

describe('a project as annotation platforms export it', () => {
  it('EX4 zips in a zip, one for each annotator: sets side by side', () => {
    const one = (xmi: string): Uint8Array =>
      zipSync({
        'harbour.xmi': strToU8(xmi),
        'TypeSystem.xml': strToU8('<?xml version="1.0"?><typeSystemDescription/>'),
      });
    const bytes = zipSync({
      'exportedproject.json': strToU8('{"name": "news", "source_documents": []}'),
      'source/harbour.txt': strToU8('Not this one.'),
      'annotation/harbour.txt/anna.zip': one(XMI),
      'annotation/harbour.txt/ben.zip': one(XMI.replace('value="LOC"', 'value="GPE"')),
      'annotation_ser/harbour.txt/anna.ser': Uint8Array.from([0xac, 0xed, 0, 5]),
    });
    const { readings, texts, problems } = readFiles([{ name: 'project.zip', bytes }], NOTHING_HERE);
    const [reading] = readings;
    if (reading === undefined) throw new RangeError('no reading');
    const { known } = imported(reading);
    expect(seen(known, 'anna')).toContain('LOC|港の再建|');
    expect(seen(known, 'ben')).toContain('GPE|港の再建|');
    expect(known.articles).toHaveLength(1);
    expect(texts.map(({ name }) => name)).toEqual(['source/harbour.txt']);
    // What the program keeps for itself is passed over.
    expect(problems).toEqual([]);
  });
});
