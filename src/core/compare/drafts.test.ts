import { describe, expect, test } from 'vitest';

import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { asArticleId } from '#core/domain/ids.ts';
import { wordsOf } from '#core/domain/span.ts';
import { testAnnotation } from '#core/testing/annotation.ts';

import { draftsOf, omissionDraft, quoteDraft, writtenAs } from './drafts.ts';
import type { Finding } from './result.ts';

const A: string = asArticleId(`ni:///sha-256;${'a'.repeat(43)}`);
const B: string = asArticleId(`ni:///sha-256;${'b'.repeat(43)}`);
const TEXTS = new Map([
  [A, 'The mayor said “we rebuild” on Monday. Twelve were hurt.'],
  [B, 'The mayor said “we restore” on Monday. Ten were hurt.'],
]);

function spot(article: string, words: string) {
  const start = TEXTS.get(article)?.indexOf(words) ?? -1;
  return { article, start, end: start + words.length };
}

function finding(known: Partial<Finding>): Finding {
  return {
    id: 'f-1',
    kind: 'number',
    severity: 'major',
    confidence: 0.8,
    title: 'The accounts give another figure',
    spans: [spot(A, 'Twelve')],
    correction: null,
    evidence: [],
    rows: [],
    ...known,
  };
}

describe('CM6 what a finding becomes', () => {
  test('where one account is at fault: an error at each place, with all that is known filled in', () => {
    const given = finding({
      spans: [spot(A, 'Twelve'), spot(A, 'hurt')],
      correction: 'Ten',
      evidence: [spot(B, 'Ten were hurt.')],
    });
    const { drafts, relation } = draftsOf(given, defaultCodebook, TEXTS);
    expect(relation).toBeNull();
    expect(drafts.map(({ span, tag }) => [tag, wordsOf(span)])).toEqual([
      ['error', 'Twelve'],
      ['error', 'hurt'],
    ]);
    expect(drafts[0]?.attributes).toMatchObject({
      kind: 'number',
      severity: 'major',
      correction: 'Ten',
      reason: given.title,
      evidence: [{ articleId: B, fragments: [{ exact: 'Ten were hurt.' }] }],
    });
  });

  test('where nobody knows which is right: claims that contradict each other', () => {
    const given = finding({ spans: [spot(A, 'Twelve'), spot(B, 'Ten')] });
    const { drafts, relation } = draftsOf(given, defaultCodebook, TEXTS);
    expect(relation).toBe('contradicts');
    expect(drafts.map(({ tag, articleId }) => [tag, articleId])).toEqual([
      ['claim', A],
      ['claim', B],
    ]);
    expect(drafts[0]?.attributes['basis']).toMatchObject([{ articleId: B }]);
  });

  test('words in quotation marks that nobody knows the original of: quotes of one utterance', () => {
    const spans = [spot(A, 'we rebuild'), spot(B, 'we restore')];
    const { drafts, relation } = draftsOf(
      finding({ kind: 'translation', spans }),
      defaultCodebook,
      TEXTS,
    );
    expect(relation).toBe('same-utterance');
    expect(drafts.map(({ tag, attributes }) => [tag, attributes['fidelity']])).toEqual([
      ['quote', 'translated'],
      ['quote', 'translated'],
    ]);
  });

  test('an account that leaves something out: an error on the account as a whole', () => {
    const spans = [{ article: A, start: 0, end: 0 }];
    const [draft] = draftsOf(finding({ kind: 'omission', spans }), defaultCodebook, TEXTS).drafts;
    expect(draft).toMatchObject({ articleId: A, span: [], tag: 'error' });
    expect(draft?.attributes['kind']).toBe('other');
    expect(omissionDraft(A, 'weather', [], defaultCodebook, TEXTS)?.span).toEqual([]);
  });

  test('what the codebook does not have is left out', () => {
    const bare = {
      ...defaultCodebook,
      tags: defaultCodebook.tags
        .filter(({ id }) => id !== 'quote')
        .map((tag) => ({ ...tag, attributes: tag.attributes.slice(0, 1) })),
    };
    const [draft] = draftsOf(finding({ correction: 'Ten' }), bare, TEXTS).drafts;
    expect(draft?.attributes).toEqual({ kind: 'number' });
    const spans = [spot(A, 'we rebuild'), spot(B, 'we restore')];
    expect(draftsOf(finding({ kind: 'misquote', spans }), bare, TEXTS).drafts).toEqual([]);
  });

  test('a place in a text that is not there is left out', () => {
    const given = finding({ spans: [{ article: 'elsewhere', start: 0, end: 3 }] });
    expect(draftsOf(given, defaultCodebook, TEXTS).drafts).toEqual([]);
  });

  test('an annotation of the same kind on words of it is what it has become', () => {
    const [draft] = draftsOf(finding({}), defaultCodebook, TEXTS).drafts;
    if (draft === undefined) throw new Error('no draft');
    const body = { span: draft.span, tag: draft.tag, attributes: draft.attributes };
    const annotation = { ...testAnnotation(body), articleId: asArticleId(A) };
    expect(writtenAs(draft, [annotation])).toBe(annotation);
    expect(writtenAs(draft, [{ ...annotation, articleId: asArticleId(B) }])).toBeNull();
    const other = { ...annotation, body: { ...annotation.body, attributes: { kind: 'date' } } };
    expect(writtenAs(draft, [other])).toBeNull();
  });
});

test('CM7 a quotation becomes a quote with speaker, cue and where they stand', () => {
  const draft = quoteDraft(
    {
      ...spot(A, '“we rebuild”'),
      id: 'q-1',
      inner: spot(A, 'we rebuild'),
      speaker: 'the mayor',
      speakerSpan: spot(A, 'The mayor'),
      basis: 'attribution',
      cue: spot(A, 'said'),
      relay: null,
      utterances: ['u-1'],
      fidelity: 'unknown',
      balanced: true,
    },
    defaultCodebook,
    TEXTS,
  );
  expect(draft?.attributes).toMatchObject({
    speaker: 'the mayor',
    'speaker-span': { fragments: [{ exact: 'The mayor' }] },
    cue: { fragments: [{ exact: 'said' }] },
    form: 'direct',
  });
  expect(draft?.attributes).not.toHaveProperty('fidelity');
  expect(draft?.attributes).not.toHaveProperty('relayed-by');
});
