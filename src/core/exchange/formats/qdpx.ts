import { zipSync } from 'fflate';
import { utf8ToBytes } from '@noble/hashes/utils.js';

import { findTag } from '#core/domain/codebook.ts';

import { derivedId } from '../derived-id.ts';
import type { Draft, DraftDocument, DraftItem } from './draft.ts';
import { exportView, type PageView } from './export-view.ts';
import type { OpenedFile, ReadContext, SourceFile, StoryExport } from './format.ts';
import { numberIn, problemsIn, timeIn } from './rows.ts';
import {
  allIn,
  attribute,
  elementsIn,
  escapeXml,
  hasRoot,
  parseXml,
  wordsInside,
  type XmlElement,
} from './xml.ts';

const NAMESPACE = 'urn:QDA-XML:project:1.0';
/** A date for every entry, since that of writing would change the bytes. Zip knows none before it. */
const MADE = '1980-01-01T00:00:00';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
/** A shorter name may have the length of its selection by chance. */
const WORDS = 12;
const INTERNAL = 'internal://';

/** Says whether a file is the project file of a REFI-QDA archive. */
export function isQde({ text }: OpenedFile): boolean {
  return hasRoot(text, 'Project') && text.slice(0, 5_000).includes('QDA-XML:project');
}

/**
 * Reads the text sources of REFI-QDA projects with their codings and comments. Offsets count code points. A source whose text is
 * not in the archive is named; its codings are kept without a place.
 */
export function readQdpx(
  files: readonly OpenedFile[],
  _: ReadContext,
  all: readonly OpenedFile[],
): Draft {
  const documents: DraftDocument[] = [];
  const items: DraftItem[] = [];
  let title = '';
  const problems = files.flatMap((file) => {
    const list = problemsIn(file.name);
    const parsed = parseXml(file.text);
    if (!parsed.ok) {
      list.leave(`line ${parsed.line}`, 'unreadable', parsed.reason);
      return list.all;
    }
    const { root } = parsed;
    title = attribute(root, 'name') || title;
    const codes = new Map(
      allIn(root, 'Code').map((code) => [attribute(code, 'guid'), attribute(code, 'name')]),
    );
    const users = new Map(
      allIn(root, 'User').map((user) => [attribute(user, 'guid'), attribute(user, 'name')]),
    );
    const notes = new Map(
      allIn(root, 'Note').map((note) => [
        attribute(note, 'guid'),
        allIn(note, 'PlainTextContent').map(wordsInside).join('\n'),
      ]),
    );
    for (const source of allIn(root, 'TextSource')) {
      const path = attribute(source, 'plainTextPath').replace(INTERNAL, '');
      const [inside] = elementsIn(source, 'PlainTextContent');
      const held =
        path === ''
          ? undefined
          : all.find(({ name }) => name === path || name.endsWith(`/${path}`));
      const text = inside === undefined ? (held?.text ?? null) : wordsInside(inside);
      const name = attribute(source, 'name');
      const key = attribute(source, 'guid') || name;
      if (text === null) list.mend(`line ${source.line}`, 'missing-text', path || name);
      documents.push({ key, text, fileName: name, headline: name });
      for (const selection of elementsIn(source, 'PlainTextSelection')) {
        items.push(
          ...selectionItems(selection, { document: key, file: file.name, codes, users, notes }),
        );
      }
    }
    const others = elementsIn(root, 'Sources')
      .flatMap((sources) => elementsIn(sources))
      .filter(({ name }) => name !== 'TextSource');
    for (const source of others)
      list.leave(`line ${source.line}`, 'not-text', `${source.name} ${attribute(source, 'name')}`);
    return list.all;
  });
  return { title, documents, items, problems };
}

interface Project {
  readonly document: string;
  readonly file: string;
  readonly codes: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
}

function selectionItems(
  selection: XmlElement,
  { document, file, codes, users, notes }: Project,
): readonly DraftItem[] {
  const start = numberIn(attribute(selection, 'startPosition'));
  const end = numberIn(attribute(selection, 'endPosition'));
  // Many tools name a selection after its words; then they prove the place.
  const name = attribute(selection, 'name');
  const isWords =
    start !== null && end !== null && name.length >= WORDS && [...name].length === end - start;
  const fragments = [{ start, end, exact: isWords ? name : '' }];
  const note = [
    ...elementsIn(selection, 'Description').map(wordsInside),
    ...elementsIn(selection, 'NoteRef').map(
      (reference) => notes.get(attribute(reference, 'targetGUID')) ?? '',
    ),
  ]
    .filter((words) => words.trim() !== '')
    .join('\n');
  const codings = elementsIn(selection, 'Coding');
  const shared = (element: XmlElement) => {
    const user = attribute(element, 'creatingUser') || attribute(selection, 'creatingUser');
    const created = timeIn(
      attribute(element, 'creationDateTime') || attribute(selection, 'creationDateTime'),
    );
    const by = { name: users.get(user) ?? '', ...(user === '' ? {} : { id: user }) };
    return {
      by,
      created,
      modified: created,
      file,
      place: `line ${element.line}`,
      document,
      fragments,
    };
  };
  const guid = attribute(selection, 'guid');
  if (codings.length === 0)
    return [
      {
        kind: 'annotation',
        ...shared(selection),
        id: guid,
        label: note === '' ? 'highlighting' : 'commenting',
        note,
      },
    ];
  return codings.map((coding, i): DraftItem => {
    const [reference] = elementsIn(coding, 'CodeRef');
    const target = reference === undefined ? '' : attribute(reference, 'targetGUID');
    return {
      kind: 'annotation',
      ...shared(coding),
      id: attribute(coding, 'guid') || `${guid} ${i}`,
      label: codes.get(target) ?? target,
      note: i === 0 ? note : '',
    };
  });
}

