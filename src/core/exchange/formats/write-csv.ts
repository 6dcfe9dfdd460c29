import { iriOf } from '../iri.ts';
import { writeCsv } from './csv.ts';
import { attributeWords, exportView } from './export-view.ts';
import type { SourceFile, StoryExport } from './format.ts';
import { textFile, wordsById } from './write-files.ts';

const COLUMNS = [
  'document',
  'document_id',
  'annotation_id',
  'annotator',
  'annotator_id',
  'tag',
  'start',
  'end',
  'fragments',
  'exact',
] as const;

/**
 * Writes a table with one annotation in a row. Offsets count code points; an annotation of several fragments goes from its first
 * word to its last, and `fragments` lists them. `status` is the newest decision, else `orphaned`, else empty.
 */
export function writeCsvTable(input: StoryExport): readonly SourceFile[] {
  const sets = exportView(input);
  const words = wordsById(input);
  const all = sets.flatMap(({ set, pages }) =>
    pages.flatMap((page) => page.annotations.map((annotation) => ({ set, page, annotation }))),
  );
  const names = [
    ...new Set(all.flatMap(({ annotation }) => Object.keys(annotation.record.body.attributes))),
  ].toSorted();
  const rows = all.map(({ set, page, annotation }) => {
    const { record, fragments, span, isOrphan, decisions, label } = annotation;
    const { article } = page;
    const { attributes, note } = record.body;
    const status = decisions.at(-1)?.body.verdict ?? (isOrphan ? 'orphaned' : '');
    return [
      [article.body.fileName, article.body.headline, article.body.url].find(
        (name) => name !== '',
      ) ?? article.articleId,
      article.articleId,
      iriOf(record.id),
      set.body.annotator.name,
      iriOf(set.body.annotator.id),
      label,
      String(fragments[0]?.start ?? ''),
      String(fragments.at(-1)?.end ?? ''),
      fragments.length > 1 ? fragments.map(({ start, end }) => `${start}-${end}`).join(';') : '',
      span.map(({ exact }) => exact).join(' … '),
      ...names.map((name) => {
        const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
        return value === undefined ? '' : attributeWords(value, page, words);
      }),
      note,
      status,
      record.created,
    ];
  });
  const header = [...COLUMNS, ...names.map((name) => `attr:${name}`), 'note', 'status', 'created'];
  const { withMark = false, withFormulas = false } = input;
  return [textFile('annotations.csv', writeCsv([header, ...rows], { withMark, withFormulas }))];
}
