import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanPath } from './archive.ts';
import { decodeText } from './decode-text.ts';
import { fileKind } from './file-kind.ts';
import { markdownText } from './markdown-text.ts';

const utf16 = (text: string, isBig: boolean): Uint8Array =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
      isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
    ),
  );

describe('decodeText', () => {
  it.each([
    ['UTF-8', strToU8('café 港'), 'utf-8', 'café 港'],
    [
      'a byte order mark, kept for the text to drop',
      strToU8('\uFEFF\uFEFFa'),
      'utf-8',
      '\uFEFF\uFEFFa',
    ],
    ['UTF-16 by its mark', utf16('\uFEFFcafé 港', false), 'utf-16le', '\uFEFFcafé 港'],
    ['big-endian UTF-16', utf16('\uFEFFcafé', true), 'utf-16be', '\uFEFFcafé'],
    ['UTF-16 without a mark', utf16('plain words', false), 'utf-16le', 'plain words'],
    ['nothing', new Uint8Array(0), 'utf-8', ''],
  ])('TX2 R37 reads %s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text, encoding });
  });

  it('TX2 R37 refuses a byte that is no UTF-8 with its offset, and offers Windows-1252', () => {
    expect(decodeText(Uint8Array.from([0x61, 0x93, 0x68, 0x69, 0x94, 0x20, 0x80]))).toEqual({
      ok: false,
      offset: 1,
      offered: 'a“hi” €',
    });
  });

  it('gives back any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const outcome = decodeText(strToU8(`words ${text}`));
        expect(outcome.ok && outcome.text).toBe(`words ${text}`);
      }),
    );
  });
});

describe('fileKind', () => {
  const text = (words: string) => [strToU8(words), words] as const;
  it.each([
    ['a.txt', ...text('He said so.'), 'text'],
    ['a.md', ...text('# He said so'), 'markdown'],
    ['a.txt', ...text('<!DOCTYPE html><html></html>'), 'html'],
    ['login.json', ...text('  <html><body>Log in</body></html>'), 'html'],
    ['a.txt', ...text('<?xml version="1.0"?><TEI/>'), 'xml'],
    ['a.txt', ...text('{"a": [1]}'), 'json'],
    ['a.csv', ...text('a,b\n1,2'), 'table'],
    ['a.txt', strToU8('%PDF-1.7 ...'), null, 'pdf'],
    ['a.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0]), null, 'picture'],
    ['a.txt', zipSync({ 'word/document.xml': strToU8('<w/>') }), null, 'docx'],
    ['a.docx', zipSync({ 'a.txt': strToU8('x') }), null, 'archive'],
    ['a.bin', Uint8Array.from([0, 1, 2]), null, 'unknown'],
    ['a.txt', ...text('<3 hearts. He said so.'), 'text'],
  ] as const)('R65 %s is known by its content (%#)', (name, bytes, decoded, kind) => {
    expect(fileKind(name, bytes, decoded)).toBe(kind);
  });
});

describe('markdownText', () => {
  it('TX3 gives the words as they are read', () => {
    const source = `---
title: "The quay"
outlet: The Quay
---

# A heading #

One line
of *two* with **bold** and a [link](https://x.example/a_(b)) and \`code *x*\`.

> quoted
> words

- an item with snake_case_words
- another, 5 \\* 3 &amp; more

Set\n===\n
\`\`\`js
let a = **b**;
\`\`\`
***
![a picture](x.png) and <https://y.example> <b>raw</b>.
`;
    expect(markdownText(source)).toEqual({
      headline: 'The quay',
      head: new Map([
        ['title', 'The quay'],
        ['outlet', 'The Quay'],
      ]),
      text: [
        'A heading',
        'One line of two with bold and a link and code *x*.',
        'quoted words',
        'an item with snake_case_words',
        'another, 5 * 3 & more',
        'Set',
        'let a = **b**;',
        'a picture and https://y.example raw.\n',
      ].join('\n\n'),
    });
  });

  it('leaves plain paragraphs as they are', () => {
    expect(markdownText('One.\n\nTwo, 3 * 4 = 12 and a_b.\n').text).toBe(
      'One.\n\nTwo, 3 * 4 = 12 and a_b.\n',
    );
    expect(markdownText('').text).toBe('');
  });
});

describe('cleanPath', () => {
  it('R70 climbs out of nothing, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('.', '/', '\\', 'a', ':', 'C', '\u202E', '\u0000', ' '),
        }),
        (name) => {
          const path = cleanPath(name);
          expect(path).not.toMatch(/^\/|(?:^|\/)\.\.?(?:\/|$)|\\|[\u202E\p{Cc}]/u);
          expect(path).not.toBe('');
        },
      ),
    );
  });
});
