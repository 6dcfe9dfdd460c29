import { describe, expect, it } from 'vitest';

import type { AnnotationRecord } from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';

import { sampleStory } from '../formats/sample-reading.ts';
import type { StoryExport } from '../formats/format.ts';
import { SAMPLE_ARTICLES } from '../sample-story.ts';
import { reportHtml } from './html.ts';
import { reportMarkdown } from './markdown.ts';

const EVIL =
  '</style><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) `code` **b** \u202E';

/** The sample story with hostile words in every place that a person writes. */
function hostile(): StoryExport {
  const story = sampleStory();
  return {
    ...story,
    story: { ...story.story, body: { title: EVIL } },
    articles: story.articles.map((article) => ({
      ...article,
      body: {
        ...article.body,
        outlet: EVIL,
        headline: EVIL,
        url: 'javascript:alert(1)',
        language: '"><b>',
      },
    })),
    codebook: {
      ...story.codebook,
      tags: story.codebook.tags.map((tag) => ({
        ...tag,
        label: EVIL,
        light: { ...tag.light, ink: 'red;} body{' },
      })),
    },
    sets: story.sets.map(({ set, records }) => ({
      set: { ...set, body: { ...set.body, annotator: { ...set.body.annotator, name: EVIL } } },
      records: records.map((record) =>
        record.kind === 'annotation'
          ? { ...record, body: { ...record.body, note: EVIL, attributes: { [EVIL]: EVIL } } }
          : record,
      ),
    })),
  };
}

/** The tags that a browser would see. */
const elements = (html: string): readonly string[] =>
  [
    ...new Set([...html.matchAll(/<(?!\/|!)([a-z0-9]+)/gu)].map((match) => match[1] ?? '')),
  ].toSorted();

describe('EX4 the report as HTML', () => {
  it('has the text, what is tagged, and numbered notes', () => {
    const html = reportHtml(sampleStory());
    expect(html).toContain('<h2><bdi>Ferry leaves</bdi></h2>');
    expect(html).toContain('<mark class="tquote">“Nobody was hurt,”</mark>');
    expect(html).toContain('<mark class="tquote">“and nobody will be.”</mark><sup>2</sup>');
    expect(html).toContain('<p dir="auto">The other account has 60 👀</p>');
    expect(html).toContain('read to the end by <bdi>Iris Example</bdi>');
    expect(html).toContain('needs-work');
    expect(html).toContain('↳ Done, 谢谢');
    expect(reportHtml(sampleStory())).toBe(html);
  });

  it('of one article has that one only', () => {
    const html = reportHtml(sampleStory(), SAMPLE_ARTICLES[1]);
    expect(html.match(/<article/gu)).toHaveLength(1);
    expect(html).not.toContain('Aurora');
  });

  it('gives every word of the text, whatever overlaps', () => {
    const story = sampleStory();
    const [set] = story.sets;
    const text = story.texts.get(SAMPLE_ARTICLES[0]) ?? '';
    const template = set?.records.find(
      (record): record is AnnotationRecord => record.kind === 'annotation',
    );
    if (set === undefined || template === undefined) throw new RangeError('no sample');
    const records = [
      [0, 20],
      [4, 9],
      [4, 60],
      [8, 40],
      [30, text.length],
    ].map(([start = 0, end = 1], i) => ({
      ...template,
      id: `${template.id}${i}` as typeof template.id,
      body: { ...template.body, span: spanOf(text, [{ start, end }]) },
    }));
    const html = reportHtml({ ...story, sets: [{ set: set.set, records }] }, SAMPLE_ARTICLES[0]);
    const body = html.slice(html.indexOf('<p class="about">'), html.indexOf('<ol'));
    const words = body
      .replaceAll(/<p class="about">.*<\/p>|<sup>\d+<\/sup>|<[^>]+>/gu, '')
      .replaceAll(/\s+/gu, '');
    expect(words).toBe(text.replaceAll(/\s+/gu, ''));
  });

  it('R63 shows hostile words as words', () => {
    const html = reportHtml(hostile());
    expect(elements(html)).toEqual([
      'article',
      'bdi',
      'body',
      'dd',
      'dl',
      'dt',
      'h1',
      'h2',
      'head',
      'html',
      'li',
      'mark',
      'meta',
      'ol',
      'p',
      'q',
      'span',
      'style',
      'sup',
      'title',
    ]);
    expect(html).not.toContain('href=');
    expect(html).not.toContain('red;}');
    expect(html.match(/<\/style>/gu)).toHaveLength(1);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });
});

describe('EX4 the report as Markdown', () => {
  it('has the text with numbers, and the notes', () => {
    const text = reportMarkdown(sampleStory());
    expect(text).toContain('## Ferry leaves');
    expect(text).toContain('<https://quay.example/1>');
    expect(text).toContain('“and nobody will be.”\\[2\\]');
    expect(text).toContain(
      '2. **Quote** ““Nobody was hurt,” … “and nobody will be.””, Iris Example',
    );
    expect(text).toContain('   - note: The other account has 60 👀');
    expect(reportMarkdown(sampleStory())).toBe(text);
  });

  it('R63 shows hostile words as words', () => {
    const text = reportMarkdown(hostile());
    expect(text).not.toMatch(/<(?!https:)/u);
    // Every mark that Markdown knows has a backslash before it, but for the two that make a tag bold.
    expect(text.replaceAll(/^\d+\. \*\*|\*\* (?=“|whole)/gmu, '')).not.toMatch(/(?<!\\)[[\]`*_]/u);
  });
});
