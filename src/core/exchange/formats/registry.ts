import { reportHtml } from '../report/html.ts';
import { reportMarkdown } from '../report/markdown.ts';
import { readNativeSet } from '../native/read.ts';
import { isJsonObject } from '../foreign.ts';
import type { Format, FormatId, OpenedFile } from './format.ts';
import { isBrat, readBrat } from './read-brat.ts';
import { readCsv } from './csv.ts';
import { stem } from './rows.ts';
import { csvColumns, readCsvTable } from './read-csv.ts';
import { isDoccanoTask, readDoccano } from './read-doccano.ts';
import { hypothesisRows, readHypothesis } from './read-hypothesis.ts';
import { isLabelStudioTask, labelStudioRows } from './label-studio-tasks.ts';
import { readLabelStudio } from './read-label-studio.ts';
import { isProdigyTask, readProdigy } from './read-prodigy.ts';
import { annotationsIn, isAnnotation, readW3c } from './read-w3c.ts';
import { writeCsvTable } from './write-csv.ts';
import { writeBrat } from './write-brat.ts';
import { writeProdigy } from './write-prodigy.ts';
import { writeDoccano } from './write-doccano.ts';
import { writeLabelStudio } from './write-label-studio.ts';
import { isCasJson, isXmi, readCasJson, readXmi } from './read-cas.ts';
import { isQde, readQdpx, writeQdpx } from './qdpx.ts';
import { isTei, readTei } from './read-tei.ts';
import { isWebAnno, readWebAnno } from './read-webanno.ts';
import { writeCasJson } from './write-cas.ts';
import { writeClaimReview } from './write-claim-review.ts';
import { textFile } from './write-files.ts';
import { writeNativeSets } from './write-native.ts';
import { hasTask } from './tasks.ts';

/** The formats in the order in which a file is held against their signs: what is told by little comes last. */
export const FORMATS: readonly Format[] = [
  {
    id: 'galley',
    name: 'Galley',
    extensions: ['json', 'jsonld'],
    unit: 'code-points',
    signs: ({ json }) => isJsonObject(json) && Object.hasOwn(json, 'galley:formatVersion'),
    carries: [
      'texts',
      'annotators',
      'fragments',
      'attributes',
      'notes',
      'links',
      'decisions',
      'replies',
      'done',
      'whole-article',
      'orphans',
      'outlet and date',
    ],
    lost: [],
    write: writeNativeSets,
  },
  {
    id: 'hypothesis',
    name: 'Hypothesis',
    extensions: ['json'],
    unit: 'code-units',
    signs: ({ json, lines }) =>
      hypothesisRows(json) !== null || hypothesisRows(lines?.map(({ value }) => value)) !== null,
    carries: ['annotators', 'notes', 'replies', 'whole-article', 'orphans'],
    lost: ['An annotation with several tags becomes one annotation for each.'],
    read: readHypothesis,
  },
  {
    id: 'label-studio',
    name: 'Label Studio',
    extensions: ['json', 'csv'],
    unit: 'code-points',
    signs: (file) =>
      hasTask(file, isLabelStudioTask) ||
      (file.json === undefined && file.lines === null && labelStudioRows(file.text) !== null),
    carries: [
      'texts',
      'annotators',
      'fragments',
      'attributes',
      'notes',
      'links',
      'done',
      'whole-article',
      'outlet and date',
    ],
    lost: ['Regions of images, audio and dialogues.'],
    read: readLabelStudio,
    write: writeLabelStudio,
  },
  {
    id: 'prodigy',
    name: 'Prodigy, spaCy',
    extensions: ['jsonl', 'json'],
    unit: 'code-points',
    signs: (file) => hasTask(file, isProdigyTask),
    carries: [
      'texts',
      'annotators',
      'fragments',
      'attributes',
      'notes',
      'links',
      'decisions',
      'done',
      'whole-article',
      'outlet and date',
    ],
    lost: [
      'One answer stands for all annotations of an article: a reason, and answers that differ.',
    ],
    read: readProdigy,
    write: writeProdigy,
  },
  {
    id: 'doccano',
    name: 'doccano',
    extensions: ['jsonl', 'json'],
    unit: 'code-points',
    signs: (file) => hasTask(file, isDoccanoTask),
    carries: ['texts', 'annotators', 'links', 'outlet and date'],
    lost: ['Pieces of one quote become spans of their own.'],
    read: readDoccano,
    write: writeDoccano,
  },
  {
    id: 'w3c',
    name: 'W3C Web Annotation',
    extensions: ['json', 'jsonld'],
    unit: 'code-units',
    signs: ({ json, lines }) =>
      annotationsIn(json) !== null || (lines ?? []).some(({ value }) => isAnnotation(value)),
    carries: ['annotators', 'fragments', 'notes', 'links', 'replies', 'whole-article', 'orphans'],
    lost: ['An annotation with several tags becomes one annotation for each.'],
    read: readW3c,
  },
  {
    id: 'brat',
    name: 'brat',
    extensions: ['ann', 'txt'],
    unit: 'code-points',
    signs: (file, all) => isBrat(file.text) || isBratCompanion(file, all),
    carries: ['texts', 'annotators', 'fragments', 'attributes', 'notes', 'links'],
    lost: ['Letters that brat allows in no name become underscores.'],
    read: readBrat,
    write: writeBrat,
  },
  {
    id: 'cas-json',
    name: 'UIMA CAS JSON',
    extensions: ['json'],
    unit: 'code-units',
    signs: isCasJson,
    carries: ['texts', 'annotators', 'fragments', 'attributes', 'notes', 'links'],
    lost: ['Every attribute goes out as text, under a name of letters, digits and underscores.'],
    read: readCasJson,
    write: writeCasJson,
  },
  {
    id: 'qdpx',
    name: 'REFI-QDA project',
    extensions: ['qdpx'],
    unit: 'code-points',
    signs: isQde,
    carries: ['texts', 'annotators', 'notes'],
    lost: ['Pieces of one quote become selections of their own.'],
    read: readQdpx,
    write: writeQdpx,
  },
  {
    id: 'webanno-tsv',
    name: 'WebAnno TSV 3.3',
    extensions: ['tsv'],
    unit: 'code-units',
    signs: isWebAnno,
    carries: ['texts', 'attributes'],
    lost: ['Layers of relations and chains.'],
    read: readWebAnno,
  },
  {
    id: 'xmi',
    name: 'UIMA CAS XMI',
    extensions: ['xmi', 'xml'],
    unit: 'code-units',
    signs: isXmi,
    carries: ['texts', 'annotators', 'attributes', 'links'],
    lost: ['Layers that cut the text into tokens and sentences.'],
    read: readXmi,
  },
  {
    id: 'tei',
    name: 'TEI',
    extensions: ['xml'],
    unit: 'code-units',
    signs: isTei,
    carries: ['texts', 'fragments', 'attributes'],
    lost: ['Everything but the text and what is marked as said.'],
    read: readTei,
  },
  {
    id: 'html',
    name: 'Report (HTML)',
    extensions: ['html'],
    unit: 'code-units',
    signs: () => false,
    carries: [
      'texts',
      'annotators',
      'fragments',
      'attributes',
      'notes',
      'decisions',
      'replies',
      'done',
      'whole-article',
      'orphans',
      'outlet and date',
    ],
    lost: ['It is for people, and is not read again.'],
    write: (input) => [textFile('report.html', reportHtml(input, input.only))],
  },
  {
    id: 'markdown',
    name: 'Report (Markdown)',
    extensions: ['md'],
    unit: 'code-units',
    signs: () => false,
    carries: [
      'texts',
      'annotators',
      'fragments',
      'attributes',
      'notes',
      'decisions',
      'replies',
      'done',
      'whole-article',
      'orphans',
      'outlet and date',
    ],
    lost: ['It is for people, and is not read again.'],
    write: (input) => [textFile('report.md', reportMarkdown(input, input.only))],
  },
  {
    id: 'claim-review',
    name: 'ClaimReview',
    extensions: ['json'],
    unit: 'code-points',
    signs: () => false,
    carries: ['annotators', 'outlet and date'],
    lost: ['Everything but claims that have a verdict.'],
    write: writeClaimReview,
  },
  {
    id: 'csv',
    name: 'CSV',
    extensions: ['csv', 'tsv'],
    unit: 'code-points',
    signs: ({ text, json, lines }) => json === undefined && lines === null && isTable(text),
    carries: [
      'annotators',
      'fragments',
      'attributes',
      'notes',
      'decisions',
      'whole-article',
      'orphans',
    ],
    lost: [
      'Of several decisions on one annotation only the newest goes out, without its revision.',
    ],
    read: readCsvTable,
    write: writeCsvTable,
  },
];

