import type { ArticleId, SetId, TagId } from '#core/domain/ids.ts';
import { mergeRecords } from '#core/domain/merge.ts';
import type { Codebook } from '#core/domain/codebook.ts';
import {
  type AnnotationRecord,
  type ArticleRecord,
  type GalleyRecord,
  isLive,
  type SetRecord,
} from '#core/domain/record.ts';
import { planImport } from '#core/exchange/import-plan.ts';
import { isAdjudicated } from '#core/exchange/import-target.ts';
import type { AgreementArticle } from '#core/review/agreement.ts';

import { emptyBrowser } from './browser-in-memory.ts';
import type { Io } from './command.ts';
import { type SetFile, textsOf, warnOfRefused } from './read-set.ts';

/** One annotator's work, from one file or several. */
export interface Layer {
  readonly set: SetRecord;
  readonly codebook: Codebook | null;
  readonly records: readonly GalleyRecord[];
}

/** The sets of some files, side by side. */
export interface Layers {
  /** In the order of the files; the files of one annotator are one layer. */
  readonly layers: readonly Layer[];
  /** By their order in the story, then by id; each once. */
  readonly articles: readonly ArticleRecord[];
  readonly texts: ReadonlyMap<ArticleId, string>;
}

/** Puts sets side by side. Annotators are told apart by id; several files of one are merged by clock. */
export function layersOf(files: readonly SetFile[], io: Io): Layers {
  const texts = textsOf(files, io);
  const layers = new Map<string, Layer>();
  const articles = new Map<ArticleId, ArticleRecord>();
  for (const { path, set } of files) {
    const plan = planImport(set, emptyBrowser(io.now, { texts }));
    warnOfRefused(path, plan.report, io);
    const records = plan.changes.flatMap(({ after }) => (after === null ? [] : [after]));
    for (const record of records)
      if (isLive(record, 'article') && !articles.has(record.articleId))
        articles.set(record.articleId, record);
    const own = records.find((record) => record.kind === 'set');
    if (own === undefined) continue;
    const key = `${own.body.annotator.id} ${isAdjudicated(own)}`;
    const known = layers.get(key);
    layers.set(key, {
      set: known !== undefined && known.set.clock >= own.clock ? known.set : own,
      codebook: known?.codebook ?? set.codebook?.body ?? null,
      records: mergeRecords(known?.records ?? [], records),
    });
  }
  return {
    layers: [...layers.values()],
    articles: [...articles.values()].toSorted(
      (a, b) => a.body.order - b.body.order || (a.articleId < b.articleId ? -1 : 1),
    ),
    texts,
  };
}

/** The articles as agreement wants them: every one that somebody speaks of, known ones first. */
export function agreementArticles({
  layers,
  articles,
  texts,
}: Layers): readonly AgreementArticle[] {
  const spoken = layers.flatMap(({ records }) =>
    records.flatMap((record) =>
      isLive(record, 'annotation') || isLive(record, 'done') ? [record.articleId] : [],
    ),
  );
  const ids = new Set([...articles.map(({ articleId }) => articleId), ...spoken.toSorted()]);
  return [...ids].map((articleId) => ({
    articleId,
    text: texts.get(articleId) ?? null,
    layers: layers.map(({ set, records }) => ({
      setId: set.setId,
      isDone: records.some((record) => isLive(record, 'done') && record.articleId === articleId),
      annotations: records.filter(
        (record): record is AnnotationRecord =>
          isLive(record, 'annotation') && record.articleId === articleId,
      ),
    })),
  }));
}

/** The tags of all codebooks in their order, then those that are only used, by id. */
export function tagsOf({ layers }: Layers): readonly TagId[] {
  const offered = layers.flatMap(({ codebook }) => codebook?.tags.map(({ id }) => id) ?? []);
  const used = layers.flatMap(({ records }) =>
    records.flatMap((record) => (isLive(record, 'annotation') ? [record.body.tag] : [])),
  );
  return [...new Set([...offered, ...used.toSorted()])];
}

/** A name for each layer that no other has: the annotator's, with the end of the id where two are alike. */
export function namesOf({ layers }: Layers): ReadonlyMap<SetId, string> {
  const plain = layers.map(({ set }) => {
    const { name } = set.body.annotator;
    const shown = name === '' ? 'No name' : name;
    return isAdjudicated(set) ? `${shown} (agreed)` : shown;
  });
  return new Map(
    layers.map(({ set }, i) => {
      const name = plain[i] ?? '';
      const isAlone = plain.filter((other) => other === name).length === 1;
      return [set.setId, isAlone ? name : `${name} …${set.body.annotator.id.slice(-4)}`];
    }),
  );
}
