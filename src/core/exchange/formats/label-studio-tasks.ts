import type { Json, JsonObject } from '#core/domain/record.ts';

import { isJsonObject, isSafeKey } from '../foreign.ts';
import { parseJson } from '../json-text.ts';
import { readCsv } from './csv.ts';
import type { OpenedFile } from './format.ts';
import { objectsIn, property, without } from './rows.ts';
import { type Task, tasksIn } from './tasks.ts';

// What a task of Label Studio is, and where one lies: in JSON, in its flat form (JSON_MIN), in a table.

/** How the property is called that holds the labels of a span. */
export const LABELS = /labels$/iu;

/** Says whether a task is one of Label Studio: data with annotations, or the flat form (JSON_MIN) with lists of labelled spans. */
export function isLabelStudioTask(task: JsonObject): boolean {
  const lists = ['annotations', 'completions', 'predictions'].flatMap((key) =>
    objectsIn(property(task, key)),
  );
  if (isJsonObject(property(task, 'data')))
    return lists.length === 0
      ? Array.isArray(property(task, 'annotations'))
      : lists.some((list) => Array.isArray(property(list, 'result')));
  if (Array.isArray(property(task, 'result')) && isJsonObject(property(task, 'task'))) return true;
  return Object.values(task).some((value) => objectsIn(value).some(isFlatSpan));
}

/** Says whether a value is a span of a flat task: place and labels in one. */
export function isFlatSpan(value: JsonObject): boolean {
  return (
    Object.hasOwn(value, 'start') &&
    Object.hasOwn(value, 'end') &&
    Object.keys(value).some((key) => LABELS.test(key))
  );
}

/** The objects of a file, those of a table among them, whose cells hold lists and objects as JSON. */
export function tasksOf(file: OpenedFile): readonly Task[] {
  const isValue = file.json !== undefined || file.lines !== null;
  return isValue ? tasksIn(file) : (labelStudioRows(file.text) ?? []);
}

/** The rows of a table as Label Studio exports it (CSV, TSV), each as a flat task; `null` for any other table. */
export function labelStudioRows(text: string): readonly Task[] | null {
  if (!/\[\s*\{/u.test(text)) return null;
  const [header, ...rows] = readCsv(text);
  if (header === undefined || header.cells.length < 2) return null;
  const tasks = rows.map(({ line, cells }) => {
    const fields = header.cells.flatMap((name, i): [string, Json][] =>
      isSafeKey(name) ? [[name, cellValue(cells[i] ?? '')]] : [],
    );
    return { value: Object.fromEntries(fields), place: `line ${line}` };
  });
  return tasks.some(({ value }) => isLabelStudioTask(value)) ? tasks : null;
}

function cellValue(cell: string): Json {
  if (!/^[[{]/u.test(cell)) return cell;
  const parsed = parseJson(cell);
  return parsed.ok ? (parsed.value as Json) : cell;
}

/** What a flat task says besides its text and its annotations. */
export function flatData(task: JsonObject, name: string): JsonObject {
  const told = Object.entries(task).flatMap(([key, value]) =>
    objectsIn(value).some((each) => isFlatSpan(each) || isChoice(each)) ? [key] : [],
  );
  return without(task, [name, ...told, ...FLAT]);
}

/** What a flat task says of its annotation. */
const FLAT = [
  'id',
  'annotator',
  'annotation_id',
  'created_at',
  'updated_at',
  'lead_time',
  'annotations',
];

function isChoice(value: JsonObject): boolean {
  return Array.isArray(property(value, 'choices'));
}
