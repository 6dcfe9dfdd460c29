import { type Clock, nextClock, ORIGIN } from '#core/domain/clock.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { asAnnotatorId, asRecordId, asSetId, asStoryId, asTagId } from '#core/domain/ids.ts';
import type { AnnotatorId, ArticleId, RecordId } from '#core/domain/ids.ts';
import type {
  AnnotationBody,
  ArticleRecord,
  CodebookRecord,
  GalleyRecord,
  SetRecord,
  StoryRecord,
} from '#core/domain/record.ts';
import { type Span, spanOf } from '#core/domain/span.ts';
import { articleIdOf } from '#core/text/article-text.ts';

import type { NativeExport } from './native/write.ts';

// A made-up story for the tests of this room: two accounts of one event, with letters outside the basic plane, combining
// marks, CJK and a family emoji, and one record of every kind.

/** The texts of the sample story. */
export const SAMPLE_TEXTS = [
  'The ferry Aurora 🚢 left Port Élan (港口) at dawn.\n\n“Nobody was hurt,” said Mayor Ada Quill 👩‍👩‍👧, “and nobody will be.”\n\nThe crossing carries 40 people a day.\n',
  'A ferry with some 60 aboard left Port E\u0301lan before sunrise.\n\n“No one was hurt and no one will be,” Mayor Ada Quill said.\n',
] as const;

const [FIRST, SECOND] = SAMPLE_TEXTS;
/** The names of the two texts. */
export const SAMPLE_ARTICLES: readonly [ArticleId, ArticleId] = [
  articleIdOf(FIRST),
  articleIdOf(SECOND),
];

const STORY = asStoryId('0193b000-0000-7000-8000-000000000001');
const SET = asSetId('0193b000-0000-5000-8000-0000000000a1');
/** The annotator of the sample set. */
export const SAMPLE_ANNOTATOR = asAnnotatorId('0193b000-0000-7000-8000-0000000000b1');
const OTHER = asAnnotatorId('0193b000-0000-7000-8000-0000000000b2');

/** The id of the sample record of that number. */
export function sampleId(n: number): RecordId {
  return asRecordId(`0193b000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`);
}

/** A clock reading at `step` seconds of the sample day. */
export function sampleClock(step: number): Clock {
  return nextClock(ORIGIN, 1_795_255_200_000 + step * 1000, 'sample');
}

function at(step: number): string {
  return `2026-11-21T10:${twoDigits(Math.floor(step / 60))}:${twoDigits(step % 60)}.000Z`;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

/** The span over the words, each the first of its kind in the text. */
export function sampleSpan(text: string, ...words: readonly string[]): Span {
  return spanOf(
    text,
    words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })),
  );
}

function shared(step: number) {
  return {
    v: 1,
    storyId: STORY,
    setId: '',
    articleId: '',
    refs: [],
    clock: sampleClock(step),
    deleted: 0,
    by: SAMPLE_ANNOTATOR,
    created: at(step),
    modified: at(step),
  } as const;
}

function inSet(n: number, step: number, by: AnnotatorId = SAMPLE_ANNOTATOR) {
  return {
    v: 1,
    id: sampleId(n),
    storyId: STORY,
    setId: SET,
    refs: [] as readonly RecordId[],
    clock: sampleClock(step),
    deleted: 0,
    by,
    created: at(step),
    modified: at(step),
  } as const;
}

function note(
  tag: string,
  span: Span,
  attributes: AnnotationBody['attributes'] = {},
  words = '',
): AnnotationBody {
  return { span, tag: asTagId(tag), attributes, note: words };
}

