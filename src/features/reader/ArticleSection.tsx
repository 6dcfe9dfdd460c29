import {
  memo,
  startTransition,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import type { RecordId } from '#core/domain/ids.ts';
import type { SetRecord } from '#core/domain/record.ts';
import { goTo } from '#state/location.ts';
import type { Shown } from '#state/use-shown.ts';
import { focusText } from '#ui/focus-text.ts';

import type { MarginLayout } from './margin-layout.ts';
import { ClosedCard } from './ClosedCard.tsx';
import type { Piece } from './mark-tree.ts';
import { inTextOrder } from './mark-tree.ts';
import { watchNearness } from './nearness.ts';
import { ParagraphText } from './ParagraphText.tsx';
import type { SectionText } from './use-sections.ts';
import type { Healed } from './use-healing.ts';
import { NO_PIECES } from './use-sections.ts';

interface ArticleSectionProps {
  readonly index: number;
  readonly text: string;
  readonly section: SectionText;
  readonly activeId: RecordId | null;
  readonly layout: MarginLayout;
  /** In a long text only what is near the screen has letters and cards. */
  readonly long: boolean;
  /** Initials stand on the cards when more than one layer shows. */
  readonly layered: boolean;
  readonly sets: readonly SetRecord[];
  readonly healed: Healed;
}

/** No annotation yet. */
const PLAIN: SectionText = { paragraphs: [], pieces: [] };
/** Of a long text so many sections are on the first screen. */
const FIRST_SCREEN = 3;

/** A run of paragraphs with the letters and cards of the annotations that begin in it. */
export const ArticleSection = memo(function ArticleSection(props: ArticleSectionProps) {
  const { index, text, section, activeId, layout, long, layered, sets, healed } = props;
  const root = useRef<HTMLDivElement>(null);
  const lane = useRef<HTMLDivElement>(null);
  const cards = useRef<HTMLDivElement>(null);
  const { near, marked } = useNearness(root, long, index < FIRST_SCREEN);
  // The words get their mark first; letters and cards may come a frame later, since they move nothing.
  const noted = useDeferredValue(section, PLAIN);
  const beginning = useMemo(() => (near ? beginningIn(noted) : []), [near, noted]);

  useLayoutEffect(() => {
    if (root.current === null || lane.current === null || cards.current === null) return;
    return layout.register(index, {
      section: root.current,
      lane: lane.current,
      cards: cards.current,
    });
  }, [index, layout]);

  useLayoutEffect(() => layout.update(index), [index, layout, noted, near, layered]);

  return (
    <div className="section" ref={root}>
      <div
        className="section-text"
        data-long={long || undefined}
        style={
          long ? { containIntrinsicBlockSize: `auto ${estimatedHeight(section)}px` } : undefined
        }
      >
        {section.paragraphs.map((paragraph, i) => {
          const pieces = (marked ? section.pieces[i] : null) ?? NO_PIECES;
          return (
            <ParagraphText
              key={`${paragraph.start} ${healed.get(paragraph.start) ?? 0}`}
              text={text.slice(paragraph.start, paragraph.end)}
              number={paragraph.number}
              start={paragraph.start}
              pieces={pieces}
              activeId={
                pieces.some((piece) => piece.shown.record.id === activeId) ? activeId : null
              }
            />
          );
        })}
      </div>
      <div className="lane select-none" ref={lane} aria-hidden="true">
        {beginning.map((shown) => (
          <LaneLetter key={shown.record.id} shown={shown} />
        ))}
      </div>
      <div className="cards select-none" ref={cards}>
        {beginning.map((shown) => (
          <ClosedCard
            key={shown.record.id}
            shown={shown}
            active={shown.record.id === activeId}
            annotator={layered ? annotatorOf(sets, shown) : null}
          />
        ))}
      </div>
    </div>
  );
});

const LaneLetter = memo(function LaneLetter({ shown }: { readonly shown: Shown }) {
  const { record, tag, dimmed } = shown;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="lane-letter"
      data-letter={record.id}
      data-tag={tag.id}
      data-dimmed={dimmed || undefined}
      onClick={() => {
        goTo({ annotationId: record.id }, 'replace');
        focusText();
      }}
    >
      <span className="glyph" data-line={tag.line}>
        {tag.letter}
      </span>
    </button>
  );
});

interface Nearness {
  /** Near the screen now: letters and cards are there. */
  readonly near: boolean;
  /** Has been near: marks stay, since a selection that begins in them would be lost with them. */
  readonly marked: boolean;
}

/** Everything of a short text counts as near; of a long one what is a screen or two away. */
function useNearness(
  root: React.RefObject<HTMLElement | null>,
  long: boolean,
  first: boolean,
): Nearness {
  const [nearness, setNearness] = useState({ near: !long, marked: !long || first });
  useEffect(() => {
    const element = root.current;
    if (!long || element === null) return;
    return watchNearness(element, (near) =>
      startTransition(() => setNearness(({ marked }) => ({ near, marked: marked || near }))),
    );
  }, [root, long]);
  return nearness;
}

function beginningIn(section: SectionText): readonly Shown[] {
  return section.pieces.flatMap((pieces: readonly Piece[]) =>
    pieces
      .filter((piece) => piece.first)
      .toSorted(inTextOrder)
      .map((piece) => piece.shown),
  );
}

function annotatorOf(sets: readonly SetRecord[], { record, other }: Shown): string {
  if (!other) return 'You';
  const name = sets.find(({ setId }) => setId === record.setId)?.body.annotator.name;
  return name === undefined || name === '' ? '?' : name;
}

/** Good enough for the scroll bar until the section has been on screen: 62 characters a line of 31 px. */
function estimatedHeight(section: SectionText): number {
  return section.paragraphs.reduce(
    (height, { start, end }) => height + Math.ceil((end - start) / 62) * 31 + 13,
    0,
  );
}
