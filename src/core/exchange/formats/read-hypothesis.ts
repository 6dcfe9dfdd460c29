import type { JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
import type {
  Draft,
  DraftAnnotator,
  DraftDocument,
  DraftFragment,
  DraftItem,
  DraftTarget,
} from './draft.ts';
import type { OpenedFile } from './format.ts';
import {
  firstWords,
  listIn,
  numberIn,
  objectsIn,
  problemsIn,
  property,
  timeIn,
  without,
  wordsIn,
} from './rows.ts';

/** The rows of a Hypothesis answer (`rows`) or export (`annotations`), or a bare list of them; `null` when it is neither. */
export function hypothesisRows(
  value: unknown,
): readonly { readonly value: unknown; readonly path: string }[] | null {
  const keys = isJsonObject(value) ? ['rows', 'annotations'] : [''];
  for (const key of keys) {
    const list = isJsonObject(value) ? property(value, key) : value;
    if (!Array.isArray(list)) continue;
    const rows = (list as readonly unknown[]).map((row, i) => ({
      value: row,
      path: key === '' ? `/${i}` : `/${key}/${i}`,
    }));
    const isEmptyAnswer =
      rows.length === 0 &&
      isJsonObject(value) &&
      (Object.hasOwn(value, 'total') || Object.hasOwn(value, 'export_date'));
    if (isEmptyAnswer || rows.some((row) => isRow(row.value))) return rows;
  }
  return null;
}

function isRow(value: unknown): boolean {
  return (
    isJsonObject(value) && typeof value['uri'] === 'string' && typeof value['user'] === 'string'
  );
}

/** Reads what the Hypothesis service or its client gives out. Threads follow `references`. */
export function readHypothesis(files: readonly OpenedFile[]): Draft {
  const documents = new Map<string, DraftDocument>();
  const items: DraftItem[] = [];
  const problems = files.flatMap((file) => {
    const list = problemsIn(file.name);
    const rows =
      hypothesisRows(file.json) ??
      (file.lines ?? []).map(({ value, line }) => ({ value, path: `line ${line}` }));
    const owners = new Map<string, DraftTarget>();
    const replies: (() => void)[] = [];
    for (const { value, path } of rows) {
      if (!isJsonObject(value) || !isRow(value)) {
        list.leave(path, 'unknown-shape', value);
        continue;
      }
      const uri = wordsIn(property(value, 'uri'));
      const by = userOf(value);
      const id = wordsIn(property(value, 'id')) || path;
      const created = timeIn(property(value, 'created'));
      const shared = {
        by,
        created,
        modified: timeIn(property(value, 'updated')) ?? created,
        file: file.name,
        place: path,
      };
      const text = wordsIn(property(value, 'text'));
      const references = listIn(property(value, 'references'))
        .map(wordsIn)
        .filter((reference) => reference !== '');
      if (references.length > 0) {
        replies.push(() => {
          // The thread begins with the first that is there: a reply to a reply belongs to the annotation under both.
          const target = references
            .map((reference) => owners.get(reference))
            .find((found) => found !== undefined);
          if (target === undefined) list.leave(path, 'missing-target', references[0]);
          else items.push({ kind: 'reply', ...shared, id, target, text });
        });
        continue;
      }
      if (!documents.has(uri)) documents.set(uri, documentOf(uri, value));
      const labels = [
        ...new Set(
          listIn(property(value, 'tags'))
            .map(wordsIn)
            .filter((tag) => tag !== ''),
        ),
      ];
      const untagged = text === '' ? 'highlighting' : 'commenting';
      const raw: JsonObject = {
        'galley:original': {
          format: 'hypothesis',
          ...without(value, ['created', 'updated', 'text', 'tags', 'references']),
        },
      };
      const fragments = fragmentsOf(value);
      const selectors = objectsIn(property(value, 'target')).flatMap((target) =>
        objectsIn(property(target, 'selector')),
      );
      // Only a place on the page, which the text does not know.
      if (fragments.length === 0 && selectors.length > 0)
        list.mend(
          path,
          'bad-offset',
          selectors.map((selector) => wordsIn(property(selector, 'type'))).join(', '),
        );
      owners.set(id, { document: uri, by, id });
      (labels.length === 0 ? [untagged] : labels).forEach((label, n) => {
        items.push({
          kind: 'annotation',
          ...shared,
          document: uri,
          id: n === 0 ? id : `${id}~${label}`,
          fragments,
          label,
          note: n === 0 ? text : '',
          ...(labels.length === 0 ? { motivation: untagged } : {}),
          raw: n === 0 ? raw : {},
        });
      });
    }
    for (const reply of replies) reply();
    return list.all;
  });
  return {
    title: [...documents.values()][0]?.headline ?? '',
    documents: [...documents.values()],
    items,
    problems,
  };
}

function documentOf(uri: string, row: JsonObject): DraftDocument {
  const about = objectsIn(property(row, 'document'))[0] ?? {};
  const headline = wordsIn(listIn(property(about, 'title'))[0]);
  return { key: uri, text: null, url: uri, headline };
}

function userOf(row: JsonObject): DraftAnnotator {
  const user = wordsIn(property(row, 'user'));
  const shown = objectsIn(property(row, 'user_info'))[0] ?? {};
  const name =
    firstWords(shown, ['display_name']) || user.replace(/^acct:/u, '').replace(/@.*$/u, '');
  return { name, id: user };
}

function fragmentsOf(row: JsonObject): readonly DraftFragment[] {
  const [target = {}] = objectsIn(property(row, 'target'));
  const selectors = objectsIn(property(target, 'selector'));
  const quote = selectors.find((selector) => selector['type'] === 'TextQuoteSelector');
  const place = selectors.find((selector) => selector['type'] === 'TextPositionSelector');
  if (quote === undefined && place === undefined) return [];
  return [
    {
      start: numberIn(property(place ?? {}, 'start')),
      end: numberIn(property(place ?? {}, 'end')),
      exact: wordsIn(property(quote ?? {}, 'exact')),
      prefix: wordsIn(property(quote ?? {}, 'prefix')),
      suffix: wordsIn(property(quote ?? {}, 'suffix')),
    },
  ];
}
