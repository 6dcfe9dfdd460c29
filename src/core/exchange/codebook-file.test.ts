import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { askFor, changeTag, removeTag } from '#core/domain/codebook-edits.ts';
import type { Codebook } from '#core/domain/codebook.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { asTagId } from '#core/domain/ids.ts';
import { sourcingCodebook } from '#core/domain/sourcing-codebook.ts';

import { codebookJsonSchema, readCodebook, writeCodebook } from './codebook-file.ts';
import { codebookSchema } from './native/codebook-schema.ts';
import { nativeCollection, writeNativeSet } from './native/write.ts';
import { sampleExport } from './sample-story.ts';
import { z } from './zod.ts';

const COMMITTED = '../../../docs/formats/galley-codebook-1.0.schema.json';

function asked(): Codebook {
  const [topic] = defaultCodebook.tags;
  if (topic === undefined) throw new Error('no tag');
  const always = changeTag(defaultCodebook, topic.id, askFor(topic, 'label', 'always'));
  return removeTag(always, asTagId('quote'), true);
}

function problems(text: string): readonly string[] {
  const outcome = readCodebook(text);
  return outcome.ok
    ? []
    : outcome.problems.map(({ code, path, line }) => `${code} ${line ?? path}`);
}

/** The file of the default codebook with something else in it. */
function altered(
  change: (file: { tags: Record<string, unknown>[] } & Record<string, unknown>) => void,
) {
  const file = JSON.parse(writeCodebook(defaultCodebook)) as Parameters<typeof change>[0];
  change(file);
  return JSON.stringify(file);
}

describe('AN8 a codebook as a file of its own', () => {
  it('is described by the published schema (vitest -u writes it anew)', async () => {
    await expect(`${JSON.stringify(codebookJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      COMMITTED,
    );
  });

  it.each([defaultCodebook, sourcingCodebook, asked()])(
    '$title: import of the export is the codebook, and the same bytes again',
    (codebook) => {
      const text = writeCodebook(codebook);
      const outcome = readCodebook(text);
      expect(outcome).toEqual({ ok: true, value: codebook });
      expect(outcome.ok && writeCodebook(outcome.value)).toBe(text);
    },
  );

  it('is read with whatever words are in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ maxLength: 9 }),
        (guideline, label) => {
          const codebook = changeTag(defaultCodebook, asTagId('claim'), { guideline, label });
          expect(readCodebook(writeCodebook(codebook))).toEqual({ ok: true, value: codebook });
        },
      ),
    );
  });

  it('is taken from an exported set too', () => {
    expect(readCodebook(writeNativeSet(sampleExport()))).toEqual({
      ok: true,
      value: sampleExport().codebook?.body,
    });
  });

  it('passes over what Galley does not know', () => {
    const text = altered((file) => {
      file['x:extra'] = 1;
      if (file.tags[0]) file.tags[0]['x:extra'] = 2;
    });
    expect(readCodebook(text)).toEqual({ ok: true, value: defaultCodebook });
  });

  it.each([
    ['', 'empty '],
    ['{"format":', 'truncated 1'],
    ['{"format": galley}', 'not-json 1'],
    ['<html>', 'html '],
    ['[]', 'not-a-codebook '],
    ['{"type":"AnnotationCollection"}', 'not-a-codebook /format'],
    ['{"format":"galley-codebook","formatVersion":"2.0"}', 'newer-version /formatVersion'],
    ['{"format":"galley-codebook","formatVersion":2}', 'bad-value /formatVersion'],
  ])('refuses %s', (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it('names every place that is wrong', () => {
    const text = altered((file) => {
      const [topic, quote] = file.tags;
      if (topic) topic['line'] = 'zigzag';
      if (quote) quote['light'] = { ink: 'red', tint: '#ffffff' };
      file['title'] = 7;
    });
    expect(problems(text)).toEqual([
      'wrong-type /title',
      'bad-value /tags/0/line',
      'bad-value /tags/1/light/ink',
      'missing /tags/1/light/active',
    ]);
  });

  it('refuses one id for two tags or attributes', () => {
    const text = altered((file) => {
      if (file.tags[0]) file.tags.push(file.tags[0]);
      if (file.tags[1]) file.tags[1]['attributes'] = [ATTRIBUTE, ATTRIBUTE];
    });
    expect(problems(text)).toEqual(['duplicate /tags/4', 'duplicate /tags/1/attributes/1']);
  });
});

const ATTRIBUTE = { id: 'a', label: 'A', type: 'text' };

describe('a codebook in a set', () => {
  it('keeps the sourcing codebook to the schema', () => {
    expect(z.safeParse(codebookSchema, sourcingCodebook).error?.issues ?? []).toEqual([]);
  });

  it('EX2 says 1.1 only where it holds what 1.0 does not have', () => {
    const input = sampleExport();
    const withBook = (body: Codebook) =>
      nativeCollection({
        ...input,
        codebook: input.codebook === null ? null : { ...input.codebook, body },
      })['galley:formatVersion'];
    expect(withBook(defaultCodebook)).toBe('1.0');
    expect(withBook(asked())).toBe('1.1');
    expect(withBook(removeTag(defaultCodebook, asTagId('quote'), true))).toBe('1.1');
  });
});
