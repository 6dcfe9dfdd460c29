import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isBlank } from './blanks.ts';
import { lineAt } from './paragraphs.ts';
import { nextSentenceStart, sentenceAt, sentencesOf } from './sentences.ts';

/** `|` parts the sentences of the paragraph. */
const cases: readonly [name: string, marked: string][] = [
  ['plain sentences', 'He left.| She stayed!| Why?| Nobody knows.'],
  ['a courtesy title', 'Then Mr. Example and Mrs. Sample left.| Dr. Test stayed.'],
  ['ranks', 'Gen. Ann Miller met Lt. Col. Bob Stone and Sgt. Lee.| They left.'],
  ['offices', 'Sen. Ruth Ames and Gov. Paul Hill spoke.| Rep. Dana Cole did not.'],
  ['initials', 'George W. Miller met J. R. R. Stone.| He left.'],
  ['an initial before a particle', 'The actor R. De Example came.| He sang.'],
  ['an acronym before a name', 'The U.S. Senate met.| It voted.'],
  ['an acronym before lower case', 'The U.S. economy grew.| It did.'],
  [
    'an acronym that ends a sentence',
    'He went to the U.S. The flight was long.'.replace('. The', '.| The'),
  ],
  ['an acronym that ends a sentence before a pronoun', 'They live in the U.K.| She does not.'],
  ['an acronym before a courtesy title', 'He left the U.S.| Mr. Example stayed.'],
  ['an acronym before a quotation', 'He left the U.S.| “We will see,” he said.'],
  ['a degree', 'She has a Ph.D. in law.| He has none.'],
  ['a company before a title', 'Example Inc. Chief Executive Ann Lee spoke.| He left.'],
  ['a company that ends a sentence', 'He works at Example Inc.| The firm is old.'],
  ['a junior', 'Martin Example Jr. Day is a holiday.| He was born then.'],
  ['a number', 'He lives at No. 5 Long Street.| It is old.'],
  ['“no” as a word', 'She said no.| He said yes.'],
  ['a month with a day', 'It happened on Jan. 17 in Bonn.| Nobody saw it.'],
  ['a month with a capital', 'It began in Sept.| Police came.'],
  ['a time of day before lower case', 'At 8 a.m. he left.| She stayed.'],
  ['a time of day before a day', 'At 8 a.m. Monday he left.| She stayed.'],
  ['a time of day before a zone', 'At 8 p.m. EST it began.| It was late.'],
  ['a time of day that ends a sentence', 'It began at 8 p.m.| Police came.'],
  ['Latin ones', 'Fruit, e.g. Apples, i.e. Food, cf. Smith.| He eats.'],
  ['et cetera that ends', 'Apples, pears, etc.| Police came.'],
  ['versus', 'In Roe v. Wade and Ali vs. Frazier it was.| Then not.'],
  ['decimals', 'It cost 3.50 dollars, up 0.5 percent.| He paid.'],
  ['a year at the end', 'It was in 2016.| Nobody came.'],
  ['a figure begins the next', 'The attack lasted hours.| 20 people were hurt.'],
  ['an amount begins the next', 'He won the prize.| $5 million went to him.'],
  ['a list number', '1. Open the box.| 2. Close it.'],
  ['an ellipsis in the middle', 'He was ... not there.| She was.'],
  ['an ellipsis before a name', 'He saw … Example and left.| She stayed.'],
  ['an ellipsis at the end', 'He waited...| Then he left.'],
  ['an ellipsis character at the end', 'He waited…| Then he left.'],
  ['a bracketed ellipsis', 'He said [...] Example was there.| She left.'],
  ['an ellipsis after a full stop', 'He left. ...| Then he came.'],
  ['a quotation that goes on in lower case', '"It is so." he said.| She left.'],
  ['a question that goes on in lower case', '“Is it so?” she asked.| He left.'],
  ['an exclamation that goes on after a dash', '„Geh!“ – rief er.| Sie ging.'],
  ['a quotation that ends', '“It is so.”| He left.'],
  ['single marks inside double ones', '“He said ‘Go.’”| She left.'],
  [
    'a bracket',
    'He left. (She did not.) They came.'.replaceAll('. (', '.| (').replace(') T', ')| T'),
  ],
  ['a name with an exclamation mark', 'The firm Yahoo! is old.| It was sold.'],
  ['several marks', 'What?!| No!!!| Really.'],
  ['a note number', 'It is so.[1]| He left.[2]| She stayed.'],
  ['a web address', 'See www.example.com/?q=1 for more.| He did.'],
  ['Hebrew', 'הוא הלך.| היא נשארה.| למה?'],
  ['Arabic', 'هل ذهب؟| نعم، ذهب.| بقيت هي.'],
  ['Urdu', 'وہ گیا۔| وہ رہی۔'],
  ['Hindi', 'वह गया।| वह रही।| क्यों?'],
  ['Chinese', '他走了。|她留下了！|为什么？|没人知道。'],
  ['Chinese before a figure', '他走了。|2020年又来了。|5人留下。'],
  ['Chinese with quotation marks', '他说:“走吧。”|她走了。'],
  ['Japanese with a particle', '「行こう。」と彼は言った。|彼女は残った。'],
  ['Japanese with two quotations', '「行こう。」|「いいえ。」'],
  ['Korean with a particle', '그는 "가자."라고 말했다.| "왜?"| 그녀가 물었다.'],
  ['Korean', '그는 떠났다.| 그녀는 남았다.'],
  ['Russian with initials', 'Писатель А. С. Пример родился в Москве.| Он жил там.'],
  ['Greek question mark', 'Τι είναι αυτό;| Δεν ξέρω.'],
  ['German abbreviations', 'Er kam z. B. Montag, d. h. Früh, bzw. Abends.| Sie kam nicht.'],
  ['a German date', 'Am 17. Januar kam er.| Sie kam am 3. Mai.'],
  [
    'a word that looks like an abbreviation in lower case',
    'He left with Phil. The others stayed.'.replace('. T', '.| T'),
  ],
  ['a lower-case abbreviation that begins a sentence', 'Cf. Smith.| Approx. Half stayed.'],
  ['a doctor of medicine', 'Dr. med. Eva Muster und Dr. rer. nat. Udo Probe kamen.| Sie sprachen.'],
  ['a French month', 'Né le 1er janv. 1950, av. J.-C. selon lui.| Il part.'],
  ['a German ordinal', 'Der 2. Weltkrieg begann.| Er kam am 3. Tag.'],
  ['a German figure at the end', 'Sie ist 17. Die anderen sind älter.'.replace('. Die', '.| Die')],
  ['German millions', 'Es kostet 5 Mio. Euro, vgl. Nr. 5.| Er zahlt.'],
  ['German titles', 'Prof. Dr. Beispiel und Dipl.-Ing. Muster kamen.| Sie sprachen.'],
  ['French monsieur', 'Alors M. Exemple et Mme Test sont partis.| Ils sont loin.'],
  ['French monsieur with a particle', 'Hier, M. Le Nom est parti.| Il est loin.'],
  ['French guillemets with blanks', 'Il dit : « Oui. »| Elle part.'],
  ['French guillemets that go on', '« Oui. » dit-il.| Elle part.'],
  ['a French elision begins the next', 'Il vit aux U.S.A.| L’homme part.'],
  ['Spanish titles', 'El Sr. Ejemplo y la Dra. Prueba salieron.| Nadie más.'],
  ['Spanish inverted marks', 'Salió.| ¿Por qué?| ¡Nadie sabe!'],
  ['Spanish States', 'Vive en EE. UU. desde ayer.| Es feliz.'],
  ['Italian titles', 'Il Sig. Esempio e l’Avv. Prova sono usciti.| Nessuno parla.'],
  ['Portuguese titles', 'O Sr. Exemplo e a Profa. Prova saíram.| Ninguém fala.'],
  ['Dutch titles', 'De heer drs. Voorbeeld en mevr. Proef gingen weg.| Niemand bleef.'],
  ['a paragraph without a stop', 'A headline without end'],
  ['blanks around', '  He left.  |  She stayed.  '],
  ['marks without words stay with the sentence before', 'He left. * * *'],
  ['an opening ellipsis', '... and Then he left.| She stayed.'],
];

