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
  readonly wanted: readonly { readonly card: HTMLElement; readonly top: number; height: number }[];
}

/**
 * Puts letters and cards level with their words. A card is pushed down by the card above it, never up. Only transforms are
 * written, so the text cannot move; everything is read before anything is written.
 */
export class MarginLayout {
  readonly #parts = new Map<number, SectionParts>();
  readonly #measured = new Map<number, Measured>();
  /** Where the cards of each section end, from the top of the sheet. */
  readonly #ends = new Map<number, number>();

  /** Takes a section under care. Returns the way to let it go. */
  register(index: number, parts: SectionParts): () => void {
    this.#parts.set(index, parts);
    return () => {
      this.#parts.delete(index);
      this.#measured.delete(index);
      this.#ends.delete(index);
    };
  }

  /** Measures one section anew and restacks what follows as far as it moves. */
  update(index: number): void {
    this.#measure(index);
    this.#stack(index);
  }

  /** Measures everything anew: after a change of width or face. */
  updateAll(): void {
    const indices = [...this.#parts.keys()].toSorted((a, b) => a - b);
    for (const index of indices) this.#measure(index);
    for (const index of indices) this.#stack(index);
  }

  #measure(index: number): void {
    const parts = this.#parts.get(index);
    if (parts === undefined) return;
    const { section, lane, cards } = parts;
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
    const most = Math.min(MOST_LETTERS, Math.floor(lane.clientWidth / LETTER_STEP));
    const half = (letters[0]?.offsetHeight ?? 0) / 2;
    const wanted = [...cards.querySelectorAll<HTMLElement>('[data-card]')].map((card) => ({
      card,
      top: (middles.get(card.dataset['card'] ?? '') ?? 0) - HALF_LINE,
      height: card.offsetHeight,
    }));
    placeLetters(letters, middles, most, half);
    this.#measured.set(index, { wanted: wanted.toSorted((a, b) => a.top - b.top) });
  }

  #stack(from: number): void {
    const last = Math.max(...this.#parts.keys());
    for (let index = from; index <= last; index += 1) {
      const parts = this.#parts.get(index);
      const measured = this.#measured.get(index);
      if (parts === undefined || measured === undefined) return;
      const before = this.#ends.get(index);
      const base = parts.section.offsetTop;
      let end = (this.#ends.get(index - 1) ?? 0) - base;
      for (const { card, top, height } of measured.wanted) {
        const placed = Math.max(top, end + CARD_GAP);
        card.style.transform = `translateY(${Math.round(placed)}px)`;
        end = placed + height;
      }
      this.#ends.set(index, end + base);
      if (index > from && before === end + base) return;
    }
  }
}

function placeLetters(
  letters: readonly HTMLElement[],
  middles: ReadonlyMap<string, number>,
  most: number,
  half: number,
): void {
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
      letter.style.transform = `translate(${place * LETTER_STEP}px, ${Math.round(middle - half)}px)`;
      letter.hidden = i >= shown;
      if (i === shown - 1 && onLine.length > shown)
        letter.dataset['more'] = `+${onLine.length - shown}`;
      else delete letter.dataset['more'];
    });
  }
}
