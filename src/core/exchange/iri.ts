import type { RecordId } from '#core/domain/ids.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UUID_IRI = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** Below this, ids that are neither UUIDs nor IRIs are written, percent-encoded. */
const RECORDS = 'https://galley.example/record/';
/** RFC 3987 in short: a scheme, then none of the characters that no IRI holds. */
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The absolute IRI under which an id goes out: `urn:uuid:` for a UUID, an IRI as it is, anything else percent-encoded below
 * `https://galley.example/record/`. {@link idOf} is its reverse.
 *
 * Source: W3C Web Annotation Data Model, 3.1: an annotation has exactly one IRI that identifies it.
 */
export function iriOf(id: string): string {
  if (UUID.test(id)) return `urn:uuid:${id}`;
  const isPlain =
    IRI.test(id) && !UUID_IRI.test(id) && !id.startsWith(RECORDS) && !LONE_SURROGATE.test(id);
  return isPlain ? id : `${RECORDS}${encode(id)}`;
}

/** The id that an IRI of a file stands for, in Galley's own way of writing ids. */
export function idOf(iri: string): RecordId {
  const uuid = UUID_IRI.exec(iri)?.[1];
  if (uuid !== undefined) return uuid.toLowerCase() as RecordId;
  if (!iri.startsWith(RECORDS)) return iri as RecordId;
  try {
    return decodeURIComponent(iri.slice(RECORDS.length)) as RecordId;
  } catch {
    // Not percent-encoded by us: the IRI itself tells the record apart as well.
    return iri as RecordId;
  }
}

/** Says whether a value is an absolute IRI. */
export function isIri(value: string): boolean {
  return IRI.test(value);
}

// A lone surrogate has no UTF-8 form and so no percent-encoding.
function encode(id: string): string {
  return encodeURIComponent(id.replaceAll(/\p{Surrogate}/gu, '�'));
}
