import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';

import type { AnnotationRecord, ArticleRecord } from '#core/domain/record.ts';
import { extentOf } from '#core/domain/span.ts';
import { intervalIndex } from '#core/text/interval-index.ts';
import { usePlace } from '#state/location.ts';
import { useSession } from '#state/session.ts';
import type { Shown } from '#state/use-shown.ts';
import { useShown, useText } from '#state/use-shown.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';

import { ArticleHead } from './ArticleHead.tsx';
import { ArticleSection } from './ArticleSection.tsx';
import { ArticleTrouble } from './ArticleTrouble.tsx';
import { MarginLayout } from './margin-layout.ts';
import { PrintArticle, useIsPrinting } from './PrintArticle.tsx';
import { boxesOf, rangeOver } from './text-position.ts';
import { useCaret } from './use-caret.ts';
import { useFloating } from './use-floating.ts';
import { useInView } from './use-in-view.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useMirroredSelection } from './use-mirrored-selection.ts';
import { useSections } from './use-sections.ts';
import { useSelection } from './use-selection.ts';

interface ReaderProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  /** Stands at the end of the selection. */
  readonly bar: ReactNode;
  /** Stands level with the annotation in hand. */
  readonly card: ReactNode;
  /** A quiet line above the text. */
  readonly hint: ReactNode;
  /** Called when a pointer has finished a selection. */
  readonly onSelect: () => void;
  /** Called with the annotation that a click on the text means, or `null` for plain text. */
  readonly onOpen: (annotation: AnnotationRecord | null) => void;
}

/** One account, typeset for reading, with its annotations and their notes in the margin. */
export function Reader(props: ReaderProps) {
  const { story, article } = props;
  const text = useText(article);
  const siglum = siglumOf(story.articles.indexOf(article));
  return (
    <div
      data-scroller=""
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain bg-paper print:overflow-visible"
    >
      {text.data === undefined ? (
        <ArticleTrouble
          siglum={siglum}
          article={article}
          error={text.error}
          retry={() => void text.refetch()}
        />
      ) : (
        <ArticleText key={article.articleId} {...props} siglum={siglum} text={text.data} />
      )}
    </div>
  );
}

/** Above this length (UTF-16 code units) sections off the screen are not laid out. */
const LONG_TEXT = 60_000;

function ArticleText({
  story,
  article,
  text,
  siglum,
  bar,
  card,
  hint,
  onSelect,
  onOpen,
}: ReaderProps & { readonly siglum: string; readonly text: string }) {
  const root = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const caret = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const annotationId = usePlace('annotationId');
  const selection = useSession((state) => state.selection);
  const larger = useSession((state) => state.larger);
  const shown = useShown(story, article);
  const sections = useSections(text, shown);
  const layout = useMemo(() => new MarginLayout(), []);
  const index = useMemo(() => onceAsked(() => indexFragments(shown)), [shown]);
  const active = shown.find(({ record }) => record.id === annotationId) ?? null;
  const { articleId } = article;

  const openAt = useCallback(
    (offset: number) => {
      const pile = index()
        .at(offset)
        .map(({ item }) => item.record);
      const now = pile.findIndex(({ id }) => id === annotationId);
      onOpen(pile[now + 1] ?? pile[0] ?? null);
    },
    [index, annotationId, onOpen],
  );
  useSelection({ root, pressed, articleId, text, onSelect, onClick: openAt });
  useCaret({ root, pressed, caret, articleId, text });
  useKeptPlace(root, articleId);

  useMirroredSelection(root, pressed, articleId, selection, sections);

  useEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => layout.updateAll());
    observer.observe(element);
    void document.fonts.ready.then(() => layout.updateAll());
    return () => observer.disconnect();
  }, [layout, larger]);

  const cardBox = useRef<HTMLDivElement>(null);
  const start = active === null ? null : (extentOf(active.record.body.span)?.start ?? null);
  useInView(root, start, true);
  useInView(root, selection?.by === 'keyboard' ? selection.start : null, false);
  const placeBar = useCallback(
    () => (selection === null ? null : barPlace(root.current, selection)),
    [selection],
  );
  const placeLine = useCallback(
    () => (start === null ? null : middleOfLine(root.current, start)),
    [start],
  );
  const placeCard = useCallback(() => {
    const line = placeLine();
    return line === null ? null : cardPlace(root.current, line, cardBox.current?.offsetHeight ?? 0);
  }, [placeLine]);
  const barAt = useFloating(sheet, null, placeBar);
  const lineAt = useFloating(sheet, null, placeLine);
  const cardAt = useFloating(sheet, cardBox, placeCard);
  const printing = useIsPrinting();
  const layered = new Set(shown.map(({ record }) => record.setId)).size > 1;

  return (
    <>
      <div ref={sheet} className="sheet" style={{ ['--larger' as string]: `${larger}px` }}>
        <ArticleHead story={story} article={article} siglum={siglum} text={text} shown={shown} />
        {hint}
        <article
          ref={root}
          // A place to move in with the caret, as a text field is.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={`Account ${siglum}, text`}
          lang={article.body.language || undefined}
          translate="no"
          spellCheck={false}
          className="outline-none"
          data-text=""
        >
          {article.body.headline !== '' && (
            <h2 className="headline select-none">{article.body.headline}</h2>
          )}
          {sections.length === 0 && <p className="empty-text">This account has no words.</p>}
          {sections.map((section, i) => (
            <ArticleSection
              key={section.paragraphs[0]?.start ?? i}
              index={i}
              text={text}
              section={section}
              activeId={sectionHas(section, active) ? annotationId : null}
              layout={layout}
              long={text.length > LONG_TEXT}
              layered={layered}
              sets={story.sets}
            />
          ))}
        </article>
        <div
          ref={caret}
          hidden
          className="pointer-events-none absolute start-0 top-0 w-0.5 bg-ink"
        />
        {selection?.articleId === articleId && barAt !== null && (
          <div className="selection-bar" style={{ transform: `translateY(${barAt}px)` }}>
            {bar}
          </div>
        )}
        {active !== null && (
          <div
            ref={cardBox}
            className="open-card"
            style={{
              ['--card-top' as string]: `${cardAt ?? 0}px`,
              ['--rule-top' as string]: `${(lineAt ?? 0) - (cardAt ?? 0)}px`,
            }}
          >
            {card}
          </div>
        )}
      </div>
      {printing && <PrintArticle story={story} article={article} text={text} sections={sections} />}
    </>
  );
}

