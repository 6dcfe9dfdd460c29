import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';

import type { AnnotationRecord, ArticleRecord, SetRecord } from '#core/domain/record.ts';
import { intervalIndex } from '#core/text/interval-index.ts';
import { usePlace } from '#state/location.ts';
import { useSession } from '#state/session.ts';
import type { Records } from '#state/use-later.ts';
import { settle } from '#state/use-later.ts';
import type { Shown } from '#state/use-shown.ts';
import { useShown, useText } from '#state/use-shown.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';

import { ArticleHead } from './ArticleHead.tsx';
import { ArticleSection } from './ArticleSection.tsx';
import { ArticleTrouble } from './ArticleTrouble.tsx';
import { BoundaryHandles } from './BoundaryHandles.tsx';
import type { BoundaryMove } from './BoundaryHandles.tsx';
import { CardPlace } from './CardPlace.tsx';
import { OrphanList } from './OrphanList.tsx';
import { partOrphans } from './orphans.ts';
import { MarginLayout } from './margin-layout.ts';
import { PrintArticle, useIsPrinting } from './PrintArticle.tsx';
import { SelectionPlace } from './SelectionPlace.tsx';
import { useCaret } from './use-caret.ts';
import type { Healed } from './use-healing.ts';
import { useHealing } from './use-healing.ts';
import { useKeptPlace } from './use-kept-place.ts';
import type { SectionText } from './use-sections.ts';
import { useSections } from './use-sections.ts';
import { useSelection } from './use-selection.ts';

interface ReaderProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  /** Of the account. */
  readonly records: Records;
  /** Whether tags and layers that are hidden for reading are shown here all the same. */
  readonly everything?: boolean;
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
  /** Called when a hand has moved a boundary of a fragment to an offset. */
  readonly onBoundary: BoundaryMove;
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

function ArticleText(props: ReaderProps & { readonly siglum: string; readonly text: string }) {
  const { story, article, records, text, siglum, bar, card, hint, onSelect, onOpen, onBoundary } =
    props;
  const { everything = false } = props;
  const root = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const caret = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const annotationId = usePlace('annotationId');
  const larger = useSession((state) => state.larger);
  const shown = useShown(story, records, everything);
  const { placed, orphans } = useMemo(() => partOrphans(text, shown), [text, shown]);
  const sections = useSections(text, placed);
  const layout = useMemo(() => new MarginLayout(), []);
  const index = useMemo(() => onceAsked(() => indexFragments(placed)), [placed]);
  const active = shown.find(({ record }) => record.id === annotationId) ?? null;
  // The words get their mark first; what stands beside them may come a frame later, since it moves nothing.
  const noted = useDeferredValue(active);
  const { articleId } = article;

  const openAt = useCallback(
    (offset: number) => {
      const pile = index()
        .at(offset)
        .toSorted(innermostFirst)
        .map(({ item }) => item.record);
      const now = pile.findIndex(({ id }) => id === annotationId);
      onOpen(pile[now + 1] ?? pile[0] ?? null);
    },
    [index, annotationId, onOpen],
  );
  useSelection({ root, pressed, articleId, text, onSelect, onClick: openAt });
  const tagsAt = useCallback(
    (offset: number) =>
      index()
        .at(offset)
        .map(({ item }) => item.tag.label.toLowerCase()),
    [index],
  );
  useCaret({ root, pressed, caret, articleId, text, tagsAt });
  useKeptPlace(root, articleId);
  const healed = useHealing(root, text);

  useEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => layout.updateAll());
    observer.observe(element);
    void document.fonts.ready.then(() => layout.updateAll());
    return () => observer.disconnect();
  }, [layout, larger]);
  useEffect(settle, []);

  const printing = useIsPrinting();

  return (
    <>
      <div ref={sheet} className="sheet" style={{ ['--larger' as string]: `${larger}px` }}>
        <ArticleHead story={story} article={article} siglum={siglum} text={text} />
        {hint}
        <OrphanList orphans={orphans} />
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
          <Sections
            text={text}
            sections={sections}
            active={active}
            layout={layout}
            layered={isLayered(shown)}
            sets={story.sets}
            healed={healed}
          />
        </article>
        <div
          ref={caret}
          hidden
          className="pointer-events-none absolute start-0 top-0 w-0.5 bg-ink"
        />
        <SelectionPlace root={root} pressed={pressed} articleId={articleId} content={sections}>
          {bar}
        </SelectionPlace>
        {noted !== null && !noted.other && !orphans.includes(noted) && (
          <BoundaryHandles root={root} text={text} shown={noted} onMove={onBoundary} />
        )}
        {noted !== null && (
          <CardPlace root={root} shown={noted}>
            {card}
          </CardPlace>
        )}
      </div>
      {printing && <PrintArticle story={story} article={article} text={text} sections={sections} />}
    </>
  );
}

interface SectionsProps {
  readonly text: string;
  readonly sections: readonly SectionText[];
  readonly active: Shown | null;
  readonly layout: MarginLayout;
  readonly layered: boolean;
  readonly sets: readonly SetRecord[];
  readonly healed: Healed;
}

/** The sections of the text. Of a long text only what is near the screen has its marks, letters and cards. */
const Sections = memo(function Sections(props: SectionsProps) {
  const { text, sections, active, layout, layered, sets, healed } = props;
  const long = text.length > LONG_TEXT;
  return sections.map((section, i) => (
    <ArticleSection
      key={section.paragraphs[0]?.start ?? i}
      index={i}
      text={text}
      section={section}
      activeId={active !== null && sectionHas(section, active) ? active.record.id : null}
      layout={layout}
      long={long}
      layered={layered}
      sets={sets}
      healed={healed}
    />
  ));
});

/** Whether annotations of more than one set are shown. */
function isLayered(shown: readonly Shown[]): boolean {
  return shown.some(({ record }) => record.setId !== shown[0]?.record.setId);
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

/** The order in which a pile is walked through: as the marks lie in one another, of equals the one made last first. */
function innermostFirst(a: IndexedFragment, b: IndexedFragment): number {
  return a.end - a.start - (b.end - b.start) || (a.item.record.id < b.item.record.id ? 1 : -1);
}

function indexFragments(shown: readonly Shown[]) {
  const fragments = shown.flatMap((item): IndexedFragment[] =>
    item.record.body.span.map(({ start, end }) => ({ item, start, end })),
  );
  return intervalIndex(fragments, (fragment) => fragment);
}

/** Whether the annotation in hand has words in the section. */
function sectionHas({ paragraphs }: SectionText, { record }: Shown): boolean {
  const from = paragraphs[0]?.start ?? 0;
  const to = paragraphs.at(-1)?.end ?? 0;
  return record.body.span.some(({ start, end }) => start < to && end > from);
}
