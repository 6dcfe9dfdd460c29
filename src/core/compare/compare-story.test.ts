import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareAtOnce, compareStory, createMemory } from './compare-story.ts';
import type { AccountText, Comparison, Spot } from './result.ts';

const WIRE = `HOLM (UPI) — Three people died and 17 were injured when a train left the rails near Holm on Monday, the railway said.

“We do not know yet what happened,” said Anna Berg, the head of the railway. “We will publish all that we find.”

About 120 firefighters worked for six hours. The line to Vik stays closed until Friday.
`;
const PAPER = `Three people died and 27 were injured when a train left the rails near Holm on Monday.

“We do not know yet what has happened,” said Anne Berg, the head of the railway.

More than 100 firefighters worked for six hours. The line to Vik stays closed until Friday.
`;
const OTHER = `The price of wheat rose by four percent in March, the exchange in Vik reported.

“Nobody expected that,” the trader Jon Lund said.
`;

const STORY: readonly AccountText[] = [
  { id: 'wire', text: WIRE, date: '2031-03-03' },
  { id: 'paper', text: PAPER, date: '2031-03-04' },
  { id: 'other', text: OTHER, date: '2031-03-04' },
];

/** Every place the comparison names. */
function spotsOf(result: Comparison): Spot[] {
  return [
    ...result.articles.flatMap(({ id, sentences, furniture }) =>
      [...sentences, ...furniture].map((range) => ({
        article: id,
        start: range.start,
        end: range.end,
      })),
    ),
    ...result.quotes.flatMap((quote) => [
      quote,
      { article: quote.article, ...quote.inner },
      ...(quote.cue === null ? [] : [{ article: quote.article, ...quote.cue }]),
      ...(quote.speakerSpan === null ? [] : [{ article: quote.article, ...quote.speakerSpan }]),
    ]),
    ...result.utterances.flatMap(({ base, cells }) => [
      base,
      ...cells,
      ...cells.flatMap(({ article, changes }) =>
        changes.map(({ b }) => ({ article, start: b.start, end: b.end })),
      ),
      ...cells.flatMap(({ changes }) =>
        changes.map(({ a }) => ({ article: base.article, start: a.start, end: a.end })),
      ),
    ]),
    ...result.passages.flatMap(({ a, b }) => [a, b]),
    ...result.claims.flatMap(({ cells }) => cells),
    ...result.topics.flatMap(({ cells }) =>
      cells.flatMap(({ article, spans }) => spans.map((span) => ({ article, ...span }))),
    ),
    ...result.findings.flatMap(({ spans, evidence }) => [...spans, ...evidence]),
  ];
}

function expectInside(articles: readonly AccountText[], result: Comparison): void {
  const lengths = new Map(articles.map(({ id, text }) => [id, text.length]));
  for (const { article, start, end } of spotsOf(result)) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(lengths.get(article) ?? -1);
  }
}

const words = fc.constantFrom(
  ...'the man said that “ ” ‘ ’ " „ « » 12 14 % $ million to by Anna Berg Smith Mr. U.S. Monday May 2031 not rose fell , . ! ? : — ( ) [ ] ... \n \n\n 😀 🇩🇪 世界 東京 שלום مرحبا é e\u0301 \u00ad \u200f \ud83d'.split(
    ' ',
  ),
);
const textArbitrary = fc.array(words, { maxLength: 60 }).map((list) => list.join(' '));

/** `count` lines, each with another word behind the same ones. */
function linesOf(lead: string, count: number): string {
  return Array.from(
    { length: count },
    (_none, at) =>
      `${lead} ${String(at).replace(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)))}`,
  ).join('\n');
}

