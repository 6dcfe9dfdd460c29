interface SectionParts {
  readonly section: HTMLElement;
  readonly lane: HTMLElement;
  readonly cards: HTMLElement;
}

/** Distance between two cards, and between two letters, in px. */
const CARD_GAP = 4;
const LETTER_STEP = 15;
/** Half the height of a card's first line, which stands level with the words. */
const HALF_LINE = 10;
const MOST_LETTERS = 4;
/** Marks whose middles lie closer than this stand on one line. */
const SAME_LINE = 4;

interface Measured {
  readonly cards: readonly { readonly card: HTMLElement; readonly top: number; height: number }[];
  readonly letters: readonly HTMLElement[];
  readonly middles: ReadonlyMap<string, number>;
  /** So many letters have room on a line. */
  readonly most: number;
  readonly halfLetter: number;
}

/**
 * Puts letters and cards level with their words. A card is pushed down by the card above it, never up. Only transforms are
 * written, so the text cannot move; everything is read before anything is written, for all sections that ask in one task at once.
 */
export class MarginLayout {
  readonly #parts = new Map<number, SectionParts>();
  readonly #measured = new Map<number, Measured>();
  /** Where the cards of each section end, from the top of the sheet. */
  readonly #ends = new Map<number, number>();
  readonly #pending = new Set<number>();

  /** Takes a section under care. Returns the way to let it go. */
  register(index: number, parts: SectionParts): () => void {
    this.#parts.set(index, parts);
    return () => {
      this.#parts.delete(index);
      this.#measured.delete(index);
      this.#ends.delete(index);
    };
  }

  /** Asks to measure one section anew and to restack what follows as far as it moves, before the next frame. */
  update(index: number): void {
    if (this.#pending.size === 0) queueMicrotask(() => this.#flush());
    this.#pending.add(index);
  }

  /** Measures everything anew: after a change of width or face. */
  updateAll(): void {
    for (const index of this.#parts.keys()) this.update(index);
  }

  #flush(): void {
    const indices = [...this.#pending].toSorted((a, b) => a - b);
    this.#pending.clear();
    for (const index of indices) this.#measure(index);
    const tops = this.#readTops(indices[0] ?? 0);
    for (const index of indices) {
      const measured = this.#measured.get(index);
      if (measured !== undefined) placeLetters(measured);
    }
    for (const index of indices) this.#stack(index, tops);
  }

  #measure(index: number): void {
    const parts = this.#parts.get(index);
    if (parts === undefined) return;
    const { section, lane, cards } = parts;
    if (lane.childElementCount === 0) {
      this.#measured.delete(index);
      this.#ends.delete(index);
      return;
    }
    const base = section.getBoundingClientRect().top;
    const middles = new Map<string, number>();
    for (const mark of section.querySelectorAll<HTMLElement>('mark[data-first]')) {
      const boxes = [...mark.getClientRects()];
      const line = boxes.find(({ width }) => width > 0) ?? boxes[0];
      const id = mark.dataset['annotation'];
      if (line !== undefined && id !== undefined) {
        middles.set(id, (line.top + line.bottom) / 2 - base);
      }
    }
    const letters = [...lane.querySelectorAll<HTMLElement>('[data-letter]')];
    const wanted = [...cards.querySelectorAll<HTMLElement>('[data-card]')].map((card) => ({
      card,
      top: (middles.get(card.dataset['card'] ?? '') ?? 0) - HALF_LINE,
      height: card.offsetHeight,
    }));
    this.#measured.set(index, {
      cards: wanted.toSorted((a, b) => a.top - b.top),
      letters,
      middles,
      most: Math.min(MOST_LETTERS, Math.floor(lane.clientWidth / LETTER_STEP)),
      halfLetter: (letters[0]?.offsetHeight ?? 0) / 2,
    });
  }

  /** How far down the sheet the sections begin that have cards, from section `from` on. */
  #readTops(from: number): ReadonlyMap<number, number> {
    const tops = new Map<number, number>();
    for (const index of this.#measured.keys()) {
      if (index >= from) tops.set(index, this.#parts.get(index)?.section.offsetTop ?? 0);
    }
    return tops;
  }

  #stack(from: number, tops: ReadonlyMap<number, number>): void {
    for (let index = from; ; index += 1) {
      const measured = this.#measured.get(index);
      const base = tops.get(index);
      if (measured === undefined || base === undefined) return;
      const before = this.#ends.get(index);
      let end = (this.#ends.get(index - 1) ?? 0) - base;
      for (const { card, top, height } of measured.cards) {
        const placed = Math.max(top, end + CARD_GAP);
        card.style.transform = `translateY(${Math.round(placed)}px)`;
        end = placed + height;
      }
      this.#ends.set(index, end + base);
      if (index > from && before === end + base) return;
    }
  }
}

function placeLetters({ letters, middles, most, halfLetter }: Measured): void {
  const lines: { middle: number; letters: HTMLElement[] }[] = [];
  for (const letter of letters) {
    const middle = middles.get(letter.dataset['letter'] ?? '') ?? 0;
    const line = lines.find((candidate) => Math.abs(candidate.middle - middle) < SAME_LINE);
    if (line === undefined) lines.push({ middle, letters: [letter] });
    else line.letters.push(letter);
  }
  for (const { middle, letters: onLine } of lines) {
    const shown = onLine.length > most ? Math.max(1, most - 1) : onLine.length;
    onLine.forEach((letter, i) => {
      const place = Math.min(i, shown - 1);
      letter.style.transform = `translate(${place * LETTER_STEP}px, ${Math.round(middle - halfLetter)}px)`;
      letter.hidden = i >= shown;
      if (i === shown - 1 && onLine.length > shown)
        letter.dataset['more'] = `+${onLine.length - shown}`;
      else delete letter.dataset['more'];
    });
  }
}