/** The format of that id. */
export function formatOf(id: FormatId): Format {
  const format = FORMATS.find((each) => each.id === id);
  if (format === undefined) throw new RangeError(`No format ${id}`);
  return format;
}

/** The format that a file is of by its content, or `null`. */
export function recognise(file: OpenedFile, all: readonly OpenedFile[]): Format | null {
  return FORMATS.find(({ signs }) => signs(file, all)) ?? null;
}

/** Says whether a native file can be read at all; its own reader says what is wrong with it. */
export function readNative(file: OpenedFile): ReturnType<typeof readNativeSet> {
  return readNativeSet(file.text);
}

/** A text or a configuration beside stand-off files, or an empty stand-off file beside a text. */
function isBratCompanion({ name, text }: OpenedFile, all: readonly OpenedFile[]): boolean {
  const path = name.replace(/\.[^./]+$/u, '');
  if (/\.ann$/iu.test(name))
    return text.trim() === '' && all.some((other) => other.name === `${path}.txt`);
  if (/(?:^|\/)(?:annotation|visual|tools|kb_shortcuts)\.conf$/u.test(name))
    return all.some((other) => other.name !== name && isBrat(other.text));
  return /\.txt$/iu.test(name) && standOffNames(all).has(path.slice(path.lastIndexOf('/') + 1));
}

const named = new WeakMap<readonly OpenedFile[], ReadonlySet<string>>();

/** The names of texts to which stand-off files belong: their own, and what is left without the name of an annotator at its end. */
function standOffNames(all: readonly OpenedFile[]): ReadonlySet<string> {
  const known = named.get(all);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const { name } of all) {
    if (!/\.(?:ann|a\d)$/iu.test(name)) continue;
    let base = stem(name);
    names.add(base);
    for (let at = base.search(/[._-][^._-]*$/u); at > 0; at = base.search(/[._-][^._-]*$/u)) {
      base = base.slice(0, at);
      names.add(base);
    }
  }
  named.set(all, names);
  return names;
}

function isTable(text: string): boolean {
  const [header] = readCsv(text.slice(0, text.indexOf('\n', 1) + 1 || text.length));
  return header !== undefined && header.cells.length > 1 && csvColumns(header.cells) !== null;
}