describe('compareStory', () => {
  it('CM1 finds the passages, CM2 the quotation, CM3 the figures and names that differ', () => {
    const result = compareAtOnce(STORY);
    expect(result.passages.map(({ a, b }) => [a.article, b.article])).toEqual(
      Array.from({ length: result.passages.length }, () => ['wire', 'paper']),
    );
    expect(result.findings.map(({ kind }) => kind).toSorted()).toEqual([
      'misquote',
      'number',
      'wrong name or person',
    ]);
  });

  it('CM9 gives the same whatever the order of the articles', () => {
    const order = (result: Comparison): unknown => ({
      findings: result.findings,
      utterances: new Set(result.utterances.map(({ id, cells }) => `${id} ${cells.length}`)),
      claims: new Set(result.claims.map(({ id, conflict }) => `${id} ${conflict ?? ''}`)),
      passages: new Set(result.passages.map(({ id, kind, score }) => `${id} ${kind} ${score}`)),
    });
    expect(order(compareAtOnce(STORY.toReversed()))).toEqual(order(compareAtOnce(STORY)));
  });

  it('CM1 puts the account that comes first in the story on the left', () => {
    const [passage] = compareAtOnce(STORY.toReversed()).passages;
    expect([passage?.a.article, passage?.b.article]).toEqual(['paper', 'wire']);
  });

  it('CM6 keeps the id of a finding while its words stand', () => {
    const before = compareAtOnce(STORY).findings.map(({ id }) => id);
    const edited = STORY.map((article) => ({
      ...article,
      text: `A line more.\n\n${article.text}`,
    }));
    expect(compareAtOnce(edited).findings.map(({ id }) => id)).toEqual(before);
  });

  it('a memory changes nothing but the work', () => {
    const memory = createMemory();
    compareAtOnce(STORY.slice(0, 2), memory);
    expect(compareAtOnce(STORY, memory)).toEqual(compareAtOnce(STORY));
    expect(memory.accounts.size).toBe(3);
    compareAtOnce(STORY.slice(0, 1), memory);
    expect(memory.accounts.size).toBe(1);
  });

  it('gives the same bytes whether computed at once or one by one, whatever stood there before', () => {
    const step = fc.record({
      place: fc.nat({ max: 3 }),
      text: fc.oneof(textArbitrary, fc.constantFrom(WIRE, PAPER, OTHER)),
      date: fc.constantFrom('2031-03-03', '2031-03-05', undefined),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const memory = createMemory();
        const story = new Map<number, AccountText>();
        for (const { place, text, date } of steps) {
          // A place that holds the same text again is emptied.
          if (story.get(place)?.text === text) story.delete(place);
          else story.set(place, { id: `${place}`, text, ...(date === undefined ? {} : { date }) });
          const articles = Array.from(story.values());
          expect(JSON.stringify(compareAtOnce(articles, memory))).toBe(
            JSON.stringify(compareAtOnce(articles)),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('UX6 yields on the way and can be left', () => {
    const run = compareStory(STORY);
    const steps = new Set<string>();
    for (let step = run.next(); step.done !== true; step = run.next()) steps.add(step.value.step);
    expect(Array.from(steps)).toEqual(['prepare', 'quotes', 'claims', 'findings']);
    const left = compareStory(STORY);
    left.next();
    expect(left.return(compareAtOnce([]))).toMatchObject({ done: true });
  });

  it('refuses two articles of one id', () => {
    expect(() =>
      compareAtOnce([
        { id: 'a', text: '' },
        { id: 'a', text: 'b' },
      ]),
    ).toThrow(RangeError);
  });

  it.each([
    ['no article', []],
    ['an empty article', ['']],
    ['blanks', [' \n\n ', '\t']],
    ['one article', [WIRE]],
    ['unrelated articles', [WIRE, OTHER]],
    ['Chinese', ['世界杯在东京举行。他说：「很好。」', '世界杯在东京开幕。他说：「很好。」']],
    [
      'Arabic',
      ['قال الرئيس إن «الوضع جيد» يوم الاثنين في القاهرة.', 'قال الوزير إن «الوضع جيد» يوم الاثنين.'],
    ],
    ['emoji', ['😀 “Great 🇩🇪,” Anna Berg said.', '😀 “Great 🇩🇪!” Anna Berg said.']],
    ['quotations in one line', ['“Yes,” he said. '.repeat(1500), '“No,” she said. '.repeat(1500)]],
    ['marks that only open', ['“'.repeat(4000), '“ '.repeat(4000)]],
    [
      'lines that go on with a quotation',
      [linesOf('“So it is with', 1500), linesOf('“So it is with', 900)],
    ],
    ['a line without a mark', ['bread and salt '.repeat(8000), 'salt and bread '.repeat(8000)]],
    ['one word', ['bread '.repeat(20_000), 'bread '.repeat(10_000)]],
    ['figures without end', ['twenty-five '.repeat(4000), 'twenty-six '.repeat(4000)]],
  ])('gives something sensible for %s', (_name, texts) => {
    const articles = texts.map((text, index) => ({ id: `${index}`, text }));
    const result = compareAtOnce(articles);
    expectInside(articles, result);
    expect(result.articles).toHaveLength(articles.length);
    expect(result.findings.filter(({ kind }) => kind !== 'punctuation')).toEqual([]);
  });

  it('two identical articles agree in everything and one copies the other', () => {
    const result = compareAtOnce([
      { id: 'a', text: WIRE },
      { id: 'b', text: WIRE },
    ]);
    expect(result.findings).toEqual([]);
    expect(result.passages.filter(({ kind }) => kind !== 'verbatim')).toEqual([]);
    expect(result.utterances.map(({ cells }) => cells.length)).toEqual([2, 2]);
    expect(result.provenance.groups).toEqual([['a', 'b']]);
    expect(result.claims.filter(({ conflict }) => conflict !== null)).toEqual([]);
  });

  it('never throws, and every span lies inside its text', () => {
    fc.assert(
      fc.property(fc.array(textArbitrary, { maxLength: 4 }), (texts) => {
        const articles = texts.map((text, index) => ({ id: `${index}`, text, date: '2031-03-03' }));
        const result = compareAtOnce(articles);
        expect(result.articles).toHaveLength(articles.length);
        expectInside(articles, result);
      }),
      { numRuns: 150 },
    );
  });

  it('CM9 is symmetric on any texts', () => {
    fc.assert(
      fc.property(fc.array(textArbitrary, { minLength: 2, maxLength: 3 }), (texts) => {
        const articles = texts.map((text, index) => ({ id: `${index}`, text }));
        const ids = (result: Comparison): unknown => [
          result.findings.map(({ id }) => id),
          new Set(result.claims.map(({ id }) => id)),
          new Set(result.passages.map(({ id }) => id)),
        ];
        expect(ids(compareAtOnce(articles.toReversed()))).toEqual(ids(compareAtOnce(articles)));
      }),
      { numRuns: 60 },
    );
  });
});
