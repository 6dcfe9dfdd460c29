import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asRecordId, asTagId } from '#core/domain/ids.ts';
import type { AnnotationRecord, GalleyRecord } from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';
import { articleIdOf, articleText } from '#core/text/article-text.ts';

import { emptyBrowser } from '../sample-browser.ts';
import type { Content, FormatId, ReadContext, StoryExport } from './format.ts';
import { FORMATS } from './registry.ts';
import {
  imported,
  NOTHING_HERE,
  READER,
  readOne,
  sampleStory,
  seen,
  storyOf,
  written,
} from './sample-reading.ts';

const BOTH = FORMATS.filter(({ read, write }) => read !== undefined && write !== undefined);

/** A browser that has the texts only, for formats that do not bring them. */
function textsOf(story: StoryExport): ReadContext {
  const articles = story.articles.map(({ articleId, body }) => ({
    articleId,
    text: story.texts.get(articleId) ?? '',
    url: body.url,
    fileName: body.fileName,
    headline: body.headline,
  }));
  return { ...NOTHING_HERE, articles, codebook: story.codebook };
}

/** What an editor sees of a story: the same lines as of a browser. */
function linesOf(story: StoryExport): readonly string[] {
  const [set] = story.sets;
  return seen({
    ...emptyBrowser(READER),
    sets: story.sets.map((each) => each.set),
    records: set?.records ?? [],
    texts: story.texts,
  });
}

/** Tag and words alone. */
const plain = (line: string): string => `${line.split('|', 2).join('|')}|`;

describe.each(BOTH)('$name', ({ id, carries }) => {
  const carried = new Set<Content>(carries);

  it('keeps of the sample story what it says it carries', () => {
    const story = sampleStory();
    const { known } = imported(readOne(written(id, story), textsOf(story)));
    const tags = (lines: readonly string[]): readonly string[] =>
      lines
        .map(plain)
        .filter((line) => !line.endsWith('||'))
        .toSorted();
    const expected = tags(linesOf(story));
    expect(tags(seen(known))).toEqual(
      carried.has('fragments')
        ? expected
        : expected.flatMap((line) => splitFragments(line)).toSorted(),
    );
    const all = seen(known).join('\n');
    if (carried.has('attributes')) expect(all).toMatch(/amount=40 .*verdict=contradicted/u);
    if (carried.has('notes')) expect(all).toContain('# The other account has 60 👀');
    if (carried.has('annotators'))
      expect(known.sets.map(({ body }) => body.annotator.name)).toContain('Iris Example');
    if (carried.has('whole-article')) expect(all).toContain('omission||');
    if (carried.has('done'))
      expect(known.records.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    if (carried.has('outlet and date'))
      expect(known.articles.map(({ body }) => `${body.outlet} ${body.date}`)).toContain(
        'The Quay 2026-11-20',
      );
  });

  it('EX2 writes the same bytes of what it has read of its own files', () => {
    const story = sampleStory();
    const first = written(id, story);
    const once = written(id, storyOf(imported(readOne(first, textsOf(story))).known));
    const twice = written(id, storyOf(imported(readOne(once, textsOf(story))).known));
    expect(twice.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual(
      once.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]),
    );
  });

  it('any spans of any text stand on their words after a round trip', () => {
    fc.assert(
      fc.property(story, (input) => {
        const { known, plan } = imported(readOne(written(id, input), textsOf(input)));
        const report = plan.plans.flatMap((each) => [
          ...each.report.orphaned,
          ...each.report.refused,
        ]);
        expect(report).toEqual([]);
        const words = (lines: readonly string[]): readonly string[] =>
          lines.map((line) => fold(plain(line))).toSorted();
        const expected = linesOf(input);
        expect(words(seen(known))).toEqual(
          words(
            carried.has('fragments') ? expected : expected.flatMap((line) => splitFragments(line)),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** brat has no span over a line end, so the blanks between words are all one here. */
function fold(line: string): string {
  return line.replaceAll(/[\s…]+/gu, ' ').trim();
}

function splitFragments(line: string): readonly string[] {
  const [tag = '', words = '', ...rest] = line.split('|');
  return words.split(' … ').map((each) => [tag, each, ...rest].join('|'));
}

const word = fc.constantFrom(
  'harbour',
  'said',
  '“no”',
  '港の',
  '👩🏽‍🔧',
  'é',
  'e\u0301lan',
  '𝒳y',
  'ש',
  "it's",
  '40%',
  '=1+1',
  'a,b',
  'x;y',
);
const sentence = fc.array(word, { minLength: 2, maxLength: 9 }).map((words) => words.join(' '));
const text = fc
  .array(sentence, { minLength: 1, maxLength: 5 })
  .map((lines) => `${lines.join('.\n\n')}.`);

/** A story of one text with spans on whole words of one line. */
const story = fc
  .tuple(
    text,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('quote', 'claim', 'topic')), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([raw, picks]): StoryExport => {
    const base = sampleStory();
    const body = articleText(raw);
    const articleId = articleIdOf(body);
    const [article] = base.articles;
    const [first] = base.sets;
    const template = first?.records.find(
      (record): record is AnnotationRecord => record.kind === 'annotation',
    );
    if (article === undefined || first === undefined || template === undefined)
      throw new RangeError('no sample');
    const words = [...body.matchAll(/\S+/gu)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    const records = picks.map(([from, length, tag], n): GalleyRecord => {
      const start = words[from % words.length];
      const end = words[Math.min(words.length - 1, (from % words.length) + length)];
      const range = { start: start?.start ?? 0, end: end?.end ?? 1 };
      const whole = body.slice(range.start, range.end).includes('\n')
        ? { start: range.start, end: start?.end ?? 1 }
        : range;
      return {
        ...template,
        id: asRecordId(`0193b000-0000-7000-a000-${String(n).padStart(12, '0')}`),
        articleId,
        body: { span: spanOf(body, [whole]), tag: asTagId(tag), attributes: {}, note: '' },
      };
    });
    return {
      ...base,
      articles: [{ ...article, articleId }],
      texts: new Map([[articleId, body]]),
      sets: [{ set: first.set, records }],
    };
  });

describe('formats that only go out or come in', () => {
  it('are in the table once', () => {
    const ids: readonly FormatId[] = FORMATS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
