import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { type ArticleId, asArticleId } from '#core/domain/ids.ts';

const PREFIX = 'ni:///sha-256;';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGEST_BYTES = 32;

/**
 * Returns the text of an article from its decoded bytes: without one leading byte order mark, with
 * CRLF and CR as LF, and otherwise untouched (no normalisation, nothing trimmed; TX2).
 *
 * Decode with `ignoreBOM: true`, or the decoder has taken the mark already and a second one would
 * be dropped here.
 */
export function articleText(decoded: string): string {
  const withoutMark = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded;
  return withoutMark.includes('\r') ? withoutMark.replace(/\r\n?/g, '\n') : withoutMark;
}

/**
 * Returns the id of the article whose text is `text`: the RFC 6920 `ni` URI of the SHA-256 of its
 * UTF-8 bytes, base64url without padding.
 *
 * `text` must come from {@link articleText}. A lone surrogate, which no UTF-8 file can hold, counts
 * as U+FFFD. Cost is O(|text|).
 */
export function articleIdOf(text: string): ArticleId {
  return asArticleId(`${PREFIX}${toBase64Url(sha256(utf8ToBytes(text)))}`);
}

/**
 * Returns the digest in `id` as 64 lower-case hexadecimal digits.
 *
 * @throws RangeError if `id` is not of the form that {@link articleIdOf} returns.
 */
export function sha256Hex(id: ArticleId): string {
  const bytes = id.startsWith(PREFIX) ? fromBase64Url(id.slice(PREFIX.length)) : null;
  if (bytes?.length !== DIGEST_BYTES) throw new RangeError(`${id} is no ${PREFIX} URI`);
  return bytesToHex(bytes);
}

function toBase64Url(bytes: Uint8Array): string {
  let out = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out += ALPHABET.charAt((buffer >> bits) & 63);
    }
  }
  return bits > 0 ? out + ALPHABET.charAt((buffer << (6 - bits)) & 63) : out;
}

/**
 * Returns the bytes, or `null` for a foreign character or for spare bits that are not zero (two
 * spellings of one id).
 */
function fromBase64Url(value: string): Uint8Array | null {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const char of value) {
    const six = ALPHABET.indexOf(char);
    if (six < 0) return null;
    buffer = ((buffer << 6) | six) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 255);
    }
  }
  return (buffer & ((1 << bits) - 1)) === 0 ? Uint8Array.from(bytes) : null;
}
