import { asSetId } from '#core/domain/ids.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { AgreementArticle } from '#core/review/agreement.ts';

import { makeCorpus, randomSource } from './corpus.ts';
import { articleRecords } from './records.ts';

/** Part of an annotator's annotations that another one has as well. */
const SHARED = 0.8;

/** What another annotator has made of the same text: four of five annotations, under ids of their own. */
export function anotherReading(
  annotations: readonly AnnotationRecord[],
  annotator: number,
  random: () => number,
): readonly AnnotationRecord[] {
  return annotations
    .filter(() => random() < SHARED)
    .map((record) => ({ ...record, id: `${record.id} ${annotator}` as AnnotationRecord['id'] }));
}

/** Accounts of some 6,000 characters with some 40 annotations by each of the annotators, all done. Same counts, same accounts. */
export function agreementStory(accounts: number, annotators: number): readonly AgreementArticle[] {
  const random = randomSource(11);
  return Array.from({ length: accounts }, (_, i) => {
    const corpus = makeCorpus({ length: 6000, annotations: 50, seed: i + 1 });
    const { articleId, annotations } = articleRecords(corpus, i);
    return {
      articleId,
      text: corpus.text,
      layers: Array.from({ length: annotators }, (__, n) => ({
        setId: asSetId(String(n)),
        isDone: true,
        annotations: anotherReading(annotations, n, random),
      })),
    };
  });
}
