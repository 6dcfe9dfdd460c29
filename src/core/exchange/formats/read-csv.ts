import type { Codebook } from '#core/domain/codebook.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { DecisionBody, JsonObject } from '#core/domain/record.ts';

import { isSafeKey } from '../foreign.ts';
import { readCsv } from './csv.ts';
import type { Draft, DraftDocument, DraftFragment, DraftItem, DraftValue } from './draft.ts';
import type { OpenedFile, ReadContext } from './format.ts';
import { fragmentsOver, numberIn, problemsIn, rangesIn, stem, timeIn } from './rows.ts';
import { typedValue } from './typed-value.ts';

/** The columns that are read, under the names that tools give them. The first is Galley's own. */
const COLUMNS = {
  document: [
    'document',
    'doc',
    'file',
    'filename',
    'file_name',
    'article',
    'doc_id',
    'docid',
    'source',
    'document_name',
    'title',
    'url',
    'uri',
  ],
  documentId: ['document_id', 'text_id', 'article_id'],
  id: ['annotation_id', 'id', 'span_id', 'ann_id', 'annotationid'],
  annotator: [
    'annotator',
    'coder',
    'user',
    'username',
    'author',
    'creator',
    'annotated_by',
    'rater',
  ],
  annotatorId: ['annotator_id', 'user_id', 'coder_id'],
  tag: ['tag', 'label', 'code', 'category', 'type', 'class', 'entity', 'tags', 'annotation'],
  start: [
    'start',
    'begin',
    'start_offset',
    'offset_start',
    'start_char',
    'from',
    'startoffset',
    'char_start',
    'begin_offset',
  ],
  end: ['end', 'stop', 'end_offset', 'offset_end', 'end_char', 'to', 'endoffset', 'char_end'],
  fragments: ['fragments'],
  exact: [
    'exact',
    'quote',
    'span',
    'words',
    'span_text',
    'highlight',
    'selected_text',
    'covered_text',
    'segment',
    'surface',
    'text',
  ],
  prefix: ['prefix', 'left_context'],
  suffix: ['suffix', 'right_context'],
  note: ['note', 'notes', 'comment', 'comments', 'memo', 'remark'],
  status: ['status', 'decision', 'verdict', 'review_status'],
  decidedBy: ['decided_by', 'reviewer', 'reviewed_by', 'adjudicator'],
  decidedById: ['decided_by_id', 'reviewer_id'],
  decided: ['decided', 'decided_at', 'reviewed_at'],
  reason: ['reason', 'review_comment'],
  created: ['created', 'created_at', 'date', 'timestamp', 'time'],
  text: ['document_text', 'full_text', 'content', 'article_text'],
} as const;
type Column = keyof typeof COLUMNS;
const ATTRIBUTE = 'attr:';

/** Where each column stands in a header line, or `null` when the table is none of annotations. */
export function csvColumns(header: readonly string[]): ReadonlyMap<Column, number> | null {
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, '_'),
  );
  const taken = new Set<number>();
  const columns = new Map<Column, number>();
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const at = COLUMNS[column]
      .map((name) => names.indexOf(name))
      .find((index) => index >= 0 && !taken.has(index));
    if (at === undefined) continue;
    columns.set(column, at);
    taken.add(at);
  }
  const hasPlace = columns.has('exact') || (columns.has('start') && columns.has('end'));
  return hasPlace && (columns.has('tag') || columns.has('note')) ? columns : null;
}

/** Reads a table with one annotation in a row. */
export function readCsvTable(files: readonly OpenedFile[], { codebook }: ReadContext): Draft {
  const documents = new Map<string, DraftDocument>();
  const items: DraftItem[] = [];
  const problems = files.flatMap((file) => {
    const list = problemsIn(file.name);
    const [header, ...rows] = readCsv(file.text);
    const named = header === undefined ? null : csvColumns(header.cells);
    const columns = named === null ? null : withWholeTexts(named, rows);
    if (header === undefined || columns === null) {
      list.leave('', 'unreadable');
      return list.all;
    }
    for (const { line, cells } of rows) {
      const cell = (column: Column): string => cells[columns.get(column) ?? -1] ?? '';
      const stated = cell('documentId') || cell('document');
      const key = stated === '' ? cell('text') || stem(file.name) : stated;
      if (!documents.has(key)) documents.set(key, documentOf(key, cell));
      const fragments = fragmentsOf(cell);
      const label = cell('tag');
      const note = cell('note');
      if (fragments === null || (label === '' && note === '')) {
        list.leave(
          `line ${line}`,
          fragments === null ? 'bad-offset' : 'missing',
          cells.join(' | '),
        );
        continue;
      }
      const created = timeIn(cell('created'));
      const id = cell('id') || `line ${line}: ${label}`;
      const annotator = {
        name: cell('annotator'),
        ...(cell('annotatorId') === '' ? {} : { id: cell('annotatorId') }),
      };
      const fields = fieldsOf(codebook, label);
      items.push({
        kind: 'annotation',
        by: annotator,
        created,
        modified: created,
        file: file.name,
        place: `line ${line}`,
        document: key,
        id,
        fragments,
        label: label === '' ? 'commenting' : label,
        attributes: attributesOf(header.cells, cells, columns, fields, (name, value) =>
          typedValue(codebook, label, name, value),
        ),
        note,
        ...rawOf(header.cells, cells, columns, fields),
      });
      const verdict = VERDICTS.get(fold(cell('status')));
      if (verdict === undefined) continue;
      const decided = timeIn(cell('decided')) ?? created;
      const by = cell('decidedBy');
      items.push({
        kind: 'decision',
        by:
          by === '' && cell('decidedById') === ''
            ? { name: 'Reviewer', id: `reviewer in ${file.name}` }
            : { name: by, ...(cell('decidedById') === '' ? {} : { id: cell('decidedById') }) },
        created: decided,
        modified: decided,
        file: file.name,
        place: `line ${line}`,
        target: { document: key, by: annotator, id },
        verdict,
        reason: cell('reason'),
      });
    }
    return list.all;
  });
  return { title: stem(files[0]?.name ?? ''), documents: [...documents.values()], items, problems };
}

