import type { JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
import type { Draft, DraftDocument, DraftFragment, DraftItem, DraftTarget } from './draft.ts';
import type { OpenedFile, ReadContext } from './format.ts';
import {
  isEmpty,
  listIn,
  numberIn,
  objectsIn,
  problemsIn,
  property,
  stem,
  timeIn,
  without,
  wordsIn,
} from './rows.ts';
import { typedValue } from './typed-value.ts';
import { aboutTask, annotatorOf, tasksIn } from './tasks.ts';

const VERDICTS = { accept: 'accepted', reject: 'rejected', ignore: 'needs-work' } as const;
const KNOWN = [
  'start',
  'end',
  'label',
  'text',
  'token_start',
  'token_end',
  'id',
  'note',
  'attributes',
  'fragments',
];
const OWN = [
  'text',
  'tokens',
  'spans',
  'ents',
  'relations',
  'answer',
  'accept',
  'label',
  'headline',
  'title',
  'url',
  'outlet',
  'date',
  'language',
  'file_name',
];

/** Says whether a task is one of Prodigy or spaCy: a text, and spans or entities with `start` and `end`. */
export function isProdigyTask(task: JsonObject): boolean {
  if (typeof property(task, 'text') !== 'string') return false;
  const spans = [...spansIn(task), ...objectsIn(property(task, 'ents'))];
  if (spans.length > 0)
    return spans.some((span) => Object.hasOwn(span, 'start') || Object.hasOwn(span, 'token_start'));
  return (
    Array.isArray(property(task, 'spans')) ||
    Array.isArray(property(task, 'ents')) ||
    isAnswer(property(task, 'answer'))
  );
}

/** The spans of a task: a list or, as spaCy writes the groups of a document, lists by name. */
function spansIn(task: JsonObject): readonly JsonObject[] {
  const spans = property(task, 'spans');
  return isJsonObject(spans)
    ? Object.values(spans).flatMap((group) => objectsIn(group))
    : objectsIn(spans);
}

/** Reads JSON lines of Prodigy and spaCy. Offsets count code points; `token_end` is the last token, not the one after it. */
export function readProdigy(files: readonly OpenedFile[], { codebook }: ReadContext): Draft {
  const documents: DraftDocument[] = [];
  const items: DraftItem[] = [];
  const problems = files.flatMap((file) => {
    const list = problemsIn(file.name);
    for (const { value: task, place } of tasksIn(file)) {
      const text = isJsonObject(task) ? property(task, 'text') : undefined;
      if (!isJsonObject(task) || typeof text !== 'string' || text === '') {
        list.leave(place, task === undefined ? 'not-json' : 'unknown-shape', task);
        continue;
      }
      const by = annotatorOf(task);
      const document = `${file.name} ${place}`;
      const tokens = objectsIn(property(task, 'tokens')).map(tokenOf);
      const answer = property(task, 'answer');
      const isBare = ['spans', 'ents', 'accept', 'label'].every(
        (key) => listIn(property(task, key)).length === 0,
      );
      // An answer that speaks of nothing has no record to stand on.
      const rest = { ...without(task, OWN), ...(isBare && isAnswer(answer) ? { answer } : {}) };
      documents.push({
        key: document,
        text,
        ...aboutTask(task),
        landmarks: tokens,
        ...(by.name === '' ? {} : { by }),
        ...(isEmpty(rest) ? {} : { original: { format: 'prodigy', ...rest } }),
      });
      const time = timeIn(property(task, '_timestamp'));
      const shared = { by, created: time, modified: time, file: file.name };
      const targets: DraftTarget[] = [];
      const byPlace = new Map<string, DraftTarget>();
      const spans = [...spansIn(task), ...objectsIn(property(task, 'ents'))];
      spans.forEach((span, i) => {
        const at = `${place}${place.startsWith('line') ? ' ' : ''}/spans/${i}`;
        const fragments = fragmentsOf(span, tokens);
        if (fragments === null) {
          list.leave(at, 'bad-offset', span);
          return;
        }
        const label = wordsIn(property(span, 'label'));
        const id =
          wordsIn(property(span, 'id')) ||
          `${fragments.map(({ start, end }) => `${start}-${end}`).join(';')} ${label}`;
        const target = { document, by, id };
        targets.push(target);
        const key = keyOf(fragments);
        if (!byPlace.has(key)) byPlace.set(key, target);
        const more = without(span, KNOWN);
        const attributes = objectsIn(property(span, 'attributes'))[0] ?? {};
        items.push({
          kind: 'annotation',
          ...shared,
          place: at,
          document,
          id,
          fragments,
          label,
          note: wordsIn(property(span, 'note')),
          attributes: Object.fromEntries(
            Object.entries(attributes).map(([name, value]) => [
              name,
              typeof value === 'string'
                ? typedValue(codebook, label, name, value)
                : typeof value === 'number' || typeof value === 'boolean'
                  ? value
                  : JSON.stringify(value),
            ]),
          ),
          ...(isEmpty(more) ? {} : { raw: { 'galley:original': { format: 'prodigy', ...more } } }),
        });
      });
      // A whole text under one label (text classification), or the options that were chosen for it.
      const whole = [
        wordsIn(property(task, 'label')),
        ...listIn(property(task, 'accept')).map(wordsIn),
      ].filter((label) => label !== '');
      for (const label of whole) {
        const target = { document, by, id: `whole ${label}` };
        targets.push(target);
        items.push({
          kind: 'annotation',
          ...shared,
          place,
          document,
          id: target.id,
          fragments: [],
          label,
        });
      }
      objectsIn(property(task, 'relations')).forEach((relation, i) => {
        const at = `${place} /relations/${i}`;
        const [from, to] = [
          byPlace.get(endOf(relation, 'head', tokens)),
          byPlace.get(endOf(relation, 'child', tokens)),
        ];
        if (from === undefined || to === undefined) list.leave(at, 'missing-target', relation);
        else
          items.push({
            kind: 'link',
            ...shared,
            place: at,
            id: `relation ${i + 1}`,
            relation: wordsIn(property(relation, 'label')) || 'related',
            from,
            to: [to],
          });
      });
      if (!isAnswer(answer)) continue;
      for (const target of targets)
        items.push({
          kind: 'decision',
          ...shared,
          place,
          target,
          verdict: VERDICTS[answer],
          reason: '',
        });
      if (answer === 'accept') items.push({ kind: 'done', ...shared, place, document });
    }
    return list.all;
  });
  return { title: stem(files[0]?.name ?? ''), documents, items, problems };
}

function isAnswer(value: unknown): value is keyof typeof VERDICTS {
  return value === 'accept' || value === 'reject' || value === 'ignore';
}

function tokenOf(token: JsonObject): DraftFragment {
  return {
    start: numberIn(property(token, 'start')),
    end: numberIn(property(token, 'end')),
    exact: wordsIn(property(token, 'text')),
  };
}

function fragmentsOf(
  span: JsonObject,
  tokens: readonly DraftFragment[],
): readonly DraftFragment[] | null {
  const parts = objectsIn(property(span, 'fragments'));
  if (parts.length > 0)
    return parts.map((part) => ({
      start: numberIn(property(part, 'start')),
      end: numberIn(property(part, 'end')),
      exact: wordsIn(property(part, 'text')),
    }));
  const exact = wordsIn(property(span, 'text'));
  const first = numberIn(property(span, 'token_start'));
  const last = numberIn(property(span, 'token_end'));
  const start =
    numberIn(property(span, 'start')) ?? (first === null ? null : (tokens[first]?.start ?? null));
  const end =
    numberIn(property(span, 'end')) ?? (last === null ? null : (tokens[last]?.end ?? null));
  return start === null && end === null && exact === '' ? null : [{ start, end, exact }];
}

function keyOf(fragments: readonly DraftFragment[]): string {
  return `${fragments[0]?.start ?? null}-${fragments.at(-1)?.end ?? null}`;
}

/** The end of a relation: the span it repeats, or the one that ends with the token it names. */
function endOf(
  relation: JsonObject,
  name: 'head' | 'child',
  tokens: readonly DraftFragment[],
): string {
  const [span] = objectsIn(property(relation, `${name}_span`));
  if (span !== undefined) return keyOf(fragmentsOf(span, tokens) ?? []);
  const token = tokens[numberIn(property(relation, name)) ?? -1];
  return `${token?.start ?? null}-${token?.end ?? null}`;
}
