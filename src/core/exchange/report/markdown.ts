import type { ArticleId } from '#core/domain/ids.ts';
import { wordsOf } from '#core/domain/span.ts';

import type { StoryExport } from '../formats/format.ts';
import {
  paragraphRanges,
  type ReportNote,
  type ReportPage,
  reportPages,
  stretchesOf,
} from './report-pages.ts';

/**
 * Writes a story, or one article of it, as Markdown (CommonMark) for people: each text with numbers where notes end, and the notes
 * under it. Words are escaped, so that none of them becomes a heading, a link or HTML. Same content, same bytes.
 */
export function reportMarkdown(input: StoryExport, articleId: ArticleId | null = null): string {
  const pages = reportPages(input, articleId);
  return `${[`# ${plain(input.story.body.title)}`, ...pages.flatMap(pageBlocks)].join('\n\n')}\n`;
}

function pageBlocks({ article, text, notes, doneBy }: ReportPage): readonly string[] {
  const { headline, fileName, outlet, date, url } = article.body;
  const about = [
    ...[outlet, date].filter((part) => part !== '').map(plain),
    ...(/^https?:\/\/[^\s<>]+$/iu.test(url) ? [`<${url}>`] : []),
    ...(doneBy.length === 0 ? [] : [`read to the end by ${doneBy.map(plain).join(', ')}`]),
  ];
  const body =
    text === null
      ? ['The text of this article is not here.']
      : paragraphRanges(text).map(({ start, end }) =>
          atLineStart(
            stretchesOf(text, start, end, notes)
              .map(
                ({ words, ending }) =>
                  plain(words) + ending.map(({ number }) => `\\[${number}\\]`).join(''),
              )
              .join(''),
          ),
        );
  return [
    `## ${plain([headline, fileName, outlet].find((name) => name !== '') ?? article.articleId)}`,
    ...(about.length === 0 ? [] : [about.join(' · ')]),
    ...body,
    ...(notes.length === 0 ? [] : ['### Notes', notes.map(noteLines).join('\n')]),
  ];
}

function noteLines({
  number,
  label,
  annotator,
  span,
  isOrphan,
  attributes,
  note,
  decisions,
  replies,
}: ReportNote): string {
  const words = span.length === 0 ? 'whole article' : `“${plain(wordsOf(span))}”`;
  const lines = [
    `${number}. **${plain(label)}** ${words}${isOrphan ? ' (no longer in the text)' : ''}, ${plain(annotator)}`,
    ...attributes.map(([name, value]) => `   - ${plain(name)}: ${plain(value)}`),
    ...(note === '' ? [] : [`   - note: ${plain(note)}`]),
    ...decisions.map(
      ({ verdict, reason }) => `   - ${plain(verdict)}${reason === '' ? '' : `: ${plain(reason)}`}`,
    ),
    ...replies.map((reply) => `   - reply: ${plain(reply)}`),
  ];
  return lines.join('\n');
}

/** Words on one line that mean nothing to Markdown or HTML. */
function plain(words: string): string {
  return words
    .replaceAll(/\s*\n\s*/gu, ' ')
    .replaceAll(/[\\`*_{}[\]#|~!$]/gu, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A paragraph that begins like a list or a rule, made one that does not. */
function atLineStart(line: string): string {
  return line
    .trim()
    .replace(/^(?:[-+=]|\d+[.)])/u, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}
