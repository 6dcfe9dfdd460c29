import type { JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
import type { Draft, DraftAnnotator, DraftDocument, DraftItem, DraftTarget } from './draft.ts';
import type { OpenedFile } from './format.ts';
import { spotOf } from './w3c-target.ts';
import {
  firstWords,
  listIn,
  objectsIn,
  type ProblemList,
  problemsIn,
  property,
  stem,
  timeIn,
  without,
  wordsIn,
} from './rows.ts';

const TARGETS = ['target', 'on', 'hasTarget', 'hasSelector'];
const MOST_PAGES = 1_000;
const TAG_PURPOSES = new Set(['tagging', 'classifying', 'oa:tagging', 'oa:classifying']);
const NOTE_PURPOSES = new Set([
  'commenting',
  'describing',
  'highlighting',
  'questioning',
  'oa:commenting',
  'editing',
]);

/** The annotations of a W3C file in any of the shapes that are met, or `null` when it is none. */
export function annotationsIn(
  value: unknown,
): readonly { readonly value: unknown; readonly path: string }[] | null {
  if (Array.isArray(value)) {
    const rows = (value as readonly unknown[]).map((row, i) => ({ value: row, path: `/${i}` }));
    return rows.some((row) => isAnnotation(row.value)) ? rows : null;
  }
  if (!isJsonObject(value)) return null;
  if (isAnnotation(value)) return [{ value, path: '' }];
  const lists = ['items', '@graph', 'annotations', 'resources', 'contains'];
  for (const key of lists) {
    const list = property(value, key);
    if (
      Array.isArray(list) &&
      (list.some(isAnnotation) || (list.length === 0 && isCollection(value)))
    ) {
      return list.map((row: unknown, i) => ({ value: row, path: `/${key}/${i}` }));
    }
  }
  return pagesIn(property(value, 'first'));
}

/** The items of pages that lie in one another (`next`). A page that is only named is not fetched. */
function pagesIn(
  first: unknown,
): readonly { readonly value: unknown; readonly path: string }[] | null {
  const rows: { readonly value: unknown; readonly path: string }[] = [];
  let page = first;
  let path = '/first';
  for (let n = 0; n < MOST_PAGES && isJsonObject(page); n += 1) {
    const at = path;
    listIn(property(page, 'items')).forEach((value, i) =>
      rows.push({ value, path: `${at}/items/${i}` }),
    );
    page = property(page, 'next');
    path += '/next';
  }
  return isJsonObject(first) ? rows : null;
}

/** Says whether a value is an annotation by its content: something that is said of a target. */
export function isAnnotation(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const types = listIn(property(value, 'type') ?? property(value, '@type')).map(wordsIn);
  const isTyped = types.some((type) => /(?:^|[:#/])Annotation$/u.test(type));
  const target = property(value, 'target') ?? property(value, 'on') ?? property(value, 'hasTarget');
  const hasBody = ['body', 'bodies', 'hasBody', 'bodyValue', 'motivation', 'resource'].some((key) =>
    Object.hasOwn(value, key),
  );
  return (
    target !== undefined && target !== null && (isTyped || hasBody) && !Object.hasOwn(value, 'uri')
  );
}

function isCollection(value: JsonObject): boolean {
  return /Annotation(?:Collection|Page)$/u.test(wordsIn(listIn(property(value, 'type'))[0]));
}

/** Reads W3C annotations by any writer: Recogito, Annotorious, Apache Annotator, collections, pages and bare lists. */
export function readW3c(files: readonly OpenedFile[]): Draft {
  const documents = new Map<string, DraftDocument>();
  const items: DraftItem[] = [];
  const problems = files.flatMap((file) => {
    const list = problemsIn(file.name);
    const rows =
      annotationsIn(file.json) ??
      (file.lines ?? []).map(({ value, line }) => ({ value, path: `line ${line}` }));
    for (const [key, document] of textsIn(file.json)) documents.set(key, document);
    const owners = new Map<string, DraftTarget>();
    // What is said of an annotation may stand before it.
    const ids = new Set(
      rows.flatMap(({ value }) =>
        isJsonObject(value) ? [plainId(firstWords(value, ['id', '@id']))] : [],
      ),
    );
    const speaksOfOne = ({ value }: { readonly value: unknown }): number =>
      isJsonObject(value) &&
      listIn(property(value, 'target')).every((target) => ids.has(plainId(iriIn(target))))
        ? 1
        : 0;
    for (const { value, path } of rows.toSorted((a, b) => speaksOfOne(a) - speaksOfOne(b))) {
      if (!isJsonObject(value) || !isAnnotation(value)) {
        list.leave(path, 'unknown-shape', value);
        continue;
      }
      readAnnotation(value, { file: file.name, path, items, documents, owners, list });
    }
    return list.all;
  });
  return {
    title: titleOf(files),
    documents: [...documents.values()],
    items,
    problems,
    asksUnit: true,
  };
}

interface Row {
  readonly file: string;
  readonly path: string;
  readonly items: DraftItem[];
  readonly documents: Map<string, DraftDocument>;
  /** The annotations read so far by their ids, for replies and links. */
  readonly owners: Map<string, DraftTarget>;
  readonly list: ProblemList;
}

interface Said {
  readonly labels: readonly string[];
  readonly notes: readonly string[];
  readonly replies: readonly {
    readonly text: string;
    readonly by: DraftAnnotator;
    readonly created: string | null;
  }[];
}

function readAnnotation(value: JsonObject, row: Row): void {
  const { file, path, items } = row;
  const id = plainId(firstWords(value, ['id', '@id'])) || path;
  const motivation = wordsIn(listIn(property(value, 'motivation'))[0]).replace(/^oa:/u, '');
  const by = creatorOf(value);
  const created = timeIn(property(value, 'created') ?? property(value, 'dcterms:created'));
  const modified =
    timeIn(property(value, 'modified') ?? property(value, 'dcterms:modified')) ?? created;
  const shared = { by, created, modified, file, place: path };
  const said = saidIn(value);
  const spoken = annotationTargets(value, row);
  if (spoken.length > 0) {
    readAbout(value, spoken, said, { ...shared, motivation, id }, row);
    return;
  }
  const { source, fragments, unread } = spotOf(
    property(value, 'target') ?? property(value, 'on') ?? property(value, 'hasTarget'),
  );
  if (unread.some((type) => type === 'xywh' || type === 'SvgSelector')) {
    row.list.leave(path, 'not-text', unread.join(', '));
    return;
  }
  // Where on the page it is cannot be told from the text: it is kept on the article as a whole.
  if (unread.length > 0) row.list.mend(path, 'bad-offset', unread.join(', '));
  if (!row.documents.has(source)) row.documents.set(source, documentNamed(source));
  const note = said.notes.join('\n\n');
  // A comment that is only there to carry a correction or a link has no tag either; the motivation says what it is.
  const untagged =
    motivation === '' || motivation === 'classifying' || motivation === 'tagging'
      ? note === ''
        ? 'highlighting'
        : 'commenting'
      : motivation;
  const labels = said.labels.length === 0 ? [untagged] : said.labels;
  // The target goes out as Galley tells places; how the other program told it is kept beside.
  const original = without(
    value,
    Object.keys(value).filter((key) => !TARGETS.includes(key)),
  );
  const raw: JsonObject = {
    ...without(value, ['@context', '@id', 'bodies', 'galley:clock', ...TARGETS]),
    'galley:original': { format: 'w3c', ...original },
  };
  labels.forEach((label, n) => {
    const own = n === 0 ? id : `${id}~${label}`;
    const target: DraftTarget = { document: source, by, id: own };
    if (n === 0) row.owners.set(id, target);
    items.push({
      kind: 'annotation',
      ...shared,
      document: source,
      id: own,
      fragments,
      label,
      note: n === 0 ? note : '',
      ...(said.labels.length === 0 ? { motivation: untagged } : {}),
      raw: n === 0 ? raw : {},
    });
    if (n > 0) return;
    said.replies.forEach((reply, i) => {
      items.push({
        kind: 'reply',
        file,
        place: path,
        by: reply.by,
        created: reply.created,
        modified: reply.created,
        id: `${id} reply ${i + 1}`,
        target,
        text: reply.text,
      });
    });
  });
}

/** What is said of other annotations: a reply, a link, a judgement. */
function readAbout(
  value: JsonObject,
  spoken: readonly DraftTarget[],
  said: Said,
  shared: {
    readonly by: DraftAnnotator;
    readonly created: string | null;
    readonly modified: string | null;
    readonly file: string;
    readonly place: string;
    readonly motivation: string;
    readonly id: string;
  },
  row: Row,
): void {
  const { motivation, ...rest } = shared;
  const [first, ...others] = spoken;
  if (first === undefined) return;
  const linked = [
    ...others,
    ...listIn(property(value, 'body')).flatMap((body) => knownTarget(body, row)),
  ];
  if (linked.length > 0) {
    const relation = said.labels[0] ?? (motivation === '' ? 'linking' : motivation);
    // A link that names nobody is by whoever made what it begins with.
    const by = rest.by.name === '' && rest.by.id === undefined ? first.by : rest.by;
    row.items.push({
      kind: 'link',
      ...rest,
      by,
      relation,
      from: first,
      to: linked,
      raw: without(value, ['@context', '@id', 'id', 'target']),
    });
    return;
  }
  const text = [...said.labels, ...said.notes, ...said.replies.map((reply) => reply.text)].join(
    '\n\n',
  );
  if (text === '') row.list.leave(rest.place, 'missing', 'body');
  else row.items.push({ kind: 'reply', ...rest, target: first, text });
}

function annotationTargets(value: JsonObject, row: Row): readonly DraftTarget[] {
  const targets = listIn(property(value, 'target'));
  const known = targets.map((target) => knownTarget(target, row));
  return known.every((found) => found.length > 0) ? known.flat() : [];
}

function knownTarget(target: unknown, { owners }: Row): readonly DraftTarget[] {
  const iri = iriIn(target);
  const found = iri === '' ? undefined : owners.get(plainId(iri));
  return found === undefined ? [] : [found];
}

function iriIn(target: unknown): string {
  if (!isJsonObject(target)) return wordsIn(target);
  return Object.hasOwn(target, 'selector') ? '' : firstWords(target, ['id', '@id', 'source']);
}

function saidIn(value: JsonObject): Said {
  const labels: string[] = [];
  const notes: string[] = [];
  const replies: { text: string; by: DraftAnnotator; created: string | null }[] = [];
  const bodies = [
    ...['body', 'bodies', 'hasBody', 'resource'].flatMap((key) => listIn(property(value, key))),
    ...listIn(property(value, 'bodyValue')),
  ];
  const whole = wordsIn(listIn(property(value, 'motivation'))[0]);
  for (const body of bodies) {
    if (!isJsonObject(body)) {
      const words = wordsIn(body);
      // A body that is an address is about something else; it stays in the original.
      if (words !== '' && !/^(?:[a-z]+:\/\/|urn:|#)/iu.test(words))
        (TAG_PURPOSES.has(whole) ? labels : notes).push(words);
      continue;
    }
    const source = property(body, 'source');
    const words =
      firstWords(body, ['value', 'rdf:value', 'chars', 'cnt:chars', '@value', 'label']) ||
      (isJsonObject(source) ? firstWords(source, ['label', 'name', 'value']) : '');
    const purpose =
      wordsIn(listIn(property(body, 'purpose') ?? property(body, 'role'))[0]) ||
      (wordsIn(property(body, 'type')) === 'Tag' ? 'tagging' : '');
    const named =
      words === '' && TAG_PURPOSES.has(purpose)
        ? lastPart(firstWords(body, ['id', '@id', 'source']))
        : words;
    if (named === '') continue;
    if (TAG_PURPOSES.has(purpose) || (purpose === '' && TAG_PURPOSES.has(whole)))
      labels.push(named);
    else if (purpose === 'replying')
      replies.push({
        text: named,
        by: creatorOf(body, value),
        created: timeIn(property(body, 'created')),
      });
    else if (purpose === '' || NOTE_PURPOSES.has(purpose)) notes.push(named);
    else notes.push(`${purpose}: ${named}`);
  }
  return { labels: [...new Set(labels)], notes, replies };
}

/** Texts that come inside the file: `schema:text`, or documents with a text. */
function textsIn(root: unknown): readonly (readonly [string, DraftDocument])[] {
  if (!isJsonObject(root)) return [];
  const documents = ['galley:documents', 'documents', 'sources', 'texts'].flatMap((key) =>
    objectsIn(property(root, key)),
  );
  return documents.flatMap((document): [string, DraftDocument][] => {
    const key = firstWords(document, ['id', '@id', 'url', 'uri', 'source']);
    const text = firstWords(document, ['schema:text', 'text', 'content', 'value']);
    if (key === '' || text === '') return [];
    const headline = firstWords(document, ['schema:headline', 'headline', 'title', 'name']);
    return [
      [
        key,
        { ...documentNamed(key), text, headline, language: firstWords(document, ['language']) },
      ],
    ];
  });
}

function documentNamed(source: string): DraftDocument {
  const isAddress = /^https?:/iu.test(source);
  const isArticle = /^ni:\/\/\/sha-256;[\w-]{43}$/u.test(source);
  return {
    key: source,
    text: null,
    ...(isArticle ? { articleId: source as NonNullable<DraftDocument['articleId']> } : {}),
    ...(isAddress ? { url: source } : isArticle ? {} : { fileName: lastPart(source) }),
  };
}

function creatorOf(value: JsonObject, fallback: JsonObject = {}): DraftAnnotator {
  const target = objectsIn(property(value, 'target'))[0] ?? {};
  const bodies = objectsIn(property(value, 'body') ?? property(value, 'bodies'));
  const all = [value, target, ...bodies, fallback].flatMap((holder) =>
    ['creator', 'dcterms:creator', 'annotatedBy'].flatMap((key) => listIn(property(holder, key))),
  );
  const creator = all[0];
  if (!isJsonObject(creator))
    return {
      name: lastPart(wordsIn(creator)),
      ...(wordsIn(creator) === '' ? {} : { id: wordsIn(creator) }),
    };
  const id = firstWords(creator, ['id', '@id', 'account', 'email', 'nickname', 'name']);
  const name =
    firstWords(creator, ['name', 'foaf:name', 'nickname', 'displayName', 'nick', 'email']) ||
    lastPart(id);
  return { name, ...(id === '' ? {} : { id }) };
}

/** An id without the `#` that Recogito and Annotorious put before a UUID. */
function plainId(id: string): string {
  return id.replace(/^#/u, '');
}

function lastPart(iri: string): string {
  return iri
    .replace(/[/#]+$/u, '')
    .replace(/^.*[/#]/u, '')
    .replace(/^acct:/u, '');
}

function titleOf(files: readonly OpenedFile[]): string {
  const [file] = files;
  const label = isJsonObject(file?.json) ? firstWords(file.json, ['label', 'title', 'name']) : '';
  return label || stem(file?.name ?? '');
}
