import { findTag } from '#core/domain/codebook.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { mergeRecords } from '#core/domain/merge.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { nextClock } from '#core/domain/clock.ts';
import { readNativeSet } from '#core/exchange/native/read.ts';
import { writeNativeSet } from '#core/exchange/native/write.ts';
import { EMPTY_QUERY } from '#core/find/query.ts';
import type { FindQuery } from '#core/find/query.ts';
import { searchArticle } from '#core/find/search-article.ts';
import type { FindStory } from '#core/find/search-article.ts';
import { createAgreement } from '#core/review/agreement.ts';
import { align } from '#core/review/align.ts';
import { foldAtOnce } from '#core/text/fold.ts';
import { intervalIndex } from '#core/text/interval-index.ts';
import { paragraphsOf } from '#core/text/paragraphs.ts';
import { snapRange } from '#core/text/snap.ts';

import { agreementStory, anotherReading } from './agreement-story.ts';
import { makeCorpus, randomSource } from './corpus.ts';
import { articleRecords, outline, STORY } from './records.ts';

/** How long a call of one function took; times are milliseconds. */
export interface CoreFigure {
  readonly what: string;
  readonly median: number;
  readonly p95: number;
}

const FIND_STORY: FindStory = {
  storyId: STORY,
  mySetId: outline().set.setId,
  tagOf: ({ body }) => {
    const tag = findTag(defaultCodebook, body.tag);
    if (tag === null) throw new RangeError(`${body.tag} is no tag of the bench`);
    return tag;
  },
};

/** What the functions are given: a text of 1 MB with 10,000 annotations. */
const SIZE = { length: 1_000_000, annotations: 10_000, seed: 1 };

/** Measures the functions of the core that stand between an act and its effect. Takes some seconds. */
export function measureCore(): readonly CoreFigure[] {
  const corpus = makeCorpus(SIZE);
  const { text } = corpus;
  const { article, articleId, annotations } = articleRecords(corpus, 0);
  const [first] = annotations;
  if (first === undefined) throw new RangeError('There are no annotations');
  const newer = annotations.map(withNextClock);
  const random = randomSource(7);
  const write = (): string =>
    writeNativeSet({
      ...outline(),
      articles: [article],
      texts: new Map([[articleId, text]]),
      records: annotations,
      includeTexts: false,
      version: 'bench',
    });
  const file = write();
  const snapSomewhere = (words: boolean): unknown => {
    const start = Math.floor(random() * (text.length - 60));
    return snapRange(text, start, start + 1 + Math.floor(random() * 60), { words });
  };
  const folded = foldAtOnce(text, EMPTY_QUERY);
  const search = (query: Partial<FindQuery>): unknown => {
    const searching = searchArticle(
      { ...EMPTY_QUERY, ...query },
      { articleId, text, folded, records: annotations },
      FIND_STORY,
    );
    for (;;) {
      const { done, value } = searching.next();
      if (done === true) return value;
    }
  };
  // Never the same text twice running, whose paragraphs are remembered.
  const texts = [text, `${text} `];
  const nextText = (): string => {
    texts.reverse();
    return texts[0] ?? text;
  };
  const theirs = anotherReading(annotations.slice(0, 1000), 1, random);
  const mine = anotherReading(annotations.slice(0, 1000), 2, random);
  const agreement = agreementOfTen();
  return [
    time('mergeRecords, one of 10,000 newer', () =>
      mergeRecords(annotations, [withNextClock(first)]),
    ),
    time('mergeRecords, all of 10,000 newer', () => mergeRecords(annotations, newer)),
    time('intervalIndex of 10,000', () =>
      intervalIndex(annotations, ({ body }) => body.span[0] ?? { start: 0, end: 0 }),
    ),
    time('paragraphsOf 1 MB', () => paragraphsOf(nextText())),
    time('snapRange to words in 1 MB', () => snapSomewhere(true)),
    time('snapRange to graphemes in 1 MB', () => snapSomewhere(false)),
    time('foldText 1 MB', () => foldAtOnce(text, EMPTY_QUERY)),
    time('searchArticle, "trade" in 1 MB', () => search({ words: 'trade' })),
    time('searchArticle, "trade" in notes and attributes of 10,000', () =>
      search({ words: 'trade', state: 'complete' }),
    ),
    time('writeNativeSet, 10,000 annotations', write),
    time('readNativeSet, 10,000 annotations', () => readNativeSet(file)),
    time('align 800 with 800 annotations', () => align(theirs, mine)),
    time('agreement of 2 on 100 accounts, one changed', () => agreement(2)),
    time('agreement of 10 on 100 accounts, one changed', () => agreement(10)),
  ];
}

/** Ten annotators' agreement on a hundred accounts, measured once; each call changes one and asks about some of the ten again. */
function agreementOfTen(): (annotators: number) => unknown {
  const story = agreementStory(100, 10);
  const agreement = createAgreement();
  for (const article of story) agreement.put(article);
  const query = {
    layers: (story[0]?.layers ?? []).map(({ setId }) => setId),
    articles: story.map(({ articleId }) => articleId),
    tags: defaultCodebook.tags.map(({ id }) => id),
    ignoresDone: false,
  };
  agreement.report(query);
  return (annotators) => {
    const [changed] = story;
    if (changed !== undefined) agreement.put(changed);
    return agreement.report({ ...query, layers: query.layers.slice(0, annotators) });
  };
}

function withNextClock(record: AnnotationRecord): AnnotationRecord {
  return { ...record, clock: nextClock(record.clock, 0, 'newer') };
}

const LEAST_CALLS = 10;
const LEAST_TIME = 500;
/** Below what the clock tells apart, calls are timed in batches. */
const LEAST_BATCH = 0.5;

function time(what: string, call: () => unknown): CoreFigure {
  const warm = performance.now();
  let calls = 0;
  while (performance.now() - warm < LEAST_TIME / 5) {
    call();
    calls += 1;
  }
  const batch = Math.ceil((calls * LEAST_BATCH) / (LEAST_TIME / 5));
  const times: number[] = [];
  const began = performance.now();
  while (times.length < LEAST_CALLS || performance.now() - began < LEAST_TIME) {
    const start = performance.now();
    for (let i = 0; i < batch; i += 1) call();
    times.push((performance.now() - start) / batch);
  }
  times.sort((a, b) => a - b);
  const at = (p: number): number => times[Math.ceil(p * times.length) - 1] ?? 0;
  return { what, median: at(0.5), p95: at(0.95) };
}
