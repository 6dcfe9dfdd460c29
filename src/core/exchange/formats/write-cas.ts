import type { Json, JsonObject } from '#core/domain/record.ts';

import { ANNOTATOR } from './cas.ts';
import { attributeWords, exportView, type PageView } from './export-view.ts';
import type { SourceFile, StoryExport } from './format.ts';
import { jsonFile, wordsById } from './write-files.ts';

const SPAN = 'galley.Span';
const LINK = 'galley.Link';

/**
 * Writes CAS as JSON (0.4), a file for each annotator and article. Offsets count UTF-16, as Java does. Every attribute is a feature
 * of the one type `galley.Span`; pieces of one span share the feature `piece`.
 */
export function writeCasJson(input: StoryExport): readonly SourceFile[] {
  const words = wordsById(input);
  return exportView(input).flatMap(({ name, annotator, pages }) =>
    pages.flatMap((page) =>
      page.text === null
        ? []
        : [jsonFile(`${page.name}/${name}.json`, casOf(page, page.text, annotator, words))],
    ),
  );
}

function casOf(
  page: PageView,
  text: string,
  annotator: string,
  words: Parameters<typeof attributeWords>[2],
): JsonObject {
  const structures: JsonObject[] = [
    {
      '%ID': 1,
      '%TYPE': 'uima.cas.Sofa',
      sofaNum: 1,
      sofaID: '_InitialView',
      mimeType: 'text',
      sofaString: text,
    },
  ];
  const { fileName, headline, language } = page.article.body;
  const add = (type: string, features: JsonObject): number => {
    const id = structures.length + 1;
    structures.push({ '%ID': id, '%TYPE': type, '@sofa': 1, ...features });
    return id;
  };
  add('de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData', {
    begin: 0,
    end: text.length,
    ...(language === '' ? {} : { language }),
    documentTitle: fileName === '' ? headline || page.name : fileName,
  });
  structures.push({ '%ID': structures.length + 1, '%TYPE': ANNOTATOR, name: annotator });
  const first = new Map<string, number>();
  const features = new Set<string>();
  for (const { record, span, isOrphan, label } of page.annotations) {
    if (isOrphan) continue;
    const attributes = Object.entries(record.body.attributes)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]): [string, Json] => [
        featureName(name),
        attributeWords(value, page, words),
      ])
      .filter(([, value]) => value !== '');
    for (const [name] of attributes) features.add(name);
    span.forEach(({ start, end }, i) => {
      const own =
        i === 0
          ? {
              ...Object.fromEntries(attributes),
              ...(record.body.note === '' ? {} : { note: record.body.note }),
            }
          : {};
      const piece = span.length > 1 ? { piece: record.id } : {};
      const id = add(SPAN, { begin: start, end, tag: label, ...piece, ...own });
      if (i === 0) first.set(record.id, id);
    });
  }
  for (const { body } of page.links) {
    for (const to of body.to) {
      const [source, target] = [first.get(body.from), first.get(to)];
      if (source !== undefined && target !== undefined)
        add(LINK, { '@source': source, '@target': target, tag: body.relation });
    }
  }
  const members = structures.slice(1).map((structure) => structure['%ID'] ?? 0);
  return {
    '%TYPES': {
      [SPAN]: typeOf(SPAN, 'uima.tcas.Annotation', [
        'tag',
        'note',
        'piece',
        ...[...features].toSorted(),
      ]),
      [ANNOTATOR]: typeOf(ANNOTATOR, 'uima.cas.TOP', ['name']),
      [LINK]: {
        ...typeOf(LINK, 'uima.cas.AnnotationBase', ['tag']),
        source: feature('source', SPAN),
        target: feature('target', SPAN),
      },
      'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData': typeOf(
        'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData',
        'uima.tcas.DocumentAnnotation',
        ['documentTitle'],
      ),
    },
    '%FEATURE_STRUCTURES': structures,
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': members } },
  };
}

function typeOf(name: string, parent: string, features: readonly string[]): JsonObject {
  return {
    '%NAME': name,
    '%SUPER_TYPE': parent,
    ...Object.fromEntries(features.map((each) => [each, feature(each, 'uima.cas.String')])),
  };
}

function feature(name: string, range: string): JsonObject {
  return { '%NAME': name, '%RANGE': range };
}

/** UIMA's names are letters, digits and underscores, and do not begin with a digit. */
function featureName(name: string): string {
  const plain = name.replaceAll(/\W+/gu, '_');
  return /^[A-Za-z]/u.test(plain) ? plain : `f_${plain}`;
}
