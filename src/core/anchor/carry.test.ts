import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Range, spanOf, wordsOf } from '#core/domain/span.ts';

import { type Carried, carrySpans } from './carry.ts';
import { diffPieces, diffTexts } from './text-diff.ts';

/** What becomes of the words between bars: outcome and words. */
function carry(marked: string, now: string): string {
  const parts = marked.split('|');
  let at = 0;
  const ranges = parts.flatMap((part, i): Range[] => {
    const range = { start: at, end: at + part.length };
    at += part.length;
    return i % 2 === 1 ? [range] : [];
  });
  const text = parts.join('');
  const [carried] = carrySpans(text, now, [spanOf(text, ranges)]);
  return carried === undefined ? '' : `${carried.outcome}: ${wordsOf(carried.span)}`;
}

const LEAD = 'The ferry Aurora left Port Elan at dawn on Friday with forty people on board.\n\n';
const TAIL = '\n\nThe harbour board meets again next week, and the inquiry begins in the autumn.\n';

describe('carrySpans', () => {
  it.each([
    ['words that nothing touched', 'He said |so| today.', 'He said so today.', 'exact: so'],
    [
      'words behind an insertion',
      'He |said so| today.',
      'Late on Friday he came. He said so today.',
      'shifted: said so',
    ],
    [
      'a number that was put right',
      `${LEAD}The crossing carries |40 people a day| in summer.${TAIL}`,
      `${LEAD}The crossing carries 60 people a day in summer.${TAIL}`,
      'changed: 60 people a day',
    ],
    [
      'a quote that was altered',
      `${LEAD}“|Nobody was hurt and nobody will be|,” she said.${TAIL}`,
      `${LEAD}“No one was hurt and nobody will be,” she said.${TAIL}`,
      'changed: No one was hurt and nobody will be',
    ],
    [
      'a name with a misprint',
      `${LEAD}|Lindqvst| was there, they said on Monday.${TAIL}`,
      `${LEAD}Lindqvist was there, they said on Monday.${TAIL}`,
      'changed: Lindqvist',
    ],
    [
      'words at the end that went',
      `${LEAD}The mayor was |calm and quite sure of it| then.${TAIL}`,
      `${LEAD}The mayor was calm and quite then.${TAIL}`,
      'changed: calm and quite',
    ],
    [
      'a sentence that was taken out',
      `${LEAD}He said |it was late|.${TAIL}`,
      `${LEAD}${TAIL}`.replace('\n\n\n\n', '\n\n'),
      'orphaned: it was late',
    ],
    [
      'a short word in a passage that was rewritten',
      `${LEAD}Then |the| old quay fell into the water.${TAIL}`,
      `${LEAD}Nobody could say how the thing had begun.${TAIL}`,
      'orphaned: the',
    ],
    [
      'blanks that changed',
      `${LEAD}It cost |40 million dollars| in all.${TAIL}`,
      `${LEAD}It cost 40\u00A0million dollars in all.${TAIL}`,
      'changed: 40\u00A0million dollars',
    ],
    [
      'letters of a script without blanks',
      `${LEAD}|港の再建|は三月に始まる。${TAIL}`,
      `${LEAD}市の港の再建は四月に始まる。${TAIL}`,
      'shifted: 港の再建',
    ],
    [
      'an emoji that was put behind another',
      `${LEAD}So |👩‍🔧| said.${TAIL}`,
      `${LEAD}Now 🚢 So 👩‍🔧 said.${TAIL}`,
      'shifted: 👩‍🔧',
    ],
    [
      'both pieces of a broken quote',
      `${LEAD}“|We will pay|,” she said, “|all of it|.”${TAIL}`,
      `Update: ${LEAD}“We will pay,” she said on Monday, “all of it.”${TAIL}`,
      'shifted: We will pay … all of it',
    ],
  ])('TX4 %s', (_, before, now, expected) => {
    expect(carry(before, now)).toBe(expected);
  });

  it('TX4 a paragraph that was moved takes its spans with it', () => {
    const a = 'First the mayor spoke of the costs, which nobody had asked for.\n\n';
    const b = 'Then the harbour master |told them twice| that the quay was unsafe.\n\n';
    const c = 'In the end the board voted, five to four, to close the ferry.\n';
    expect(carry(a + b + c, (b + a + c).replaceAll('|', ''))).toBe('shifted: told them twice');
    expect(carry(a + b + c, (a + c).replaceAll('|', ''))).toBe('orphaned: told them twice');
  });

  it('TX4 words that went do not land on the same words that another passage had all along', () => {
    const line = 'She said that the quay was perfectly safe for everybody on board.';
    const before = `${LEAD}${line}\n\nIn between, much happened in the town.\n\n|${line}|${TAIL}`;
    expect(
      carry(before, `${LEAD}${line}\n\nIn between, much happened in the town.${TAIL}`),
    ).toMatch(/^orphaned/u);
  });

  it('the article as a whole stays, and a span whose words did not stand is an orphan', () => {
    expect(carrySpans('a b', 'a c', [[]])).toMatchObject([{ outcome: 'exact', span: [] }]);
    const lost = spanOf('other words', [{ start: 0, end: 5 }]);
    expect(carrySpans('a b c d e', 'a b c d', [lost])).toMatchObject([
      { outcome: 'orphaned', span: lost, confidence: 0 },
    ]);
  });

  it('all is exact in the same text', () => {
    const text = `${LEAD}${TAIL}`;
    const span = spanOf(text, [{ start: 4, end: 9 }]);
    expect(carrySpans(text, text, [span])).toEqual([{ outcome: 'exact', span, confidence: 1 }]);
  });
});

