import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { quotationAt, quotationsOf } from './quotations.ts';

/** The second column lists what should be found, an outer one first; `…` at the end of an entry says that no mark closes it. */
const cases: readonly [name: string, text: string, quotations: readonly string[]][] = [
  ['no marks', 'He left.', []],
  ['straight marks', 'He said "yes" and left.', ['"yes"']],
  ['two pairs of straight marks', '"Yes," he said. "No," she said.', ['"Yes,"', '"No,"']],
  ['straight marks side by side', '"A","B"', ['"A"', '"B"']],
  ['straight marks without a blank before', 'He said:"Yes."', ['"Yes."']],
  ['straight marks without a blank behind', '"Yes,"he said.', ['"Yes,"']],
  [
    'straight marks inside straight ones',
    '"He called it "great" and left," she said.',
    ['"He called it "great" and left,"', '"great"'],
  ],
  ['straight marks in brackets', 'He ("the boss") left.', ['"the boss"']],
  ['straight marks after a dash', 'Then—"Yes," he said.', ['"Yes,"']],
  ['a broken-off quotation', '"I was—" he said.', ['"I was—"']],
  ['an opening ellipsis', '"...and then," he said.', ['"...and then,"']],
  ['curly marks', 'He said “yes” and left.', ['“yes”']],
  [
    'curly marks with single ones inside',
    '“He said ‘yes’ to me,” she said.',
    ['“He said ‘yes’ to me,”', '‘yes’'],
  ],
  ['single marks at the end of double ones', '“He said ‘yes.’”', ['“He said ‘yes.’”', '‘yes.’']],
  [
    'curly marks at both ends of nested ones',
    '“‘Yes’ is all,” he said.',
    ['“‘Yes’ is all,”', '‘Yes’'],
  ],
  ['curly opening, straight closing', 'He said “yes" twice.', ['“yes"']],
  ['straight opening, curly closing', 'He said "yes” twice.', ['"yes”']],
  ['two opening curly marks', 'He said “yes“ twice.', ['“yes“']],
  ['two closing curly marks, as in Swedish', 'Han sa ”ja” två gånger.', ['”ja”']],
  [
    'Swedish with single marks inside',
    '”Hon sa ’ja’ nyss”, sa han.',
    ['”Hon sa ’ja’ nyss”', '’ja’'],
  ],
  ['reversed curly marks, as in Arabic', 'قال ”نعم“ ثم ذهب.', ['”نعم“']],
  ['low-high marks', 'Er sagte „ja“ und ging.', ['„ja“']],
  [
    'low-high marks with single ones inside',
    '„Er sagte ‚ja‘ dazu“, sagte sie.',
    ['„Er sagte ‚ja‘ dazu“', '‚ja‘'],
  ],
  ['Polish marks', 'Powiedział „tak” i wyszedł.', ['„tak”']],
  ['low mark with a straight one', 'Er sagte „ja" und ging.', ['„ja"']],
  ['two low-high pairs', '„Ja“, sagte er. „Nein“, sagte sie.', ['„Ja“', '„Nein“']],
  [
    'low-high marks around English ones',
    '„Das “Yes” war laut“, sagte er.',
    ['„Das “Yes” war laut“', '“Yes”'],
  ],
  ['guillemets with blanks', 'Il dit : « Oui. » Elle part.', ['« Oui. »']],
  ['guillemets with narrow blanks', 'Il dit : «\u202FOui\u202F» deux fois.', ['«\u202FOui\u202F»']],
  ['guillemets without blanks', 'Dijo «sí» y salió.', ['«sí»']],
  ['guillemets with curly marks inside', '«Dijo “sí” ayer», dijo.', ['«Dijo “sí” ayer»', '“sí”']],
  [
    'guillemets inside guillemets',
    '« Il a dit « oui » hier »',
    ['« Il a dit « oui » hier »', '« oui »'],
  ],
  ['guillemets pointing inwards', 'Er sagte »ja« und ging.', ['»ja«']],
  ['two pairs pointing inwards', '»Ja«, sagte er. »Nein«, sagte sie.', ['»Ja«', '»Nein«']],
  [
    'inwards with single ones inside',
    '»Er sagte ›ja‹ dazu«, sagte sie.',
    ['»Er sagte ›ja‹ dazu«', '›ja‹'],
  ],
  ['guillemets pointing one way', 'Han sa »ja» igen.', ['»ja»']],
  ['single guillemets', 'Er sagte ‹ja› dazu.', ['‹ja›']],
  ['single straight marks', "He said 'yes' and left.", ["'yes'"]],
  [
    'single straight marks with an apostrophe',
    "He said 'I don't know' and left.",
    ["'I don't know'"],
  ],
  ['single curly marks with an apostrophe', 'He said ‘I don’t know’ and left.', ['‘I don’t know’']],
  [
    'a plural inside single marks',
    'He said ‘the workers’ rights’ twice.',
    ['‘the workers’ rights’'],
  ],
  ['a dropped letter inside single marks', '‘I’m goin’ home,’ he said.', ['‘I’m goin’ home,’']],
  ['an Italian word cut short', "'Un po' di tutto,' disse.", ["'Un po' di tutto,'"]],
  ['a shortened word and a quotation', "Ol' 'Yes' man.", ["'Yes'"]],
  ['two pairs of single marks', 'Both ‘yes’ and ‘no’ count.', ['‘yes’', '‘no’']],
  ['two pairs of straight single marks', "Both 'yes' and 'no' count.", ["'yes'", "'no'"]],
  [
    'double marks inside single ones',
    '‘He said “yes” to me,’ she said.',
    ['‘He said “yes” to me,’', '“yes”'],
  ],
  ['apostrophes alone', "The workers' rights aren't James' or the boss's.", []],
  ['curly apostrophes alone', 'The workers’ rights aren’t James’ or the boss’s.', []],
  ['dropped beginnings', "In the '90s 'twas rock 'n' roll, 'cause we liked 'em.", []],
  ['curly dropped beginnings', 'In the ’90s ’twas rock ’n’ roll, ’cause we liked ’em.', []],
  ['wrongly curled dropped beginnings', 'In the ‘90s we liked ‘em.', []],
  [
    'a dropped beginning inside single marks',
    '‘It was rock ’n’ roll,’ he said.',
    ['‘It was rock ’n’ roll,’'],
  ],
  ['Dutch dropped beginnings', "Om 8 uur 's avonds in 't huis.", []],
  ['names with marks that are letters', 'At ‘Iolani on O‘ahu, al-‘Alawi spoke.', []],
  ['feet and inches', 'He is 6\'2" tall.', []],
  ['inches inside a quotation', '"It has a 27" screen," he said.', ['"It has a 27" screen,"']],
  [
    'a figure that ends a quotation',
    'He said "about 27" and then "about 30".',
    ['"about 27"', '"about 30"'],
  ],
  ['a Hebrew abbreviation', 'דובר צה"ל אמר.', []],
  ['a Hebrew abbreviation inside a quotation', 'הוא אמר "צה"ל כאן" והלך.', ['"צה"ל כאן"']],
  ['a Hebrew quotation after a prefix', 'הוא אמר ו"שלום" לך.', ['"שלום"']],
  ['Hebrew marks', 'קראו לו ״דני״ מצה״ל.', ['״דני״']],
  ['guillemets after an elision', 'L’« ami » d’hier.', ['« ami »']],
  [
    'Korean with a particle behind',
    '그는 "예"라고 말했고 \'아니오\'라고도 했다.',
    ['"예"', "'아니오'"],
  ],
  ['Korean curly marks', '그는 “예”라고 말했고 ‘아니오’라고도 했다.', ['“예”', '‘아니오’']],
  ['Chinese curly marks', '他说:“她说‘好’吗?”然后走了。', ['“她说‘好’吗?”', '‘好’']],
  ['Chinese straight marks', '他说"好"然后走了。', ['"好"']],
  ['corner brackets', '彼は「はい」と言った。', ['「はい」']],
  [
    'corner brackets nested',
    '「彼は『はい』と言った」と彼女は言った。',
    ['「彼は『はい』と言った」', '『はい』'],
  ],
  ['title brackets', '他读了《红楼梦》和〈序〉。', ['《红楼梦》', '〈序〉']],
  ['vertical and half-width brackets', '﹁甲﹃乙﹄﹂｢丙｣', ['﹁甲﹃乙﹄﹂', '﹃乙﹄', '｢丙｣']],
  ['Japanese double primes', '彼は〝はい〟と言った。', ['〝はい〟']],
  ['old agency marks', "He said ``yes'' and left.", ["``yes''"]],
  ['two apostrophes as a mark', "He said ''yes'' twice.", ["''yes''", "'yes'"]],
  [
    'an opening mark that is never closed',
    'He said “yes and left.\nShe stayed.',
    ['“yes and left.…'],
  ],
  [
    'a straight mark that is never closed',
    'He said "yes and left.\nShe stayed.',
    ['"yes and left.…'],
  ],
  ['a closing mark that was never opened', 'Yes,” he said. “No.”', ['“No.”']],
  ['a straight closing mark that was never opened', 'Yes," he said. "No."', ['"No."']],
  [
    'a missing closing mark before another pair',
    '“Yes, he said. “No,” she said.',
    ['“Yes, he said.…', '“No,”'],
  ],
  [
    'an unclosed single mark after a comma inside',
    '“He said, ‘yes, I think,” she said.',
    ['“He said, ‘yes, I think,”', '‘yes, I think,…'],
  ],
  ['an unclosed low mark', 'Er sagte „ja und ging.', ['„ja und ging.…']],
  ['an unclosed corner bracket', '彼は「はいと言った。\n次。', ['「はいと言った。…']],
  ['two paragraphs', '“One.\n“Two,” he said. “Three.”', ['“One.\n“Two,”', '“Three.”']],
  [
    'three paragraphs with blank lines',
    '“One.\n\n“Two.\n\n“Three,” he said.',
    ['“One.\n\n“Two.\n\n“Three,”'],
  ],
  ['two paragraphs with straight marks', '"One.\n"Two," he said.', ['"One.\n"Two,"']],
  ['two paragraphs with single marks', "'One.\n'Two,' he said.", ["'One.\n'Two,'"]],
  ['two paragraphs with curly single marks', '‘One.\n‘Two,’ he said.', ['‘One.\n‘Two,’']],
  ['two paragraphs with low-high marks', '„Eins.\n„Zwei“, sagte er.', ['„Eins.\n„Zwei“']],
  ['two paragraphs with guillemets', '« Un.\n« Deux », dit-il.', ['« Un.\n« Deux »']],
  ['Spanish repeats the closing mark', '«Uno.\n»Dos.\n»Tres», dijo.', ['«Uno.\n»Dos.\n»Tres»']],
  [
    'nested through paragraphs',
    '“‘One.\n“‘Two,’ he said,” she said.',
    ['“‘One.\n“‘Two,’ he said,”', '‘One.\n“‘Two,’'],
  ],
  ['repeated but never closed', '“One.\n“Two.\nThree.', ['“One.\n“Two.…']],
  ['not repeated', '“One.\nTwo.”', ['“One.…']],
  [
    'a missing closing mark before two pairs',
    '"One, he said. "Two," she said. "Three."',
    ['"One, he said.…', '"Two,"', '"Three."'],
  ],
  ['a mark repeated inside a paragraph', '"One. "Two," he said.', ['"One.…', '"Two,"']],
  [
    'an error in one paragraph does not reach the next',
    '“One, he said. “Two,” she said.\n“Three,” he said.',
    ['“One, he said.…', '“Two,”', '“Three,”'],
  ],
  ['dialogue is not one quotation', '“One.”\n“Two.”\n“Three.”', ['“One.”', '“Two.”', '“Three.”']],
  ['blanks at the end of an unclosed one', '“One.  \nTwo.', ['“One.…']],
];

