import type { JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
import { type Cas, casAnnotators, casItems, type CasStructure } from './cas.ts';
import type { Draft } from './draft.ts';
import type { OpenedFile } from './format.ts';
import type { FormatProblem } from './format-problem.ts';
import { numberIn, objectsIn, property, stem, wordsIn } from './rows.ts';
import { allIn, attribute, elementsIn, hasRoot, parseXml, type XmlElement } from './xml.ts';

const STRUCTURES = '%FEATURE_STRUCTURES';
const VALUES = new Set(['string', 'number', 'boolean']);

/** Says whether a file is a CAS as JSON (0.4). */
export function isCasJson({ json }: OpenedFile): boolean {
  return isJsonObject(json) && (Object.hasOwn(json, STRUCTURES) || Object.hasOwn(json, '%VIEWS'));
}

/** Says whether a file is a CAS as XMI. */
export function isXmi({ text }: OpenedFile): boolean {
  return hasRoot(text, 'XMI') && /<[\w.-]+:Sofa\s/u.test(text);
}

/** Reads CAS as JSON. Feature structures are a list or an object by id; offsets bear `^` or not. */
export function readCasJson(files: readonly OpenedFile[]): Draft {
  return draftOf(files, (file) => ({ ok: true, cas: casOfJson(file.json) }));
}

/** Reads CAS as XMI. Where a layer's type comes from stands in the namespace of its element. */
export function readXmi(files: readonly OpenedFile[]): Draft {
  return draftOf(files, (file) => {
    const parsed = parseXml(file.text);
    return parsed.ok ? { ok: true, cas: casOfXmi(parsed.root) } : parsed;
  });
}

type Opening =
  | { readonly ok: true; readonly cas: Cas }
  | { readonly ok: false; readonly line: number; readonly reason: string };

function draftOf(files: readonly OpenedFile[], open: (file: OpenedFile) => Opening): Draft {
  const problems: FormatProblem[] = [];
  const opened = files.flatMap((file) => {
    const outcome = open(file);
    if (outcome.ok && outcome.cas.texts.size > 0) return [{ file, cas: outcome.cas }];
    const problem = outcome.ok
      ? ({ place: '', code: 'missing-text' } as const)
      : ({ place: `line ${outcome.line}`, code: 'unreadable', found: outcome.reason } as const);
    problems.push({ file: file.name, ...problem, kept: false });
    return [];
  });
  const whoOf = casAnnotators(opened);
  const all = opened.map(({ file, cas }) => casItems(cas, file, whoOf(file)));
  return {
    title: stem(files[0]?.name ?? ''),
    documents: all.flatMap(({ documents }) => documents),
    items: all.flatMap(({ items }) => items),
    problems,
  };
}

function casOfJson(json: unknown): Cas {
  const root = isJsonObject(json) ? json : {};
  const held = property(root, STRUCTURES);
  const rows: readonly (readonly [string, JsonObject, string])[] = isJsonObject(held)
    ? Object.entries(held).flatMap(([id, value]) =>
        isJsonObject(value) ? [[id, value, `/${STRUCTURES}/${id}`] as const] : [],
      )
    : objectsIn(held).map(
        (value, i) =>
          [wordsIn(property(value, '%ID')) || `${i}`, value, `/${STRUCTURES}/${i}`] as const,
      );
  const texts = new Map<string, string>();
  const structures: CasStructure[] = [];
  for (const [id, value, place] of rows) {
    const type = wordsIn(property(value, '%TYPE'));
    if (type === 'uima.cas.Sofa' || type === 'Sofa') {
      const text = property(value, 'sofaString');
      if (typeof text === 'string') texts.set(id, text);
      continue;
    }
    const begin = numberIn(property(value, 'begin') ?? property(value, '^begin'));
    const end = numberIn(property(value, 'end') ?? property(value, '^end'));
    const entries = Object.entries(value);
    structures.push({
      id,
      type,
      sofa: wordsIn(property(value, '@sofa')),
      begin,
      end,
      values: Object.fromEntries(
        entries.filter(
          ([name, feature]) =>
            VALUES.has(typeof feature) &&
            /^[^%@^#]/u.test(name) &&
            name !== 'begin' &&
            name !== 'end',
        ),
      ) as CasStructure['values'],
      references: Object.fromEntries(
        entries.flatMap(([name, feature]) =>
          name.startsWith('@') && name !== '@sofa' ? [[name.slice(1), wordsIn(feature)]] : [],
        ),
      ),
      place,
    });
  }
  return { texts, structures };
}

function casOfXmi(root: XmlElement): Cas {
  const texts = new Map<string, string>();
  for (const sofa of allIn(root, 'Sofa')) {
    if (sofa.attributes.has('sofaString'))
      texts.set(attribute(sofa, 'xmi:id'), attribute(sofa, 'sofaString'));
  }
  const ids = new Set(elementsIn(root).map((element) => attribute(element, 'xmi:id')));
  const structures = elementsIn(root).flatMap((element): CasStructure[] => {
    if (element.name === 'Sofa' || element.name === 'View' || element.name === 'NULL') return [];
    const features = [...element.attributes].filter(
      ([name]) => !/^(?:xmlns|xmi:|sofa$|begin$|end$)/u.test(name),
    );
    return [
      {
        id: attribute(element, 'xmi:id'),
        type: `${element.uri.replace(/^http:\/\/\/|\.ecore$/gu, '').replaceAll('/', '.')}.${element.name}`,
        sofa: attribute(element, 'sofa'),
        begin: numberIn(attribute(element, 'begin')),
        end: numberIn(attribute(element, 'end')),
        values: Object.fromEntries(features.filter(([name, value]) => !isEnd(name, value, ids))),
        references: Object.fromEntries(features.filter(([name, value]) => isEnd(name, value, ids))),
        place: `line ${element.line}`,
      },
    ];
  });
  return { texts, structures };
}

/** Says whether an attribute names the structure at an end of a relation. */
function isEnd(name: string, value: string, ids: ReadonlySet<string>): boolean {
  return /^(?:Governor|Dependent|source|target|from|to)$/u.test(name) && ids.has(value);
}
