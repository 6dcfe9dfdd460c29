import type { AnnotatorId } from '#core/domain/ids.ts';
import type { AnnotationRecord, DecisionRecord, JsonObject } from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
import { iriOf } from '../iri.ts';
import { writeCsv } from './csv.ts';
import { evidenceToWords } from './evidence-words.ts';
import { attributeWords, exportView, originalOfItem } from './export-view.ts';
import type { SourceFile, StoryExport } from './format.ts';
import { wordsIn } from './rows.ts';
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

const LAST = ['note', 'status', 'created'] as const;
/** Columns that are there where somebody has decided on an annotation. */
const DECISION = ['decided_by', 'decided_by_id', 'decided', 'reason'] as const;

/**
 * Writes a table with one annotation in a row. Offsets count code points; an annotation of several fragments goes from its first
 * word to its last, and `fragments` lists them. `status` is the newest decision, else `orphaned`, else empty; who decided, when and
 * why stands at the end of the line, before columns of another program that Galley only keeps.
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
  const people = new Map(
    (input.people ?? input.sets.map(({ set }) => set)).map(({ body }) => [
      body.annotator.id,
      body.annotator.name,
    ]),
  );
  const decided = all.some(({ annotation }) => annotation.decisions.length > 0);
  const own = new Set<string>([...COLUMNS, ...LAST, ...DECISION]);
  const foreign = [
    ...new Set(all.flatMap(({ annotation }) => Object.keys(kept(annotation.record)))),
  ]
    .filter((name) => !own.has(name))
    .toSorted();
  const rows = all.map(({ set, page, annotation }) => {
    const { record, fragments, span, isOrphan, decisions, label } = annotation;
    const { article } = page;
    const { attributes, note } = record.body;
    const decision = decisions.at(-1);
    const status = decision?.body.verdict ?? (isOrphan ? 'orphaned' : '');
    const columns = kept(record);
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
        if (value === undefined) return '';
        return typeof value === 'object' && !isPassage(value)
          ? evidenceToWords(value, article.articleId, input.texts, words)
          : attributeWords(value, page, words);
      }),
      note,
      status,
      record.created,
      ...(decided ? decisionCells(decision, people) : []),
      ...foreign.map((name) => wordsIn(columns[name])),
    ];
  });
  const header = [
    ...COLUMNS,
    ...names.map((name) => `attr:${name}`),
    ...LAST,
    ...(decided ? DECISION : []),
    ...foreign,
  ];
  const { withMark = false, withFormulas = false } = input;
  return [textFile('annotations.csv', writeCsv([header, ...rows], { withMark, withFormulas }))];
}

/** The columns of another program that came with an annotation. */
function kept(record: AnnotationRecord): JsonObject {
  const columns = originalOfItem(record, 'csv')?.['columns'];
  return isJsonObject(columns) ? columns : {};
}

function decisionCells(
  decision: DecisionRecord | undefined,
  people: ReadonlyMap<AnnotatorId, string>,
): readonly string[] {
  if (decision === undefined) return DECISION.map(() => '');
  const { by, modified, body } = decision;
  return by === ''
    ? ['', '', modified, body.reason]
    : [people.get(by) ?? '', iriOf(by), modified, body.reason];
}
