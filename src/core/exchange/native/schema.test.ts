import { describe, expect, it } from 'vitest';

import { defaultCodebook } from '#core/domain/default-codebook.ts';

import { sampleExport } from '../sample-story.ts';
import { z } from '../zod.ts';
import { codebookSchema, toCodebook } from './codebook-schema.ts';
import { collectionSchema, nativeJsonSchema } from './schema.ts';
import { nativeCollection } from './write.ts';

const COMMITTED = '../../../../docs/formats/galley-annotations-1.0.schema.json';

describe('the published schema', () => {
  it('EX1 is what the reader holds files to (vitest -u writes it anew)', async () => {
    await expect(`${JSON.stringify(nativeJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(COMMITTED);
  });

  it('EX1 accepts what Galley writes', () => {
    const outcome = z.safeParse(collectionSchema, nativeCollection(sampleExport()));
    expect(outcome.error?.issues ?? []).toEqual([]);
  });

  it('EX1 accepts a file without texts', () => {
    const outcome = z.safeParse(
      collectionSchema,
      nativeCollection({ ...sampleExport(), includeTexts: false, texts: new Map() }),
    );
    expect(outcome.error?.issues ?? []).toEqual([]);
  });

  it('is built without code from strings', () => {
    expect(z.config().jitless).toBe(true);
  });
});

describe('the default codebook', () => {
  it('AN7 keeps to the schema, and nothing in it is unknown to it', () => {
    const outcome = z.safeParse(codebookSchema, defaultCodebook);
    expect(outcome.error?.issues ?? []).toEqual([]);
    expect(outcome.success && toCodebook(outcome.data)).toEqual(defaultCodebook);
  });
});
