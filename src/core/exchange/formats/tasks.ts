import type { JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
import type { DraftAnnotator } from './draft.ts';
import type { OpenedFile } from './format.ts';
import { firstWords, objectsIn, property, wordsIn } from './rows.ts';

/** One object of a file that holds many, one to a line or in a list. */
export interface Task {
  readonly value: unknown;
  /** `line 3` or a JSON pointer. */
  readonly place: string;
}

/** The objects of a file of JSON lines, of a JSON list, or the only one. */
export function tasksIn({ json, lines }: OpenedFile): readonly Task[] {
  if (lines !== null)
    return lines.map(({ line, value }) => ({ value: untupled(value), place: `line ${line}` }));
  if (Array.isArray(json))
    return (json as readonly unknown[]).map((value, i) => ({
      value: untupled(value),
      place: `/${i}`,
    }));
  return json === undefined ? [] : [{ value: json, place: '' }];
}

/** `[text, { entities }]`, as training data of spaCy is written, as one object. */
function untupled(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 2) return value;
  const [text, about] = value as readonly unknown[];
  return typeof text === 'string' && isJsonObject(about) ? { ...about, text } : value;
}

/** Says whether any object of a file is what `test` wants: one bad row does not make a file another format's. */
export function hasTask(file: OpenedFile, test: (task: JsonObject) => boolean): boolean {
  return tasksIn(file).some(({ value }) => isJsonObject(value) && test(value));
}

/** Under which names tools say who annotated. */
const WHO = [
  '_annotator_id',
  '_session_id',
  'annotator',
  'annotator_id',
  'annotated_by',
  'username',
  'user',
  'coder',
  'created_by',
  'author',
];

/** Who made the annotations of a task, as far as it says so. */
export function annotatorOf(task: JsonObject): DraftAnnotator {
  return {
    name: firstWords(task, WHO) || firstWords(objectsIn(property(task, 'meta'))[0] ?? {}, WHO),
  };
}

/** The text of a task under any of the names that are used. */
export function taskText(task: JsonObject): string {
  return firstWords(task, ['text', 'data', 'content', 'document', 'sentence']);
}

/** What a task says of its text: title, outlet, address, date, language. */
export function aboutTask(task: JsonObject): {
  readonly headline: string;
  readonly url: string;
  readonly outlet: string;
  readonly date: string;
  readonly language: string;
  readonly fileName: string;
} {
  const holders = [
    task,
    ...['meta', 'metadata', 'data'].flatMap((key) => objectsIn(property(task, key))),
  ];
  const find = (keys: readonly string[]): string =>
    holders.map((holder) => firstWords(holder, keys)).find((words) => words !== '') ?? '';
  const url = find(['url', 'uri', 'link']);
  return {
    headline: find(['headline', 'title']),
    url: /^https?:\/\//iu.test(url) ? url : '',
    outlet: find(['outlet', 'publisher', 'newspaper', 'source']),
    date: find(['date', 'published', 'datePublished', 'publish_date']),
    language: find(['language', 'lang']),
    fileName: find(['file_name', 'fileName', 'filename', 'file', 'doc_name']),
  };
}

/** A name of a person or thing, from a value that is one or an object that has one. */
export function nameIn(value: unknown): string {
  if (!isJsonObject(value)) return wordsIn(value);
  const whole = [wordsIn(property(value, 'first_name')), wordsIn(property(value, 'last_name'))]
    .filter((part) => part !== '')
    .join(' ');
  return firstWords(value, ['username', 'email', 'name']) || whole || firstWords(value, ['id']);
}
