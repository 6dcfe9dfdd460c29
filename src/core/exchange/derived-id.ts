import { articleIdOf, sha256Hex } from '#core/text/article-text.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A UUID that follows from a name: version 8 (RFC 9562, 5.8), its bits from the SHA-256 of the name. What an import has to make
 * gets such ids, so that the same file makes the same things again and importing it twice adds nothing.
 */
export function derivedId(name: string): string {
  return shaped(sha256Hex(articleIdOf(name)).slice(0, 32));
}

/**
 * The id under which a record of a file is taken in beside a record that has its id already. For UUIDs it is made of the two
 * ids without hashing, since it is asked for every row of a file.
 */
export function copyIdOf(id: string, setId: string): string {
  if (!UUID.test(id) || !UUID.test(setId)) return derivedId(`${id} in ${setId}`);
  const [a, b] = [id.replaceAll('-', ''), setId.replaceAll('-', '')];
  return shaped(Array.from(a, (digit, i) => mixed(digit, b.charAt(i))).join(''));
}

function mixed(a: string, b: string): string {
  return (Number.parseInt(a, 16) ^ Number.parseInt(b, 16)).toString(16);
}

function shaped(hex: string): string {
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
