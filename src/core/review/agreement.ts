import type { ArticleId, RecordId, SetId, TagId } from '#core/domain/ids.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';

import type { Aligned } from './align.ts';
import { gammaOf, type GammaFigure, type GammaSums } from './gamma.ts';
import { notDefined } from './figure.ts';
import { measurePairGamma } from './measure-gamma.ts';
import { type GroupMeasure, measureGroup } from './measure-group.ts';
import { measurePair, type PairMeasure } from './measure-pair.ts';
import { type Layout, layoutOf, type Reading, readingOf } from './reading.ts';
import { type GroupFigures, summariseGroup } from './summarise-group.ts';
import { type PairFigures, summarisePair } from './summarise-pair.ts';

/** What one annotator has in one article. */
export interface LayerReading {
  readonly setId: SetId;
  readonly isDone: boolean;
  readonly annotations: readonly AnnotationRecord[];
}

/** One article with what everybody has in it. */
export interface AgreementArticle {
  readonly articleId: ArticleId;
  /** `null` when it is not at hand. */
  readonly text: string | null;
  readonly layers: readonly LayerReading[];
}

/** What is asked. */
export interface AgreementQuery {
  /** In the order in which they are shown. */
  readonly layers: readonly SetId[];
  readonly articles: readonly ArticleId[];
  /** In the order in which they are shown. */
  readonly tags: readonly TagId[];
  /** Whether articles count that are not marked done. */
  readonly ignoresDone: boolean;
}

/** The figures of two layers. */
export interface PairReport extends PairFigures {
  readonly a: SetId;
  readonly b: SetId;
}

/** The figures of all layers asked for: each two, in the order asked for, and all at once. */
export interface AgreementReport {
  readonly pairs: readonly PairReport[];
  readonly group: GroupFigures;
}

/** One place where two layers differ. */
export interface Disagreement {
  readonly articleId: ArticleId;
  /** The weightiest difference, or which layer stands alone. */
  readonly kind: 'tag' | 'boundary' | 'attribute' | 'only-a' | 'only-b';
  /** The annotation of the first layer, and that of the second. */
  readonly a: RecordId | null;
  readonly b: RecordId | null;
  readonly aTag: TagId | null;
  readonly bTag: TagId | null;
  readonly sameWords: boolean;
  /** The ids of the attributes that differ. */
  readonly attributes: readonly string[];
}

/** One article of two layers. */
export interface PairDetail {
  readonly articleId: ArticleId;
  readonly figures: PairFigures;
  /** In text order. */
  readonly disagreements: readonly Disagreement[];
}

/** Agreement over articles that change one at a time. */
export interface Agreement {
  /** Takes in an article, or what it has become. What was measured in the others stays. */
  readonly put: (article: AgreementArticle) => void;
  readonly report: (query: AgreementQuery) => AgreementReport;
  /** The first two layers of the query, article by article; those that do not count are left out. */
  readonly detail: (query: AgreementQuery) => readonly PairDetail[];
  /** Gamma of the first two layers of the query, for one tag, or with `null` for all. */
  readonly gamma: (query: AgreementQuery, tag: TagId | null) => GammaFigure;
}

interface Measured {
  readonly layout: Layout;
  readonly isDone: ReadonlySet<SetId>;
  readonly readingOf: (setId: SetId) => Reading;
  readonly kept: Map<string, PairMeasure | GroupMeasure | GammaSums | null>;
}

/**
 * Agreement figures that are kept per article: after a change in one article only that one is measured again. Figures over
 * several articles are sums of what each adds, so they do not depend on the order in which articles came.
 */
