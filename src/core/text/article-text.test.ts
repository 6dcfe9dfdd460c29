import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asArticleId } from '#core/domain/ids.ts';

import { articleIdOf, articleText, sha256Hex } from './article-text.ts';

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('articleText', () => {
  const cases: readonly [name: string, decoded: string, text: string][] = [
    ['an empty text stays empty', '', ''],
    ['one byte order mark goes', '\uFEFFA', 'A'],
    ['a second byte order mark stays', '\uFEFF\uFEFFA', '\uFEFFA'],
    ['a byte order mark inside stays', 'A\uFEFFB', 'A\uFEFFB'],
    ['CRLF becomes LF', 'a\r\nb\r\n', 'a\nb\n'],
    ['CR becomes LF', 'a\rb\r', 'a\nb\n'],
    ['CR CRLF are two line ends', 'a\r\r\nb', 'a\n\nb'],
    ['LF CR are two line ends', 'a\n\rb', 'a\n\nb'],
    ['other line separators stay', 'a\u2028b\u0085c\u000Bd', 'a\u2028b\u0085c\u000Bd'],
    ['blanks at the ends stay', ' \t a \n\n', ' \t a \n\n'],
    ['decomposed letters stay decomposed', 'e\u0301 \u212B', 'e\u0301 \u212B'],
  ];
  it.each(cases)('TX2 %s', (_name, decoded, text) => {
    expect(articleText(decoded)).toBe(text);
  });

  it('TX2 never leaves a carriage return and never changes a text without one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\uFEFF', 'é', '😀') }),
        (decoded) => {
          const text = articleText(decoded);
          expect(text).not.toContain('\r');
          expect(articleText(`\uFEFF${text}`)).toBe(text);
        },
      ),
    );
  });
});

describe('articleIdOf', () => {
  // FIPS 180-2 appendix B and the NIST vector of the empty message.
  const vectors: readonly [text: string, hex: string, id: string][] = [
    [
      '',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
    ],
    [
      'abc',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      'ni:///sha-256;ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0',
    ],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
      'ni:///sha-256;JI1qYdIGOLjlwCaTDD5gOaM85Flk_yFn9uzt1BnbBsE',
    ],
    // RFC 6920 section 8.1
    [
      'Hello World!',
      '7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069',
      'ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk',
    ],
  ];
  it.each(vectors)('TX2 the id of %j is the RFC 6920 URI of its SHA-256', (text, hex, id) => {
    expect(articleIdOf(text)).toBe(id);
    expect(sha256Hex(articleIdOf(text))).toBe(hex);
  });

  it('TX2 the id is that of the UTF-8 bytes, whatever the script', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
        expect(sha256Hex(articleIdOf(text))).toBe(hexOf(new Uint8Array(digest)));
        expect(articleIdOf(text)).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/);
      }),
      { numRuns: 40 },
    );
  });

  it('TX2 a byte order mark and the kind of line end make no other id', () => {
    expect(articleIdOf(articleText('\uFEFFone\r\ntwo\r'))).toBe(
      articleIdOf(articleText('one\ntwo\n')),
    );
    expect(articleIdOf('é')).not.toBe(articleIdOf('e\u0301'));
  });

  it.each([
    '',
    'ni:///sha-256;',
    'ni:///sha-512;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
    'ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuF',
    'ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFV',
    'ni:///sha-256;47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU',
    'ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=',
  ])('%j is refused as an article id', (id) => {
    expect(() => sha256Hex(asArticleId(id))).toThrow(RangeError);
  });
});