/**
 * Writes a REFI-QDA project (1.5): a zip of `project.qde` and the texts, as NVivo, ATLAS.ti, MAXQDA and QualCoder open it. Offsets
 * count code points. Every tag is a code, every annotator a user; each piece of a span is a selection of its own. Same content,
 * same bytes.
 */
export function writeQdpx(input: StoryExport): readonly SourceFile[] {
  const sets = exportView(input);
  const labels = [
    ...new Set(
      sets.flatMap(({ pages }) =>
        pages.flatMap(({ annotations }) => annotations.map(({ label }) => label)),
      ),
    ),
  ].toSorted();
  const pages = sets[0]?.pages.filter(({ text }) => text !== null) ?? [];
  const sources = pages.map((page) => {
    const selections = sets.flatMap(({ set, pages: own }) =>
      own
        .filter(({ article }) => article.articleId === page.article.articleId)
        .flatMap((each) => selectionsOf(each, guidOf(set.body.annotator.id))),
    );
    const guid = sourceGuid(page);
    const name = escapeXml(page.article.body.headline || page.name);
    const first = `<TextSource guid="${guid}" name="${name}" plainTextPath="${INTERNAL}${guid}.txt" creationDateTime="${page.article.created}">`;
    return [first, ...selections, '</TextSource>'].join('\n');
  });
  const users = sets.map(
    ({ set }) =>
      `<User guid="${guidOf(set.body.annotator.id)}" name="${escapeXml(set.body.annotator.name)}"/>`,
  );
  const codes = labels.map((label) => {
    const tag = findTag(input.codebook, label as Parameters<typeof findTag>[1]);
    const colour = tag === null ? '' : ` color="${escapeXml(tag.light.ink)}"`;
    const told =
      tag === null || tag.guideline === ''
        ? ''
        : `<Description>${escapeXml(tag.guideline)}</Description>`;
    return `<Code guid="${codeGuid(label)}" name="${escapeXml(label)}" isCodable="true"${colour}>${told}</Code>`;
  });
  const project = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Project name="${escapeXml(input.story.body.title || 'Galley')}" origin="Galley ${escapeXml(input.version)}" creationDateTime="${input.story.created}" xmlns="${NAMESPACE}">`,
    '<Users>',
    ...new Set(users),
    '</Users>',
    '<CodeBook>',
    '<Codes>',
    ...codes,
    '</Codes>',
    '</CodeBook>',
    '<Sources>',
    ...sources,
    '</Sources>',
    '</Project>',
    '',
  ].join('\n');
  const texts = pages.map((page): [string, Uint8Array] => [
    `Sources/${sourceGuid(page)}.txt`,
    utf8ToBytes(page.text ?? ''),
  ]);
  const bytes = zipSync(
    { 'project.qde': utf8ToBytes(project), ...Object.fromEntries(texts) },
    { mtime: MADE, level: 6 },
  );
  return [{ name: 'project.qdpx', bytes }];
}

function selectionsOf(page: PageView, user: string): readonly string[] {
  return page.annotations.flatMap(({ record, fragments, label, isOrphan }) =>
    isOrphan
      ? []
      : fragments.map(({ start, end, exact }, i) => {
          const guid = derivedId(`selection ${record.id} ${i}`);
          const name = escapeXml([...exact].slice(0, 60).join(''));
          const note =
            i === 0 && record.body.note !== ''
              ? `<Description>${escapeXml(record.body.note)}</Description>`
              : '';
          const by = `creatingUser="${user}" creationDateTime="${record.created}"`;
          const coding = `<Coding guid="${i === 0 ? guidOf(record.id) : derivedId(`coding ${record.id} ${i}`)}" ${by}><CodeRef targetGUID="${codeGuid(label)}"/></Coding>`;
          return `<PlainTextSelection guid="${guid}" name="${name}" startPosition="${start}" endPosition="${end}" ${by}>${note}${coding}</PlainTextSelection>`;
        }),
  );
}

/** An id as a GUID: itself where it is one. */
function guidOf(id: string): string {
  return UUID.test(id) ? id : derivedId(id);
}

function sourceGuid({ article }: PageView): string {
  return derivedId(`source ${article.articleId}`);
}

function codeGuid(label: string): string {
  return derivedId(`code ${label}`);
}