const pieces = [
  '"',
  "'",
  '“',
  '”',
  '„',
  '‘',
  '’',
  '‚',
  '«',
  '»',
  '‹',
  '›',
  '「',
  '」',
  '『',
  '』',
  '``',
  "''",
  ' ',
  '\n',
  'word',
  's',
  'S',
  '.',
  ',',
  '字',
  '6',
  '😀',
  '(',
  ')',
  '—',
  'ש',
];
const textArbitrary = fc
  .array(fc.constantFrom(...pieces), { maxLength: 30 })
  .map((parts) => parts.join(''));

function brief(text: string): string[] {
  return quotationsOf(text).map(
    ({ start, end, close }) => text.slice(start, end) + (close === null ? '…' : ''),
  );
}

describe('quotationsOf', () => {
  it.each(cases)('AN2 %s', (_name, text, quotations) => {
    expect(brief(text)).toEqual(quotations);
  });

  it('AN2 names the marks', () => {
    expect(quotationsOf('a „b“ “c')).toEqual([
      { start: 2, end: 5, open: '„', close: '“' },
      { start: 6, end: 8, open: '“', close: null },
    ]);
  });

  it('AN2 quotations begin and end with their marks, come in text order, and nest', () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        const found = quotationsOf(text);
        for (const [index, { start, end, open, close }] of found.entries()) {
          expect(text.startsWith(open, start)).toBe(true);
          expect(text.slice(start, end).endsWith(close ?? '')).toBe(true);
          expect(end - start).toBeGreaterThanOrEqual(open.length + (close?.length ?? 0));
          expect(text.slice(start, end).trim().length).toBe(end - start);
          const next = found[index + 1];
          expect(
            next === undefined || next.start > start || (next.start === start && next.end <= end),
          ).toBe(true);
          expect(
            found.every((other) => other.start <= start || other.start >= end || other.end <= end),
          ).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('AN2 a text of 100,000 marks takes no more than a moment', () => {
    for (const unit of ["'a ", '"a ', '“a ', "a' ", '«a ', '“a\n', "'a\n"]) {
      const text = unit.repeat(100_000);
      expect(quotationsOf(text).length).toBeLessThanOrEqual(100_000);
    }
  }, 20_000);
});

describe('quotationAt', () => {
  it('AN2 is the innermost that holds or touches the offset', () => {
    const text = 'He: “a ‘b’ c” d';
    const found = Array.from({ length: text.length + 1 }, (_, offset) => {
      const range = quotationAt(text, offset);
      return range === null ? '' : text.slice(range.start, range.end);
    });
    const outer = '“a ‘b’ c”';
    expect(found).toEqual([
      '',
      '',
      '',
      '',
      outer,
      outer,
      outer,
      '‘b’',
      '‘b’',
      '‘b’',
      outer,
      outer,
      outer,
      outer,
      '',
      '',
    ]);
  });

  it('AN2 of two that touch it is the later', () => {
    expect(quotationAt('“a”“b”', 3)).toEqual({ start: 3, end: 6 });
  });

  it('AN2 reaches through the paragraphs of a quotation from any of them', () => {
    const text = 'x\n“One.\n\n“Two.\n“Three,” he said.\n“Four.”';
    for (const offset of [3, 9, 12, 17, 22])
      expect(quotationAt(text, offset)).toEqual({ start: 2, end: 23 });
    expect(quotationAt(text, 27)).toBeNull();
    expect(quotationAt(text, 36)).toEqual({ start: 33, end: 40 });
  });

  it('AN2 agrees with the quotations of the whole text', () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        const all = quotationsOf(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          const holding = all.filter(({ start, end }) => start <= offset && offset < end);
          const touching = holding.length > 0 ? holding : all.filter(({ end }) => end === offset);
          const length = Math.min(...touching.map(({ start, end }) => end - start));
          const expected = touching.findLast(({ start, end }) => end - start === length);
          expect(quotationAt(text, offset)).toEqual(
            expected === undefined ? null : { start: expected.start, end: expected.end },
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([-1, 4])('offset %i outside the text is refused', (offset) => {
    expect(() => quotationAt('abc', offset)).toThrow(RangeError);
  });
});