/** A text of words that each know whether they were there before. */
interface Word {
  readonly words: string;
  readonly id: number;
}
type Edit = readonly ['replace' | 'insert' | 'delete', number, number];
interface Case {
  readonly before: readonly Word[];
  readonly after: readonly Word[];
}

const breakAfter = (id: number): string => (id % 40 === 39 ? '.\n\n' : id % 13 === 12 ? '. ' : ' ');
const wordOf = (id: number, distinct: number): string => {
  const consonants = 'bdfgklmnprstvz';
  const n = id % distinct;
  return `${consonants[n % 14]}a${consonants[Math.floor(n / 14) % 14]}e${consonants[(n * 5) % 14]}${n % 3 === 0 ? 'o' : ''}${breakAfter(id)}`;
};

function edited(count: number, distinct: number, edits: readonly Edit[]): Case {
  const before = Array.from({ length: count }, (_, id): Word => ({
    words: wordOf(id, distinct),
    id,
  }));
  let after: Word[] = [...before];
  for (const [kind, where, n] of edits) {
    const at = where % Math.max(1, after.length);
    const fresh = Array.from({ length: 1 + (n % 4) }, (_, i): Word => ({
      words: `QUX${(n * 7 + i) % 97} `,
      id: -1,
    }));
    if (kind === 'insert') after = [...after.slice(0, at), ...fresh, ...after.slice(at)];
    else
      after = [
        ...after.slice(0, at),
        ...(kind === 'replace' ? fresh : []),
        ...after.slice(at + 1 + (n % 4)),
      ];
  }
  return { before, after };
}

const textOf = (words: readonly Word[]): string => words.map((word) => word.words).join('');
const placesOf = (words: readonly Word[]): readonly number[] => {
  let at = 0;
  return words.map((word) => (at += word.words.length) - word.words.length);
};

/** Every span of one to four words, with where it should be now; `null` where an edit has touched it. */
function truths({ before, after }: Case): readonly {
  readonly range: Range;
  readonly now: Range | null;
  readonly isNearEdit: boolean;
}[] {
  const [old, fresh] = [placesOf(before), placesOf(after)];
  const index = new Map(after.flatMap(({ id }, i) => (id >= 0 ? [[id, i] as const] : [])));
  return before.flatMap((_, i) =>
    [1, 3].flatMap((length) => {
      const last = before[i + length - 1];
      if (last === undefined) return [];
      const start = old[i] ?? 0;
      const end = (old[i + length - 1] ?? 0) + last.words.trimEnd().replace(/\.$/u, '').length;
      const at = index.get(i);
      const isWhole =
        at !== undefined &&
        Array.from({ length }, (__, k) => after[at + k]?.id === i + k).every(Boolean);
      const near = Array.from({ length: 8 }, (__, k) =>
        at === undefined ? -2 : (after[at - 4 + k + (k >= 4 ? length - 1 : 0)]?.id ?? -2),
      );
      const isNearEdit = near.some((id) => id < 0);
      const shift = (fresh[at ?? 0] ?? 0) - start;
      return [
        {
          range: { start, end },
          now: isWhole ? { start: start + shift, end: end + shift } : null,
          isNearEdit,
        },
      ];
    }),
  );
}

const edits = fc.array(
  fc.tuple(fc.constantFrom<Edit[0]>('replace', 'insert', 'delete'), fc.nat(), fc.nat()),
  { minLength: 1, maxLength: 12 },
);

