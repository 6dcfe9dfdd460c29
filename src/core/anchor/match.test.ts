import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isGraphemeBoundary } from '#core/text/graphemes.ts';

import { describeSpan } from './describe.ts';
import { matchSpan } from './match.ts';

/** The words between the bars in one edition of a text, looked for in another. */
function find(marked: string, now: string) {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  const text = marked.replaceAll('|', '');
  const match = matchSpan(now, describeSpan(text, { start, end }));
  return match === null || match === 'ambiguous'
    ? match
    : { words: now.slice(match.start, match.end), sure: match.sure, start: match.start };
}

describe('matchSpan', () => {
  it('TX4 words in their place are exact', () => {
    expect(find('He said |so| today.', 'He said so today.')).toEqual({
      words: 'so',
      sure: 'exact',
      start: 8,
    });
  });

  it('TX4 words that moved with their context are found', () => {
    expect(find('He said |so| today.', 'Yesterday it rained. He said so today.')).toMatchObject({
      words: 'so',
      sure: 'moved',
      start: 29,
    });
  });

  it('the context decides among several', () => {
    const now =
      'NEW LEAD. The first man said yes to it. The second woman said yes to him. The third child said yes.';
    expect(
      find(
        'The first man said yes to it. The second woman said |yes| to him. The third child said yes.',
        now,
      ),
    ).toMatchObject({ sure: 'moved', start: now.indexOf('yes to him') });
  });

  it('nearness decides where contexts are alike', () => {
    const line = 'The committee met and voted on the bill that day. ';
    const filler = 'x'.repeat(400);
    const now = `${line}${filler}${line}`;
    const match = matchSpan(now, {
      exact: 'voted',
      prefix: 'The committee met and ',
      suffix: ' on the bill that day. ',
      start: 23,
    });
    expect(match).toMatchObject({ start: 22, sure: 'moved' });
  });

  it('says ambiguous rather than guess', () => {
    const twice = 'He said yes. She said no. He said yes.';
    expect(matchSpan(twice, { exact: 'He said yes', prefix: '', suffix: '', start: null })).toBe(
      'ambiguous',
    );
    expect(matchSpan(twice, { exact: 'said', prefix: '', suffix: '', start: 12 })).toBe(
      'ambiguous',
    );
  });

  it('a short word that turns up in other company is not taken for the old one', () => {
    expect(
      find(
        'The ferry left |early| on Friday in the rain.',
        'Tickets sell out. An early start pays for those who travel far.',
      ),
    ).toBeNull();
  });

  it('a short word at the same offset of another edition is not taken on trust', () => {
    const now = 'Did it rain so hard? He said so today.';
    expect(
      find(
        'Hear, hear! |so| say all, he said. He said yes.',
        `${now.slice(0, 11)} so much for that. ${now}`,
      ),
    ).toBeNull();
  });

  it('a long quote is found whatever stands round it', () => {
    const quote = '“Nobody was hurt, and nobody will be hurt here”';
    expect(
      find(
        `First edition. |${quote}| she said.`,
        `Quite another story begins: ${quote}, wrote the mayor.`,
      ),
    ).toMatchObject({ words: quote, sure: 'moved' });
  });

  it.each([
    [
      'a letter',
      'The mayor said |nobody was hurt| on board.',
      'In brief: The mayor said nobody was hart on board.',
    ],
    [
      'the quotation marks',
      'She said: |"Nobody was hurt today."| Then she left.',
      'Later. She said: “Nobody was hurt today.” Then she left.',
    ],
    [
      'composed letters',
      'They left |Port Élan in the morning| by boat.',
      'Now: They left Port E\u0301lan in the morning by boat.',
    ],
    [
      'a hard blank',
      'It cost |40 million dollars| in all.',
      'Update. It cost 40\u00A0million dollars in all.',
    ],
    [
      'a soft hyphen',
      'The |communication between them| failed.',
      'Later: The communi\u00ADcation between them failed.',
    ],
  ])('TX4 words that differ in %s are found and said to be changed', (_, before, now) => {
    const found = find(before, now);
    expect(found).toMatchObject({ sure: 'changed' });
    expect(found).not.toBe('ambiguous');
  });

  it('words that differ in more than a fifth of their letters are not taken', () => {
    expect(
      find(
        'The mayor said |nobody was hurt| on board.',
        'The mayor said sixteen were hurt on board.',
      ),
    ).toBeNull();
  });

  it('AN3 a changed match ends at graphemes and takes no stray blank', () => {
    const now = 'He wrote:  wonderfull news 👩‍👩‍👧 today, my dear friends.';
    const found = find('He wrote: |wonderful news 👩‍👩‍👧| today, my dear friends.', now);
    expect(found).toMatchObject({ words: 'wonderfull news 👩‍👩‍👧', sure: 'changed' });
  });

  it('finds nothing for no words', () => {
    expect(matchSpan('text', { exact: '', prefix: '', suffix: '', start: 0 })).toBeNull();
  });

  it('an offset from anywhere does no harm', () => {
    for (const start of [-5, 1e9, Number.NaN, 0.5]) {
      expect(
        matchSpan('some words here', { exact: 'words', prefix: 'some ', suffix: ' here', start }),
      ).toMatchObject({ start: 5 });
    }
  });
});

const unicode = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', 'e\u0301', '👩‍👩‍👧', '𝒳', '港', 'ש', '\uD83D', '\n', '각'),
  minLength: 1,
  maxLength: 120,
});

describe('matchSpan as the reverse of describeSpan', () => {
  it('TX4 any span of any text is found where it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(unicode, fc.string({ unit: 'binary', minLength: 1 })),
        fc.nat(),
        fc.nat(),
        (text, from, length) => {
          const start = from % text.length;
          const end = Math.min(text.length, start + 1 + (length % 20));
          expect(matchSpan(text, describeSpan(text, { start, end }))).toMatchObject({
            start,
            end,
            sure: 'exact',
            score: 1,
          });
        },
      ),
    );
  });

  it('TX4 without its place a span is found, or said to be ambiguous, and never put on other words', () => {
    fc.assert(
      fc.property(unicode, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const end = Math.min(text.length, start + 1 + (length % 20));
        const match = matchSpan(text, { ...describeSpan(text, { start, end }), start: null });
        const words =
          match === null || match === 'ambiguous' ? match : text.slice(match.start, match.end);
        expect([text.slice(start, end), 'ambiguous']).toContain(words);
      }),
    );
  });

  it('TX4 whatever is found is a stretch of the text that ends at graphemes or on the very words', () => {
    fc.assert(
      fc.property(unicode, unicode, fc.nat(), fc.nat(), (text, other, from, length) => {
        const start = from % text.length;
        const end = Math.min(text.length, start + 1 + (length % 20));
        const described = describeSpan(text, { start, end });
        const match = matchSpan(other, described);
        if (match === null || match === 'ambiguous') return;
        expect(match.end).toBeGreaterThan(match.start);
        expect(match.end).toBeLessThanOrEqual(other.length);
        const isOnWords = other.slice(match.start, match.end) === described.exact;
        const isWhole =
          isGraphemeBoundary(other, match.start) && isGraphemeBoundary(other, match.end);
        expect(match.sure === 'changed' ? isWhole : isOnWords).toBe(true);
      }),
    );
  });
});