/**
 * The columns, where the one taken for the quotes holds whole texts, as sheets for training models do: most of its cells are longer
 * than their spans and hold them.
 */
function withWholeTexts(
  columns: ReadonlyMap<Column, number>,
  rows: readonly { readonly cells: readonly string[] }[],
): ReadonlyMap<Column, number> {
  const at = columns.get('exact');
  if (at === undefined || columns.has('text')) return columns;
  const lengths = rows.flatMap(({ cells }) => {
    const [start, end] = [columns.get('start'), columns.get('end')].map((column) =>
      numberIn(cells[column ?? -1]),
    );
    if (start === null || start === undefined || end === null || end === undefined) return [];
    return [{ cell: (cells[at] ?? '').length, span: end - start, end }];
  });
  const whole = lengths.filter(({ cell, span, end }) => cell > span * 1.5 + 2 && cell >= end);
  if (lengths.length === 0 || whole.length * 2 <= lengths.length) return columns;
  const rest = new Map(columns);
  rest.delete('exact');
  return rest.set('text', at);
}

function documentOf(key: string, cell: (column: Column) => string): DraftDocument {
  const name = cell('document');
  const text = cell('text');
  const isArticle = /^ni:\/\/\/sha-256;[\w-]{43}$/u.test(key);
  return {
    key,
    text: text === '' ? null : text,
    ...(isArticle ? { articleId: key as ArticleId } : {}),
    ...(/^https?:/iu.test(name) ? { url: name } : { fileName: name }),
  };
}

function fragmentsOf(cell: (column: Column) => string): readonly DraftFragment[] | null {
  const exact = cell('exact');
  const ranges = rangesIn(cell('fragments'));
  if (ranges.length > 1) return fragmentsOver(ranges, exact);
  const [start, end] = [cell('start'), cell('end')];
  if (start === '' && end === '' && exact === '') return [];
  const fragment = {
    start: numberIn(start),
    end: numberIn(end),
    exact,
    prefix: cell('prefix'),
    suffix: cell('suffix'),
  };
  return fragment.start === null && exact === '' ? null : [fragment];
}

/** What words in the column `status` decide, in any case. Others, `orphaned` among them, decide nothing. */
const VERDICTS: ReadonlyMap<string, DecisionBody['verdict']> = new Map(
  (
    [
      ['accepted', 'accept accepted approve approved agreed correct'],
      ['rejected', 'reject rejected declined ignored incorrect wrong'],
      ['needs-work', 'needs-work needs_work revise rework fix'],
    ] as const
  ).flatMap(([verdict, words]) =>
    words.split(' ').map((word): [string, DecisionBody['verdict']] => [word, verdict]),
  ),
);

function fold(words: string): string {
  return words.trim().toLowerCase().replaceAll(/\s+/gu, '-');
}

/** The attributes of a tag by the names a column may have: their ids and labels. */
function fieldsOf({ tags }: Codebook, label: string): ReadonlyMap<string, string> {
  const tag = tags.find(({ id, label: shown }) =>
    [id, shown].some((name) => name.toLowerCase() === label.toLowerCase()),
  );
  return new Map(
    (tag?.attributes ?? []).flatMap(({ id, label: shown }): [string, string][] => [
      [fold(shown), id],
      [fold(id), id],
    ]),
  );
}

/** The attribute that a column is about, or `null`. */
function attributeOf(column: string, fields: ReadonlyMap<string, string>): string | null {
  const name = column.startsWith(ATTRIBUTE)
    ? column.slice(ATTRIBUTE.length)
    : (fields.get(fold(column)) ?? '');
  return name === '' || !isSafeKey(name) ? null : name;
}

/** The cells that no column of Galley's takes, with their names. */
function* otherCells(
  header: readonly string[],
  cells: readonly string[],
  columns: ReadonlyMap<Column, number>,
): Generator<readonly [column: string, value: string]> {
  const taken = new Set(columns.values());
  for (const [i, column] of header.entries()) {
    const value = cells[i] ?? '';
    if (!taken.has(i) && value !== '') yield [column, value];
  }
}

function attributesOf(
  header: readonly string[],
  cells: readonly string[],
  columns: ReadonlyMap<Column, number>,
  fields: ReadonlyMap<string, string>,
  typed: (name: string, value: string) => DraftValue,
): Readonly<Record<string, DraftValue>> {
  return Object.fromEntries(
    [...otherCells(header, cells, columns)].flatMap(([column, value]): [string, DraftValue][] => {
      const name = attributeOf(column, fields);
      return name === null ? [] : [[name, typed(name, value)]];
    }),
  );
}

/** Columns of another program, kept for the next table. */
function rawOf(
  header: readonly string[],
  cells: readonly string[],
  columns: ReadonlyMap<Column, number>,
  fields: ReadonlyMap<string, string>,
): { readonly raw?: JsonObject } {
  const kept = [...otherCells(header, cells, columns)].filter(
    ([column]) => column.trim() !== '' && isSafeKey(column) && attributeOf(column, fields) === null,
  );
  return kept.length === 0
    ? {}
    : { raw: { 'galley:original': { format: 'csv', columns: Object.fromEntries(kept) } } };
}