describe('carrySpans through random edits', () => {
  it('TX4 what no edit touched keeps its very words and its place; what one touched is never said to be the same', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const { before, after } = edited(160, 10_000, list);
        const [from, to] = [textOf(before), textOf(after)];
        const all = truths({ before, after });
        const carried = carrySpans(
          from,
          to,
          all.map(({ range }) => spanOf(from, [range])),
        );
        expect(carried).toHaveLength(all.length);
        all.forEach(({ now, isNearEdit }, i) => {
          const { outcome, span } = carried[i] as Carried;
          const isSame = outcome === 'exact' || outcome === 'shifted';
          if (now === null) expect(isSame).toBe(false);
          else if (!isNearEdit)
            expect({ outcome: isSame, start: span[0]?.start, end: span[0]?.end }).toEqual({
              outcome: true,
              ...now,
            });
          else if (isSame) expect({ start: span[0]?.start, end: span[0]?.end }).toEqual(now);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('TX4 where words repeat, what is said to be the same is the same words', () => {
    fc.assert(
      fc.property(edits, fc.integer({ min: 6, max: 60 }), (list, distinct) => {
        const { before, after } = edited(120, distinct, list);
        const [from, to] = [textOf(before), textOf(after)];
        const all = truths({ before, after });
        const carried = carrySpans(
          from,
          to,
          all.map(({ range }) => spanOf(from, [range])),
        );
        expect(carried).toHaveLength(all.length);
        all.forEach(({ range }, i) => {
          const { outcome, span } = carried[i] as Carried;
          if (outcome === 'exact' || outcome === 'shifted')
            expect(to.slice(span[0]?.start, span[0]?.end)).toBe(from.slice(range.start, range.end));
          if (outcome !== 'orphaned')
            expect(
              span.every((fragment) => to.slice(fragment.start, fragment.end) === fragment.exact),
            ).toBe(true);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('TX4 thousands of spans on a long text take well under a second', () => {
    const list = Array.from({ length: 300 }, (_, i): Edit => [
      (['replace', 'insert', 'delete'] as const)[i % 3] ?? 'insert',
      i * 7919,
      i * 31,
    ]);
    const { before, after } = edited(20_000, 100_000, list);
    const [from, to] = [textOf(before), textOf(after)];
    const all = truths({ before, after }).filter((_, i) => i % 8 === 0);
    const start = performance.now();
    const carried = carrySpans(
      from,
      to,
      all.map(({ range }) => spanOf(from, [range])),
    );
    expect(all.length).toBeGreaterThan(4_000);
    expect(performance.now() - start).toBeLessThan(3_000);
    const right = all.filter(
      ({ now }, i) =>
        now !== null &&
        carried[i]?.outcome !== 'orphaned' &&
        carried[i]?.span[0]?.start === now.start,
    ).length;
    const untouched = all.filter(({ now }) => now !== null).length;
    expect(right / untouched).toBeGreaterThan(0.99);
  });
});

describe('diffTexts', () => {
  it('the pieces of the new text give it, and those of the old one give that', () => {
    const any = fc
      .array(
        fc.constantFrom(
          'a',
          'b b',
          '\n',
          '\n\n',
          'the quay was safe',
          ' ',
          '港の再建',
          '👩‍🔧',
          'One line of words.\n',
          'Another line.\n',
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(any, any, (from, to) => {
        const pieces = diffPieces(from, to);
        expect(pieces.map((piece) => to.slice(piece.to.start, piece.to.end)).join('')).toBe(to);
        const old = pieces
          .filter(({ kind }) => kind !== 'added')
          .toSorted((a, b) => a.from.start - b.from.start || a.from.end - b.from.end);
        expect(old.map((piece) => from.slice(piece.from.start, piece.from.end)).join('')).toBe(
          from,
        );
        for (const { kind, ...piece } of pieces) {
          if (kind === 'same' || kind === 'moved')
            expect(from.slice(piece.from.start, piece.from.end)).toBe(
              to.slice(piece.to.start, piece.to.end),
            );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('two texts that have nothing in common take no time that grows with their product', () => {
    const a = Array.from({ length: 20_000 }, (_, i) => `a${i % 5_000}`).join(' ');
    const b = Array.from({ length: 20_000 }, (_, i) => `b${i % 5_000}`).join(' ');
    const start = performance.now();
    expect(diffTexts(a, b).runs.length).toBeLessThan(5);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
