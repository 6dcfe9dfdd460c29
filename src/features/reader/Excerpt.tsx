import { useCallback, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';

import type { Paragraph } from '#core/text/paragraphs.ts';
import type { AnnotationRecord, ArticleRecord } from '#core/domain/record.ts';
import type { Range } from '#core/domain/span.ts';
import { usePlace } from '#state/location.ts';
import type { Records } from '#state/use-later.ts';
import type { Shown } from '#state/use-shown.ts';
import { useShown, useText } from '#state/use-shown.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';

import type { Piece } from './mark-tree.ts';
import { partOrphans } from './orphans.ts';
import { ParagraphText } from './ParagraphText.tsx';
import { SelectionPlace } from './SelectionPlace.tsx';
import { useCaret } from './use-caret.ts';
import { eachPiece } from './use-sections.ts';
import { useSelection } from './use-selection.ts';

interface ExcerptProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  /** Of the account. */
  readonly records: Records;
  /** The words that stand here, UTF-16 code units of the text. */
  readonly range: Range;
  /** Stands at the end of the selection. */
  readonly bar: ReactNode;
  readonly onSelect: () => void;
  readonly onOpen: (annotation: AnnotationRecord | null) => void;
}

/** Some words of an account with their annotations: selected, tagged and opened as in the whole of it. */
export function Excerpt(props: ExcerptProps) {
  const { data: text } = useText(props.article);
  return text === undefined ? null : <ExcerptText {...props} text={text} />;
}

function ExcerptText(props: ExcerptProps & { readonly text: string }) {
  const { story, article, text, records, range, bar, onSelect, onOpen } = props;
  const root = useRef<HTMLDivElement>(null);
  const caret = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const annotationId = usePlace('annotationId');
  const shown = useShown(story, records);
  const { start, end } = range;
  const paragraphs = useMemo(() => linesOf(text, { start, end }), [text, start, end]);
  const pieces = useMemo(
    () => piecesOf(paragraphs, partOrphans(text, shown).placed),
    [text, paragraphs, shown],
  );
  const pileAt = useCallback(
    (offset: number) =>
      paragraphs
        .flatMap((paragraph, i) =>
          (pieces[i] ?? []).filter(
            (piece) =>
              paragraph.start + piece.start <= offset && offset < paragraph.start + piece.end,
          ),
        )
        .toSorted((a, b) => a.end - a.start - (b.end - b.start))
        .map((piece) => piece.shown),
    [paragraphs, pieces],
  );
  const openAt = useCallback(
    (offset: number) => {
      const pile = pileAt(offset).map(({ record }) => record);
      const now = pile.findIndex(({ id }) => id === annotationId);
      onOpen(pile[now + 1] ?? pile[0] ?? null);
    },
    [pileAt, annotationId, onOpen],
  );
  const tagsAt = useCallback(
    (offset: number) => pileAt(offset).map(({ tag }) => tag.label.toLowerCase()),
    [pileAt],
  );
  const isInHand = ({ shown: { record } }: Piece): boolean => record.id === annotationId;
  const { articleId } = article;
  useSelection({ root, pressed, articleId, text, onSelect, onClick: openAt });
  useCaret({ root, pressed, caret, articleId, text, tagsAt });
  return (
    <div className="excerpt sheet">
      <div
        ref={root}
        // A place to move in with the caret, as a text field is.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={`Account ${siglumOf(story.articles.indexOf(article))}, passage`}
        lang={article.body.language || undefined}
        translate="no"
        spellCheck={false}
        className="outline-none"
        data-text=""
      >
        {paragraphs.map((paragraph, i) => (
          <ParagraphText
            key={paragraph.start}
            text={text.slice(paragraph.start, paragraph.end)}
            number={paragraph.number}
            start={paragraph.start}
            pieces={pieces[i] ?? []}
            activeId={pieces[i]?.some(isInHand) === true ? annotationId : null}
          />
        ))}
      </div>
      <div ref={caret} hidden className="pointer-events-none absolute start-0 top-0 w-0.5 bg-ink" />
      <SelectionPlace
        root={root}
        pressed={pressed}
        articleId={articleId}
        content={pieces}
        within={range}
      >
        {bar}
      </SelectionPlace>
    </div>
  );
}

/** The lines of a stretch of a text. */
function linesOf(text: string, { start, end }: Range): readonly Paragraph[] {
  let at = start;
  return text
    .slice(start, end)
    .split('\n')
    .map((line, i) => {
      const from = at;
      at += line.length + 1;
      return { number: i + 1, start: from, end: from + line.length };
    });
}

/** The pieces of annotations in each paragraph. */
function piecesOf(
  paragraphs: readonly Paragraph[],
  shown: readonly Shown[],
): readonly (readonly Piece[])[] {
  const pieces = paragraphs.map((): Piece[] => []);
  for (const item of shown) {
    eachPiece(paragraphs, item, (paragraph, piece) => pieces[paragraph]?.push(piece));
  }
  return pieces;
}