/** A value that is made when it is first asked for: most states of the annotations are never clicked on. */
function onceAsked<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

interface IndexedFragment {
  readonly item: Shown;
  readonly start: number;
  readonly end: number;
}

function indexFragments(shown: readonly Shown[]) {
  const fragments = shown.flatMap((item): IndexedFragment[] =>
    item.record.body.span.map(({ start, end }) => ({ item, start, end })),
  );
  return intervalIndex(fragments, (fragment) => fragment);
}

function sectionHas(
  section: { readonly pieces: readonly (readonly { readonly shown: Shown }[])[] },
  active: Shown | null,
): boolean {
  return (
    active !== null &&
    section.pieces.some((pieces) => pieces.some((piece) => piece.shown === active))
  );
}

const BAR_HEIGHT = 36;
const BAR_GAP = 6;
/** Height of the account's head, which stays at the top. */
const HEAD = 48;

/**
 * Where the selection bar goes, in px of the window: below the last line of a forward selection, above the first of a backward
 * one, on the other side where there is no room, and in any case in view.
 */
function barPlace(
  root: Element | null,
  {
    start,
    end,
    backward,
  }: { readonly start: number; readonly end: number; readonly backward: boolean },
): number | null {
  const view = root?.closest('[data-scroller]')?.getBoundingClientRect();
  if (root === null || view === undefined) return null;
  const rects = boxesOf(rangeOver(root, start, end));
  const [first] = rects;
  const last = rects.at(-1);
  if (first === undefined || last === undefined) return null;
  const above = first.top - BAR_HEIGHT - BAR_GAP;
  const below = last.bottom + BAR_GAP;
  const lowest = view.bottom - BAR_HEIGHT - BAR_GAP;
  const highest = view.top + HEAD;
  const [wanted, other] = backward ? [above, below] : [below, above];
  const fits = (place: number): boolean => place >= highest && place <= lowest;
  if (fits(wanted)) return wanted;
  return fits(other) ? other : Math.min(Math.max(wanted, highest), lowest);
}

/** The middle of the line that holds `offset`, in px of the window. */
function middleOfLine(root: Element | null, offset: number): number | null {
  if (root === null) return null;
  const [line] = boxesOf(rangeOver(root, offset, offset + 1));
  return line === undefined ? null : (line.top + line.bottom) / 2;
}

/** Half the height of the card's head, which stands level with its line. */
const HALF_CARD_HEAD = 18;
const CARD_GAP = 8;

/** Where the open card goes, in px of the window: level with its line, higher where its end would be out of view. */
function cardPlace(root: Element | null, line: number, height: number): number {
  const view = root?.closest('[data-scroller]')?.getBoundingClientRect();
  const level = line - HALF_CARD_HEAD;
  if (view === undefined) return level;
  const isInView = line >= view.top && line <= view.bottom;
  return isInView
    ? Math.min(level, Math.max(view.top + HEAD, view.bottom - height - CARD_GAP))
    : level;
}
