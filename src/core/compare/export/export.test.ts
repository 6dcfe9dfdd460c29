import { describe, expect, it } from 'vitest';

import { compareAtOnce } from '../compare-story.ts';
import { writeComparisonHtml } from './html.ts';
import { comparisonFile, writeComparisonJson } from './json.ts';
import { writeComparisonMarkdown } from './markdown.ts';
import { readStoryMeta } from './meta.ts';
import { comparisonJsonSchema, comparisonSchema } from './schema.ts';

const COMMITTED = '../../../../docs/formats/galley-comparison-1.0.schema.json';

const sources = [
  {
    id: 'a',
    file: 'a.txt',
    outlet: 'The <b>Bold</b>',
    text: '😀 The mayor, Anna Berg, said the bridge would cost 14 million euros. “We will open it in May,” she said.\n',
  },
  {
    id: 'b',
    file: 'b.txt',
    outlet: 'Echo | Co',
    text: 'Mayor Anna Berg said the bridge would cost 41 million euros. “We will open it in June,” she said. <script>alert(1)</script>\n',
  },
];
const comparison = compareAtOnce(sources);

describe('the comparison as a file', () => {
  it('CM10 keeps to the published schema (vitest -u writes it anew)', async () => {
    await expect(`${JSON.stringify(comparisonJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      COMMITTED,
    );
    expect(comparisonSchema.safeParse(comparisonFile(comparison, sources)).error).toBeUndefined();
  });

  it('CM10 counts code points, end exclusive', () => {
    const { quotes, findings } = comparisonFile(comparison, sources);
    const [quote] = quotes;
    const points = Array.from(sources[0]?.text ?? '');
    expect(points.slice(quote?.start, quote?.end).join('')).toBe('“We will open it in May,”');
    const figure = findings.find(({ kind }) => kind === 'number');
    const [span] = figure?.spans ?? [];
    const text = Array.from(sources.find(({ file }) => file === span?.file)?.text ?? '');
    expect(text.slice(span?.start, span?.end).join('')).toMatch(/^(?:14|41) million euros$/);
  });

  it('CM10 gives the same bytes for the same input', () => {
    const again = compareAtOnce(sources.map((source) => ({ ...source })));
    expect(writeComparisonJson(again, sources)).toBe(writeComparisonJson(comparison, sources));
    expect(writeComparisonHtml(again, sources, 'T')).toBe(
      writeComparisonHtml(comparison, sources, 'T'),
    );
  });

  it('names an article that no source has', () => {
    expect(() => comparisonFile(comparison, sources.slice(1))).toThrow(RangeError);
  });
});

describe('the dossier', () => {
  it('CM10 lets nothing from outside become HTML', () => {
    const html = writeComparisonHtml(comparison, sources, '<img src=x onerror=1>');
    expect(html).not.toMatch(/<(?:script|img|b)\b/);
    expect(html).toContain('&lt;img');
    expect(html).toContain('The &lt;b&gt;Bold&lt;/b&gt;');
  });

  it('CM10 quotes the place of every value', () => {
    const html = writeComparisonHtml(comparison, sources, 'T');
    expect(html).toContain('14 million euros<small>The &lt;b&gt;Bold&lt;/b&gt;, ¶ 1</small>');
  });

  it('CM10 sets off what Markdown would read as a sign', () => {
    const markdown = writeComparisonMarkdown(comparison, sources, 'A_B');
    expect(markdown).toContain(String.raw`# A\_B`);
    expect(markdown).toContain(String.raw`Echo \| Co`);
    expect(markdown).not.toContain('<b>');
  });

  it('says so where there is nothing', () => {
    const empty = [{ id: 'a', file: 'a.txt', outlet: '', text: '' }];
    expect(writeComparisonMarkdown(compareAtOnce(empty), empty, 'T')).toContain('None.');
  });
});

describe('metadata of a story', () => {
  it.each([
    [
      'the form of the seeds',
      '{"story":{"title":"T"},"articles":[{"file":"a","outlet":"O"}]}',
      'O',
    ],
    ['no story', '{"articles":[{"file":"a","outlet":"O"}]}', 'O'],
  ])('%s is read', (_name, json, outlet) => {
    expect(readStoryMeta(json)?.articles.get('a')?.outlet).toBe(outlet);
  });

  it.each(['', '[]', '{"articles":[{}]}', '{'])('%s is none', (json) => {
    expect(readStoryMeta(json)).toBeNull();
  });
});
