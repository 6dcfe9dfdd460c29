import type { JsonObject } from '#core/domain/record.ts';

/** The newest version of the format that this code writes. */
export const FORMAT_VERSION = '1.2';
/** The version of a file whose codebook asks for attributes or has tags out of use, and nothing later. */
export const CODEBOOK_VERSION = '1.1';
/** The version of a file that uses nothing which came later. */
export const BASE_VERSION = '1.0';
/** The newest major version that this code reads. */
export const FORMAT_MAJOR = 1;
/** The newest minor version that this code understands as a whole. */
export const FORMAT_MINOR = 2;
/** The IRI of the published JSON Schema, also the value of `conformsTo`. */
export const SCHEMA_IRI = 'https://galley.example/schema/annotations-1.0.json';
/** The context every W3C annotation names. Nothing is fetched from there. */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** The IRI of the program in `generator`. */
export const GENERATOR_IRI = 'https://galley.example/';

/** The inline context: every term that the W3C context does not have, so that a JSON-LD reader loses none of them. */
export const GALLEY_CONTEXT: JsonObject = {
  '@version': 1.1,
  galley: 'https://galley.example/ns#',
  'galley:amended': { '@id': 'galley:amended', '@type': '@json' },
  'galley:annotation': { '@id': 'galley:annotation', '@type': '@id' },
  'galley:attributes': { '@id': 'galley:attributes', '@type': '@json' },
  'galley:clock': { '@id': 'galley:clock' },
  'galley:codePoints': { '@id': 'galley:codePoints' },
  'galley:codebook': { '@id': 'galley:codebook', '@type': '@json' },
  'galley:deleted': { '@id': 'galley:deleted' },
  'galley:document': { '@id': 'galley:document', '@type': '@id' },
  'galley:documents': { '@id': 'galley:documents', '@container': '@list' },
  'galley:fileName': { '@id': 'galley:fileName' },
  'galley:formatVersion': { '@id': 'galley:formatVersion' },
  'galley:kind': { '@id': 'galley:kind' },
  'galley:order': { '@id': 'galley:order' },
  'galley:removed': { '@id': 'galley:removed', '@container': '@list' },
  'galley:resolves': { '@id': 'galley:resolves' },
  'galley:role': { '@id': 'galley:role' },
  'galley:story': { '@id': 'galley:story' },
  'galley:targetClock': { '@id': 'galley:targetClock' },
  'galley:utf16End': { '@id': 'galley:utf16End' },
  'galley:utf16Length': { '@id': 'galley:utf16Length' },
  'galley:utf16Start': { '@id': 'galley:utf16Start' },
};

// One order for the keys of every object in the file, in which the writers of this room put them too.
const KEY_ORDER: readonly string[] = [
  '@context',
  '@version',
  'id',
  'type',
  'purpose',
  'value',
  'format',
  'language',
  'label',
  'name',
  'conformsTo',
  'galley:formatVersion',
  'galley:kind',
  'galley:role',
  'motivation',
  'via',
  'canonical',
  'creator',
  'generator',
  'created',
  'modified',
  'galley:clock',
  'galley:deleted',
  'galley:document',
  'galley:story',
  'galley:codebook',
  'galley:documents',
  'galley:removed',
  'total',
  'first',
  'startIndex',
  'items',
  'galley:targetClock',
  'galley:attributes',
  'galley:amended',
  'galley:resolves',
  'body',
  'target',
  'source',
  'state',
  'selector',
  'exact',
  'prefix',
  'suffix',
  'start',
  'end',
  'galley:utf16Start',
  'galley:utf16End',
  'schema:name',
  'schema:headline',
  'schema:publisher',
  'schema:datePublished',
  'schema:url',
  'schema:sha256',
  'galley:replaces',
  'galley:fileName',
  'galley:order',
  'galley:codePoints',
  'galley:utf16Length',
  'schema:text',
  // The codebook.
  'title',
  'version',
  'tags',
  'relations',
  'retired',
  'letter',
  'key',
  'line',
  'light',
  'dark',
  'ink',
  'tint',
  'active',
  'guideline',
  'choices',
  'required',
  'attributes',
  'requirements',
  'when',
  'attribute',
  'among',
  'needs',
  'summary',
];

const PLACES = new Map(KEY_ORDER.map((key, place) => [key, place]));

/** Where a key stands in its object; unknown keys share the last place. */
export function placeOfKey(key: string): number {
  return PLACES.get(key) ?? KEY_ORDER.length;
}