function sampleRecords(): readonly GalleyRecord[] {
  const [first, second] = SAMPLE_ARTICLES;
  const named = { articleId: first, fragments: sampleSpan(FIRST, 'Mayor Ada Quill') };
  const elsewhere = {
    articleId: second,
    fragments: sampleSpan(SECOND, 'No one was hurt', 'no one will be'),
  };
  return [
    {
      ...inSet(1, 11),
      kind: 'annotation',
      articleId: first,
      body: note('quote', sampleSpan(FIRST, '“Nobody was hurt,”', '“and nobody will be.”'), {
        speaker: 'Ada Quill',
        'speaker-span': named,
        cue: { articleId: first, fragments: sampleSpan(FIRST, 'said') },
        form: 'direct',
      }),
    },
    {
      ...inSet(2, 12),
      kind: 'annotation',
      articleId: first,
      body: note('topic', sampleSpan(FIRST, '(港口)'), { label: 'Port Élan', weight: 'main' }),
    },
    {
      ...inSet(3, 13),
      kind: 'annotation',
      articleId: first,
      refs: [sampleId(5)],
      body: note(
        'claim',
        sampleSpan(FIRST, '40 people a day'),
        {
          amount: 40,
          unit: 'people',
          verdict: 'contradicted',
          basis: [elsewhere, { annotation: sampleId(5) }],
        },
        'The other account has 60 👀',
      ),
    },
    {
      ...inSet(4, 14),
      kind: 'annotation',
      articleId: second,
      body: note('error', sampleSpan(SECOND, 'E\u0301lan'), {
        kind: 'spelling',
        correction: 'Élan',
        certain: true,
        evidence: [],
      }),
      foreign: {
        'x:confidence': 0.75,
        target: { selector: { TextQuoteSelector: { 'x:seen': true } } },
      },
    },
    {
      ...inSet(5, 15, OTHER),
      kind: 'annotation',
      articleId: second,
      body: note('claim', sampleSpan(SECOND, 'some 60 aboard')),
    },
    {
      ...inSet(6, 16),
      kind: 'annotation',
      articleId: second,
      body: note('omission', [], { missing: 'The name of the ferry' }),
    },
    {
      ...inSet(7, 17),
      kind: 'link',
      articleId: first,
      refs: [sampleId(3), sampleId(5), sampleId(4)],
      body: { relation: 'contradicts', from: sampleId(3), to: [sampleId(5), sampleId(4)] },
    },
    {
      ...inSet(8, 18),
      kind: 'decision',
      articleId: second,
      refs: [sampleId(5)],
      body: {
        target: sampleId(5),
        targetClock: sampleClock(15),
        verdict: 'needs-work',
        reason: 'Take "some" out',
        amended: note('claim', sampleSpan(SECOND, '60 aboard'), { amount: 60 }),
      },
    },
    {
      ...inSet(9, 19),
      kind: 'reply',
      articleId: second,
      refs: [sampleId(5)],
      body: { target: sampleId(5), text: 'Done, 谢谢', resolves: true },
    },
    { ...inSet(10, 20), kind: 'done', articleId: first, body: {} },
    {
      ...inSet(11, 21),
      kind: 'annotation',
      articleId: second,
      deleted: 1,
      body: note('topic', sampleSpan(SECOND, 'ferry'), {}, 'nobody reads this any more'),
    },
  ];
}

function sampleArticle(order: number, body: Partial<ArticleRecord['body']>): ArticleRecord {
  const articleId = SAMPLE_ARTICLES[order] ?? SAMPLE_ARTICLES[0];
  return {
    ...shared(order + 1),
    id: asRecordId(`${STORY}/${articleId}`),
    kind: 'article',
    articleId,
    body: {
      outlet: '',
      headline: '',
      date: '',
      url: '',
      language: 'en',
      fileName: `${order}.txt`,
      order,
      length: (SAMPLE_TEXTS[order] ?? '').length,
      path: '',
      ...body,
    },
  };
}

/** The sample story as one export. */
export function sampleExport(): NativeExport {
  const story: StoryRecord = {
    ...shared(0),
    id: asRecordId(STORY),
    kind: 'story',
    body: { title: 'The ferry at Port Élan' },
  };
  const codebook: CodebookRecord = {
    ...shared(0),
    clock: ORIGIN,
    id: asRecordId(`${STORY}/codebook`),
    kind: 'codebook',
    body: defaultCodebook,
  };
  const set: SetRecord = {
    ...shared(5),
    id: asRecordId(SET),
    setId: SET,
    kind: 'set',
    body: {
      title: 'First pass',
      annotator: { id: SAMPLE_ANNOTATOR, name: 'Iris Example' },
      role: 'mine',
      codebook: null,
    },
  };
  return {
    story,
    articles: [
      sampleArticle(0, {
        outlet: 'The Quay',
        headline: 'Ferry leaves',
        date: '2026-11-20',
        url: 'https://quay.example/1',
      }),
      sampleArticle(1, {}),
    ],
    texts: new Map(SAMPLE_ARTICLES.map((id, i) => [id, SAMPLE_TEXTS[i] ?? ''])),
    set,
    codebook,
    records: sampleRecords(),
    includeTexts: true,
    version: '0.1.0',
  };
}
