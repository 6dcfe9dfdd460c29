import type { JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
import type { Draft, DraftDocument, DraftItem, DraftTarget } from './draft.ts';
import type { OpenedFile } from './format.ts';
import {
  firstWords,
  isEmpty,
  listIn,
  numberIn,
  objectsIn,
  problemsIn,
  property,
  stem,
  without,
  wordsIn,
} from './rows.ts';
import { aboutTask, annotatorOf, tasksIn, taskText } from './tasks.ts';

/** doccano's own name first, then those of plain JSON that people write themselves. */
const STARTS = ['start_offset', 'start', 'begin', 'start_char'];
const ENDS = ['end_offset', 'end', 'stop', 'end_char'];
const LISTS = ['label', 'labels', 'entities', 'annotations'];
const OWN = [
  ...LISTS,
  'text',
  'data',
  'relations',
  'Comments',
  'comments',
  'cats',
  'annotator',
  'headline',
  'title',
  'url',
  'outlet',
  'date',
  'language',
  'file_name',
];

/** Says whether a task is one of doccano: a text, and `[start, end, label]` or entities with `start_offset`. */
export function isDoccanoTask(task: JsonObject): boolean {
  if (taskText(task) === '') return false;
  return LISTS.some((key) => {
    const list = property(task, key);
    if (!Array.isArray(list)) return false;
    return list.length === 0
      ? key !== 'annotations'
      : list.some(
          (entry) =>
            isTriple(entry) ||
            (isJsonObject(entry) &&
              STARTS.some((name) => numberIn(property(entry, name)) !== null)),
        );
  });
}

/**
 * Reads JSON lines of doccano, sequence labelling and relations. Its spans carry no words, and whether they count code points or
 * UTF-16 is not in the file: where it makes a difference the editor is asked.
 */
export function readDoccano(files: readonly OpenedFile[]): Draft {
  const documents: DraftDocument[] = [];
  const items: DraftItem[] = [];
  const problems = files.flatMap((file) => {
    const list = problemsIn(file.name);
    for (const { value: task, place } of tasksIn(file)) {
      const text = isJsonObject(task) ? taskText(task) : '';
      if (!isJsonObject(task) || text === '') {
        list.leave(place, task === undefined ? 'not-json' : 'unknown-shape', task);
        continue;
      }
      const by = annotatorOf(task);
      const document = `${file.name} ${place}`;
      const rest = without(task, OWN);
      documents.push({
        key: document,
        text,
        ...aboutTask(task),
        ...(isEmpty(rest) ? {} : { original: { format: 'doccano', ...rest } }),
      });
      const byId = new Map<string, DraftTarget>();
      const entries = LISTS.flatMap((key) =>
        listIn(property(task, key)).map((entry, i) => ({ entry, at: `${place} /${key}/${i}` })),
      );
      for (const { entry, at } of entries) {
        const span = spanOf(entry);
        if (span === null) {
          list.leave(at, 'unknown-shape', entry);
          continue;
        }
        const { start, end, label, id, exact } = span;
        const target = { document, by, id: id === '' ? `${start}-${end} ${label}` : id };
        if (id !== '') byId.set(id, target);
        const isWhole = start === null && end === null;
        items.push({
          kind: 'annotation',
          by,
          file: file.name,
          place: at,
          document,
          id: target.id,
          fragments: isWhole ? [] : [{ start, end, exact }],
          label,
        });
      }
      objectsIn(property(task, 'relations')).forEach((relation, i) => {
        const at = `${place} /relations/${i}`;
        const [from, to] = ['from_id', 'to_id'].map((key) =>
          byId.get(wordsIn(property(relation, key))),
        );
        if (from === undefined || to === undefined) list.leave(at, 'missing-target', relation);
        else
          items.push({
            kind: 'link',
            by,
            file: file.name,
            place: at,
            id: `relation ${wordsIn(property(relation, 'id')) || i + 1}`,
            relation: wordsIn(property(relation, 'type')) || 'related',
            from,
            to: [to],
          });
      });
      [...listIn(property(task, 'Comments')), ...listIn(property(task, 'comments'))].forEach(
        (comment, i) => {
          const note = isJsonObject(comment)
            ? wordsIn(property(comment, 'text'))
            : wordsIn(comment);
          if (note !== '')
            items.push({
              kind: 'annotation',
              by,
              file: file.name,
              place,
              document,
              id: `comment ${i + 1}`,
              fragments: [],
              label: 'commenting',
              motivation: 'commenting',
              note,
            });
        },
      );
    }
    return list.all;
  });
  return { title: stem(files[0]?.name ?? ''), documents, items, problems, asksUnit: true };
}

function isTriple(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.length >= 3 &&
    typeof value[0] === 'number' &&
    typeof value[1] === 'number'
  );
}

function spanOf(entry: unknown): {
  readonly start: number | null;
  readonly end: number | null;
  readonly label: string;
  readonly id: string;
  readonly exact: string;
} | null {
  if (isTriple(entry))
    return {
      start: numberIn(entry[0]),
      end: numberIn(entry[1]),
      label: wordsIn(entry[2]),
      id: '',
      exact: '',
    };
  // A label of the text as a whole.
  if (typeof entry === 'string' && entry !== '')
    return { start: null, end: null, label: entry, id: '', exact: '' };
  if (!isJsonObject(entry)) return null;
  const start = firstNumber(entry, STARTS);
  const end = firstNumber(entry, ENDS);
  if (start === null || end === null) return null;
  return {
    start,
    end,
    label: firstWords(entry, ['label', 'type', 'tag', 'entity', 'entity_group', 'class']),
    id: wordsIn(property(entry, 'id')),
    exact: firstWords(entry, ['text', 'exact', 'quote', 'word', 'mention']),
  };
}

function firstNumber(entry: JsonObject, names: readonly string[]): number | null {
  return (
    names.map((name) => numberIn(property(entry, name))).find((number) => number !== null) ?? null
  );
}