export function createAgreement(): Agreement {
  const articles = new Map<ArticleId, Measured>();

  const countedIn = (query: AgreementQuery, layers: readonly SetId[]) =>
    query.articles.flatMap((articleId) => {
      const article = articles.get(articleId);
      if (article === undefined) return [];
      const readers = layers.filter((setId) => query.ignoresDone || article.isDone.has(setId));
      return readers.length < 2 ? [] : [{ articleId, article, readers }];
    });
  const pairIn = (article: Measured, a: SetId, b: SetId): PairMeasure =>
    keep(article, `pair ${a} ${b}`, () =>
      measurePair(article.layout, article.readingOf(a), article.readingOf(b)),
    );
  const pair = (query: AgreementQuery, a: SetId, b: SetId): PairReport => ({
    a,
    b,
    ...summarisePair(
      countedIn(query, [a, b]).map(({ article }) => pairIn(article, a, b)),
      query.tags,
    ),
  });

  return {
    put: (article) => {
      articles.set(article.articleId, measured(article));
    },
    report: (query) => ({
      pairs: query.layers.flatMap((a, i) =>
        query.layers.slice(i + 1).map((b) => pair(query, a, b)),
      ),
      group: summariseGroup(
        countedIn(query, query.layers).map(({ article, readers }) =>
          keep(article, `group ${readers.join(' ')}`, () =>
            measureGroup(article.layout, readers.map(article.readingOf)),
          ),
        ),
        query.tags,
        query.layers.length,
      ),
    }),
    detail: (query) => {
      const [a, b] = query.layers;
      if (a === undefined || b === undefined) return [];
      return countedIn(query, [a, b]).map(({ articleId, article }) => {
        const measure = pairIn(article, a, b);
        const figures = summarisePair([measure], query.tags);
        return {
          articleId,
          figures,
          disagreements: measure.rows.flatMap((row) => disagreementOf(articleId, row)),
        };
      });
    },
    gamma: (query, tag) => {
      // In the order of their ids, so that the draws are the same whoever stands first.
      const [a, b] = query.layers.slice(0, 2).toSorted((left, right) => (left < right ? -1 : 1));
      if (a === undefined || b === undefined)
        return { ...notDefined('none-done'), precision: null };
      const counted = countedIn(query, [a, b]);
      const why =
        counted.length === 0
          ? 'none-done'
          : counted.some(({ article }) => article.layout.length === null)
            ? 'no-text'
            : null;
      if (why !== null) return { ...notDefined(why), precision: null };
      const isUsed = counted.some(({ article }) =>
        [a, b].some((setId) =>
          article.readingOf(setId).annotations.some(({ body }) => tag === null || body.tag === tag),
        ),
      );
      const gamma = gammaOf(
        counted.map(({ articleId, article }) =>
          keep(article, `gamma ${a} ${b} ${tag ?? ''}`, () => {
            const seed = `${articleId} ${a} ${b} ${tag ?? ''}`;
            return measurePairGamma(
              article.layout,
              article.readingOf(a),
              article.readingOf(b),
              tag,
              seed,
            );
          }),
        ),
      );
      const onWholeArticles = gamma.value === null && gamma.why === 'nobody-marked' && isUsed;
      return onWholeArticles ? { ...notDefined('no-words'), precision: null } : gamma;
    },
  };
}

function disagreementOf(articleId: ArticleId, row: Aligned): readonly Disagreement[] {
  if (row.kind === 'agrees') return [];
  const { kind, theirs: a, mine: b } = row;
  const isPair = kind !== 'theirs' && kind !== 'mine';
  return [
    {
      articleId,
      kind: kind === 'theirs' ? 'only-a' : kind === 'mine' ? 'only-b' : kind,
      a: a?.id ?? null,
      b: b?.id ?? null,
      aTag: a?.body.tag ?? null,
      bTag: b?.body.tag ?? null,
      sameWords: isPair && row.sameWords,
      attributes: isPair ? row.attributes : [],
    },
  ];
}

function measured({ text, layers }: AgreementArticle): Measured {
  const readings = new Map<SetId, Reading>();
  return {
    layout: layoutOf(text),
    isDone: new Set(layers.flatMap(({ setId, isDone }) => (isDone ? [setId] : []))),
    readingOf: (setId) => {
      const known = readings.get(setId);
      if (known !== undefined) return known;
      const own = layers.find((layer) => layer.setId === setId);
      const reading = readingOf(text, own?.annotations ?? []);
      readings.set(setId, reading);
      return reading;
    },
    kept: new Map(),
  };
}

function keep<Measure extends PairMeasure | GroupMeasure | GammaSums | null>(
  { kept }: Measured,
  key: string,
  measure: () => Measure,
): Measure {
  // A key begins with what it holds, so that what is found under it is what was put there.
  if (kept.has(key)) return kept.get(key) as Measure;
  const fresh = measure();
  kept.set(key, fresh);
  return fresh;
}
