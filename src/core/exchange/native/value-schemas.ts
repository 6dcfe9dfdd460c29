import { z } from '../zod.ts';

/** Titles, descriptions and names of definitions for the published JSON Schema. */
export const registry = z.registry<{ id?: string; title?: string; description?: string }>();

/** Longest values that are read, in UTF-16 code units. Far above what an editor writes, far below what would hurt a page. */
export const LIMITS = {
  id: 200,
  iri: 2_000,
  label: 1_000,
  longText: 1_000_000,
  quote: 1_000_000,
} as const;

/** Id of a tag, attribute or relation. */
export const id = z.string().check(z.minLength(1), z.maxLength(LIMITS.id));
/** A key or a letter. */
export const word = z.string().check(z.maxLength(20));
/** A short line of words. */
export const label = z.string().check(z.maxLength(LIMITS.label));
/** Words of any length that a person writes. */
export const longText = z.string().check(z.maxLength(LIMITS.longText));

/** An absolute IRI. */
export const iri = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z0-9+.-]*:/), z.maxLength(LIMITS.iri))
  .register(registry, { id: 'iri', title: 'Absolute IRI' });

/** The name of a text by its hash. */
export const articleIri = z
  .string()
  .check(z.regex(/^ni:\/\/\/sha-256;[A-Za-z0-9_-]{43}$/))
  .register(registry, {
    id: 'ni',
    title: 'Name of a text',
    description: 'RFC 6920: ni:///sha-256; and the base64url of the SHA-256 of its UTF-8 bytes.',
  });

/** A point in time. */
export const instant = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/))
  .register(registry, {
    id: 'instant',
    title: 'Point in time',
    description: 'Galley writes UTC with milliseconds.',
  });

/** A reading of a hybrid logical clock. */
export const clock = z
  .string()
  .check(z.regex(/^[0-9a-f]{16}-[0-9a-z]{1,32}$/))
  .register(registry, {
    id: 'clock',
    title: 'Clock reading',
    description:
      '12 hex digits of milliseconds since 1970, 4 of a counter, "-", the device. Of two copies of one item the one with the higher reading (as a string) stands.',
  });

/** A count or offset: a whole number, not negative. */
export const count = z.int().check(z.nonnegative());
