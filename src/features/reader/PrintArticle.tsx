import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

import type { ArticleRecord } from '#core/domain/record.ts';
import type { Passage } from '#core/domain/span.ts';
import { extentOf, wordsOf } from '#core/domain/span.ts';
import type { Paragraph } from '#core/text/paragraphs.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { queryClient, textQuery } from '#state/queries.ts';
import type { Shown } from '#state/use-shown.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { dateInWords, valueInWords } from '#state/words.ts';
import { Glyph } from '#ui/Glyph.tsx';

import type { MarkNode, Piece } from './mark-tree.ts';
import { inTextOrder, nestMarks } from './mark-tree.ts';
import type { SectionText } from './use-sections.ts';

interface PrintArticleProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  readonly text: string;
  readonly sections: readonly SectionText[];
}

/** Is true from when the browser begins to print until it has. */
export function useIsPrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it is when the event is over, so the change cannot wait.
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

/** The annotated text for paper: lines without tints, numbered notes beside their paragraphs, the key of the lines at the end. */
export function PrintArticle({ story, article, text, sections }: PrintArticleProps) {
  const paragraphs = sections.flatMap((section) =>
    section.paragraphs.map((paragraph, i) => ({ paragraph, pieces: section.pieces[i] ?? [] })),
  );
  const numbers = numberNotes(paragraphs.map(({ pieces }) => pieces));
  const siglum = siglumOf(story.articles.indexOf(article));
  const { tags, retired = [] } = story.codebook;
  const seen = new Set(paragraphs.flatMap(({ pieces }) => pieces.map(({ shown }) => shown.tag.id)));
  return (
    <div className="print-sheet">
      <header className="print-head">
        <b>Galley</b>
        <span>
          {story.record.body.title}, account {siglum}
          {article.body.outlet !== '' && `, ${article.body.outlet}`}
        </span>
        <span>{dateInWords(article.body.date)}</span>
        {story.annotator.name !== '' && <span>Annotated by {story.annotator.name}</span>}
      </header>
      {article.body.headline !== '' && <h1 className="print-headline">{article.body.headline}</h1>}
      {paragraphs.map(({ paragraph, pieces }) => (
        <PrintParagraph
          key={paragraph.start}
          story={story}
          text={text}
          paragraph={paragraph}
          pieces={pieces}
          numbers={numbers}
        />
      ))}
      <footer className="print-key">
        {[...tags, ...retired.filter(({ id }) => seen.has(id))].map((tag) => (
          <span key={tag.id}>
            <Glyph letter={tag.letter} line={tag.line} tag={tag.id} /> {tag.label.toLowerCase()}
          </span>
        ))}
      </footer>
    </div>
  );
}

interface PrintParagraphProps {
  readonly story: Story;
  readonly text: string;
  readonly paragraph: Paragraph;
  readonly pieces: readonly Piece[];
  readonly numbers: ReadonlyMap<string, number>;
}

function PrintParagraph({ story, text, paragraph, pieces, numbers }: PrintParagraphProps) {
  const nodes = nestMarks(text.slice(paragraph.start, paragraph.end), pieces);
  const beginning = pieces.filter(({ first }) => first).toSorted(inTextOrder);
  return (
    <div className="print-row">
      <span className="print-number">{paragraph.number}</span>
      <p className="paragraph" dir="auto">
        {printNodes(nodes, numbers)}
      </p>
      <ol className="print-notes">
        {beginning.map(({ shown }) => (
          <li key={shown.record.id}>
            <b>{numbers.get(shown.record.id)}</b> <span>{noteInWords(story, shown)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function printNodes(nodes: readonly (string | MarkNode)[], numbers: ReadonlyMap<string, number>) {
  return nodes.map((node, i) =>
    typeof node === 'string' ? (
      node
    ) : (
      // Pieces have no state: their position is their identity.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={i}>
        {node.first && <sup>{numbers.get(node.shown.record.id)}</sup>}
        <mark data-tag={node.shown.tag.id} data-line={node.shown.tag.line}>
          {printNodes(node.children, numbers)}
        </mark>
      </span>
    ),
  );
}

function numberNotes(lists: readonly (readonly Piece[])[]): ReadonlyMap<string, number> {
  const ids = lists.flatMap((pieces) =>
    pieces
      .filter(({ first }) => first)
      .toSorted(inTextOrder)
      .map(({ shown }) => shown.record.id),
  );
  return new Map(ids.map((id, i) => [id, i + 1]));
}

function noteInWords(story: Story, { record, tag }: Shown): string {
  const values = tag.attributes.flatMap((attribute) => {
    const value = record.body.attributes[attribute.id];
    if (value === undefined) return [];
    const words = valueInWords(value, (passage) => passageInWords(story, passage));
    return attribute.type === 'choice' ? [words] : [`${attribute.label.toLowerCase()}: ${words}`];
  });
  const facts = [tag.label, ...values].join(', ');
  return record.body.note === '' ? `${facts}.` : `${facts}. ${record.body.note}`;
}

function passageInWords(story: Story, passage: Passage): string {
  const index = story.articles.findIndex(({ articleId }) => articleId === passage.articleId);
  const text = queryClient.getQueryData<string>(textQuery(passage.articleId, '').queryKey) ?? '';
  const start = extentOf(passage.fragments)?.start ?? 0;
  const paragraph = paragraphAt(paragraphsOf(text), start)?.number;
  const place =
    index === -1 ? '' : `${siglumOf(index)}${paragraph === undefined ? '' : ` ¶${paragraph}`} `;
  return `${place}“${wordsOf(passage.fragments)}”`;
}