const textArbitrary = fc
  .array(
    fc.constantFrom(
      'He left. ',
      'Mr. ',
      'U.S. ',
      '“',
      '” ',
      '" ',
      'he said. ',
      'No. 5 ',
      '... ',
      '… ',
      '? ',
      '! ',
      '。',
      '「',
      '」',
      'と',
      '字',
      '1. ',
      ' ',
      '\n',
      '(',
      ') ',
      '.',
      '[1] ',
      'Word',
      'word ',
      '« ',
      ' » ',
      '😀',
      '\u0301',
      'a.m. ',
      'J. ',
      'I. ',
      '17. Mai ',
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

function textsOf(text: string): string[] {
  return sentencesOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
}

describe('sentencesOf', () => {
  it.each(cases)('AN2 %s', (_name, marked) => {
    expect(textsOf(marked.replaceAll('|', ''))).toEqual(
      marked.split('|').map((part) => part.trim()),
    );
  });

  it('AN2 keeps to the paragraph that was asked for', () => {
    const text = 'One. Two.\nThree. Four.';
    const found = sentencesOf(text, 10, text.length).map(({ start, end }) =>
      text.slice(start, end),
    );
    expect(found).toEqual(['Three.', 'Four.']);
  });

  it('AN2 ends a sentence at a line feed, whatever stands before it', () => {
    expect(textsOf('Mr.\nExample\nleft')).toEqual(['Mr.', 'Example', 'left']);
  });

  it('AN2 sentences lie in order, without blanks at their ends, and leave only blanks between', () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        let covered = 0;
        let left = '';
        for (const { start, end } of sentencesOf(text, 0, text.length)) {
          expect(covered <= start && start < end).toBe(true);
          expect(isBlank(text.charCodeAt(start)) || isBlank(text.charCodeAt(end - 1))).toBe(false);
          left += text.slice(covered, start);
          covered = end;
        }
        expect((left + text.slice(covered)).trim()).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [-1, 2],
    [0, 9],
  ])('the range %i…%i outside the text is refused', (start, end) => {
    expect(() => sentencesOf('abc', start, end)).toThrow(RangeError);
  });
});

describe('sentenceAt', () => {
  it('AN2 is the sentence that begins at the offset or before it', () => {
    const text = '  One. Two.\n\nThree.';
    const found = Array.from({ length: text.length + 1 }, (_, offset) => {
      const { start, end } = sentenceAt(text, offset);
      return text.slice(start, end);
    });
    expect(found.slice(0, 7)).toEqual(Array(7).fill('One.'));
    expect(found.slice(7, 12)).toEqual(Array(5).fill('Two.'));
    expect(found[12]).toBe('');
    expect(found.slice(13)).toEqual(Array(7).fill('Three.'));
  });

  it('AN2 agrees with the sentences of the whole paragraph', () => {
    fc.assert(
      fc.property(textArbitrary, fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const line = lineAt(text, offset);
        const sentences = sentencesOf(text, line.start, line.end);
        const expected = sentences.findLast(({ start }) => start <= offset) ?? sentences[0];
        expect(sentenceAt(text, offset)).toEqual(expected ?? { start: offset, end: offset });
      }),
      { numRuns: 1000 },
    );
  });

  it('AN2 agrees with them in a very long line too', () => {
    const arbitrary = fc
      .array(textArbitrary, { minLength: 200, maxLength: 400 })
      .map((parts) => parts.join('').replaceAll('\n', ' '));
    fc.assert(
      fc.property(
        arbitrary,
        fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
        (text, seeds) => {
          const sentences = sentencesOf(text, 0, text.length);
          for (const seed of seeds) {
            const offset = seed % (text.length + 1);
            const expected = sentences.findLast(({ start }) => start <= offset) ?? sentences[0];
            expect(sentenceAt(text, offset)).toEqual(expected);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([-1, 4])('offset %i outside the text is refused', (offset) => {
    expect(() => sentenceAt('abc', offset)).toThrow(RangeError);
  });
});

describe('nextSentenceStart', () => {
  const text = 'One is here.  Mr. Two left. “Three?” she asked.\n\nFour.';
  const starts = [0, text.indexOf('Mr.'), text.indexOf('“Three'), text.indexOf('Four')];

  it('AN2 goes through the sentences forward to the end of the text', () => {
    const way: number[] = [];
    for (let at = 0; at < text.length;) way.push((at = nextSentenceStart(text, at, 'forward')));
    expect(way).toEqual([...starts.slice(1), text.length]);
  });

  it('AN2 goes backward to the start of the sentence first, then to the one before', () => {
    const way: number[] = [];
    for (let at = text.length; at > 0;) way.push((at = nextSentenceStart(text, at, 'backward')));
    expect(way).toEqual(starts.toReversed());
  });

  it('always gets on', () => {
    const piece = fc.constantFrom('A b.', ' ', '\n', '“C?” ', '🙂. ', 'Dr. ', '。', '漢字。');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(80), (pieces, at) => {
        const whole = pieces.join('');
        const offset = Math.min(at, whole.length);
        const after = nextSentenceStart(whole, offset, 'forward');
        const before = nextSentenceStart(whole, offset, 'backward');
        expect(after > offset || offset === whole.length).toBe(true);
        expect(before < offset || offset === 0).toBe(true);
      }),
    );
  });
});
