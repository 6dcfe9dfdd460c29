import { firstInvalidByte } from '#core/text/utf8.ts';

/** How the characters of a file are written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The characters of a file, byte order mark and line ends as they are; or where it stops being UTF-8. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  /** `offset` counts bytes. `offered` is what the file says when it is read as Windows-1252, for an editor to look at. */
  | { readonly ok: false; readonly offset: number; readonly offered: string };

interface Decoder {
  decode(bytes: Uint8Array): string;
}
// In every browser, worker and Node; core's own library knows no name for it.
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => Decoder;

/** UTF-16 of Latin letters is half zeros; UTF-8 text has none. Looked for in this many bytes. */
const SAMPLE = 4_096;
const MOST_ZEROS = 0.3;
/** The bytes 0x80 to 0x9F. Source: WHATWG Encoding Standard, index windows-1252. */
const WINDOWS_1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';
const CHUNK = 8_192;

/**
 * Decodes a text file: UTF-8, strictly; UTF-16 where a byte order mark says so or, without one, every other byte is zero. Anything
 * else may be Windows-1252, which is offered and never assumed: any bytes are text in it.
 *
 * Cost is O(|bytes|).
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = utf16Of(bytes);
  if (wide !== null) return { ok: true, text: decodeAs(bytes, wide), encoding: wide };
  const offset = firstInvalidByte(bytes);
  return offset === null
    ? { ok: true, text: decodeAs(bytes, 'utf-8'), encoding: 'utf-8' }
    : { ok: false, offset, offered: decodeAs(bytes, 'windows-1252') };
}

/** Decodes bytes as an editor has chosen. What is not of that encoding becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'windows-1252') return fromWindows(bytes);
  return new TextDecoder(encoding, { fatal: false, ignoreBOM: true }).decode(bytes);
}

/** Node 20 takes Windows-1252 for Latin-1, where these bytes are control characters; so the table is here. */
function fromWindows(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const units = Array.from(bytes.subarray(at, at + CHUNK), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const length = Math.min(bytes.length, SAMPLE);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > length * MOST_ZEROS && even === 0) return 'utf-16le';
  return even > length * MOST_ZEROS && odd === 0 ? 'utf-16be' : null;
}
