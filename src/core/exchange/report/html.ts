import type { Tag } from '#core/domain/codebook.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import { wordsOf } from '#core/domain/span.ts';

import { escapeXml } from '../formats/xml.ts';
import type { StoryExport } from '../formats/format.ts';
import {
  paragraphRanges,
  type ReportNote,
  type ReportPage,
  reportPages,
  stretchesOf,
  tagsIn,
} from './report-pages.ts';

const HEX = /^#[0-9a-f]{6}$/iu;
const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.06rem/1.6 Georgia, serif; }
h1, h2, h3, .about, .notes, .key { font-family: system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 3rem; } h3 { font-size: 1rem; }
.about, .notes { font-size: .86rem; line-height: 1.45; } .about { color: GrayText; }
mark { color: inherit; background: none; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .2em; }
sup { font: .65rem system-ui, sans-serif; padding: 0 .1em; }
.notes { padding-left: 2.2rem; } .notes li { margin: .6rem 0; } .notes q { font-family: Georgia, serif; }
.notes .lost { font-style: italic; } .key span { margin-right: 1.2rem; }
dl { margin: .2rem 0; display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; } dt { color: GrayText; } dd { margin: 0; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-before: page; } h2:first-of-type { break-before: auto; } .notes li { break-inside: avoid; } }
`;

/**
 * Writes a story, or one article of it, as one HTML file for people: the texts with what was tagged underlined, numbered notes under
 * each, ready to print. It needs nothing from elsewhere and runs nothing: every word is escaped, and its own policy forbids scripts.
 * Same content, same bytes. Cost is O(texts + notes · log notes) for each article.
 */
export function reportHtml(input: StoryExport, articleId: ArticleId | null = null): string {
  const pages = reportPages(input, articleId);
  const tags = tagsIn(input.codebook, pages);
  const title = escapeXml(input.story.body.title);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<style>${STYLE}${tags.map(styleOf).join('')}</style>`,
    '</head>',
    '<body>',
    `<h1><bdi>${title}</bdi></h1>`,
    ...(tags.length === 0
      ? []
      : [
          `<p class="key">${tags.map((tag) => `<span><mark class="${classOf(tag)}">${escapeXml(tag.label)}</mark></span>`).join('')}</p>`,
        ]),
    ...pages.flatMap(pageLines),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function pageLines({ article, text, notes, doneBy }: ReportPage): readonly string[] {
  const { headline, fileName, outlet, date, url, language } = article.body;
  const about = [outlet, date]
    .filter((part) => part !== '')
    .map((part) => `<bdi>${escapeXml(part)}</bdi>`);
  const link = /^https?:\/\//iu.test(url)
    ? [`<a href="${escapeXml(url)}" rel="noreferrer">${escapeXml(url)}</a>`]
    : [];
  const done =
    doneBy.length === 0
      ? []
      : [`read to the end by ${doneBy.map((name) => `<bdi>${escapeXml(name)}</bdi>`).join(', ')}`];
  const lang = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(language) ? ` lang="${language}"` : '';
  const body =
    text === null
      ? ['<p class="about">The text of this article is not here.</p>']
      : paragraphRanges(text).map(
          ({ start, end }) =>
            `<p>${stretchesOf(text, start, end, notes).map(stretchHtml).join('')}</p>`,
        );
  return [
    `<article${lang} dir="auto">`,
    `<h2><bdi>${escapeXml([headline, fileName, outlet].find((name) => name !== '') ?? article.articleId)}</bdi></h2>`,
    `<p class="about">${[...about, ...link, ...done].join(' · ')}</p>`,
    ...body,
    ...(notes.length === 0 ? [] : ['<ol class="notes">', ...notes.map(noteHtml), '</ol>']),
    '</article>',
  ];
}

function stretchHtml({ words, notes, ending }: ReturnType<typeof stretchesOf>[number]): string {
  const marked = notes.reduceRight(
    (inner, { tag }) => `<mark${tag === null ? '' : ` class="${classOf(tag)}"`}>${inner}</mark>`,
    escapeXml(words),
  );
  return `${marked}${ending.map(({ number }) => `<sup>${number}</sup>`).join('')}`;
}

function noteHtml({
  tag,
  label,
  annotator,
  span,
  isOrphan,
  attributes,
  note,
  decisions,
  replies,
}: ReportNote): string {
  const words =
    span.length === 0 ? 'whole article' : `<q><bdi>${escapeXml(wordsOf(span))}</bdi></q>`;
  const parts = [
    `<mark${tag === null ? '' : ` class="${classOf(tag)}"`}>${escapeXml(label)}</mark> ${words}${isOrphan ? ' <span class="lost">no longer in the text</span>' : ''} · <bdi>${escapeXml(annotator)}</bdi>`,
    ...(attributes.length === 0
      ? []
      : [
          `<dl>${attributes.map(([name, value]) => `<dt>${escapeXml(name)}</dt><dd dir="auto">${escapeXml(value)}</dd>`).join('')}</dl>`,
        ]),
    ...(note === '' ? [] : [`<p dir="auto">${escapeXml(note)}</p>`]),
    ...decisions.map(
      ({ verdict, reason }) =>
        `<p>${escapeXml(verdict)}${reason === '' ? '' : `: <bdi>${escapeXml(reason)}</bdi>`}</p>`,
    ),
    ...replies.map((reply) => `<p dir="auto">↳ ${escapeXml(reply)}</p>`),
  ];
  return `<li>${parts.join('')}</li>`;
}

/** A class that no label can break out of. */
function classOf({ id }: Tag): string {
  return `t${[...id].map((char) => (/[a-z0-9]/u.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}`)).join('')}`;
}

function styleOf(tag: Tag): string {
  const light = `.${classOf(tag)} { background: ${shade(tag.light.tint)}; color: #1a1a1a; text-decoration: underline ${tag.line} ${shade(tag.light.ink)}; }\n`;
  const dark = `@media (prefers-color-scheme: dark) { .${classOf(tag)} { background: ${shade(tag.dark.tint)}; color: #f2f2f2; text-decoration-color: ${shade(tag.dark.ink)}; } }\n`;
  return light + dark;
}

/** A colour that is one, whatever the codebook of a file says. */
function shade(value: string): string {
  return HEX.test(value) ? value : '#888888';
}
