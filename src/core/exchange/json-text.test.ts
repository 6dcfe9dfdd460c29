import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEEPEST, findTooDeep, parseJson } from './json-text.ts';

function problem(text: string) {
  const outcome = parseJson(text);
  return outcome.ok ? null : outcome.problem;
}

describe('parseJson', () => {
  it('takes a byte order mark', () => {
    expect(parseJson('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  });

  it.each(['', '   ', '\uFEFF', '\n\n'])('an empty file is said to be empty: %j', (text) => {
    expect(problem(text)).toEqual({ code: 'empty', path: '' });
  });

  it('a login page saved as .json is told apart, with how it begins', () => {
    expect(problem('\n<!doctype html>\n<title>Sign in</title>')).toEqual({
      code: 'html',
      path: '',
      found: '<!doctype html>\n<title>Sign in</title>',
    });
  });

  it.each([
    ['{"a": 1,\n  "b": [1, 2', 2, 13],
    ['{"a": "cut of', 1, 14],
    ['{"a": tru', 1, 10],
    ['[1, 2,', 1, 7],
    ['{"a"', 1, 5],
    ['{', 1, 2],
    ['[-', 1, 3],
    ['["\\u12', 1, 7],
  ])('a truncated file is told apart, with line and column: %j', (text, line, column) => {
    expect(problem(text)).toEqual({ code: 'truncated', path: '', line, column });
  });

  it.each([
    ['{"a": 1,\n  b: 2}', 2, 3, 'b: 2}'],
    ['{"a": 1,}', 1, 9, '}'],
    ['[1 2]', 1, 4, '2]'],
    ["{'a': 1}", 1, 2, "'a': 1}"],
    ['{"a": NaN}', 1, 7, 'NaN}'],
    ['{"a": 01}', 1, 7, '01}'],
    ['{"a": 1]', 1, 8, ']'],
    ['{"a" 1}', 1, 6, '1}'],
    ['{}{}', 1, 3, '{}'],
    ['["a\tb"]', 1, 2, '"a\tb"]'],
    ['["\\x41"]', 1, 2, '"\\x41"]'],
    ['not json at all', 1, 1, 'not json at all'],
    ['a,b,c\n1,2,3\n', 1, 1, 'a,b,c\n1,2,3\n'],
  ])('other than JSON is found with line and column: %j', (text, line, column, found) => {
    expect(problem(text)).toEqual({ code: 'not-json', path: '', line, column, found });
  });

  it('what JSON.parse takes is taken, what it refuses is refused with a place inside the text', () => {
    const json = fc.json();
    fc.assert(
      fc.property(
        json,
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', ']', 'x', '\\', '1'),
        (text, at, put) => {
          const cut = at % (text.length + 1);
          const spoiled = `${text.slice(0, cut)}${put}${text.slice(cut + 1)}`;
          let isJson = true;
          try {
            JSON.parse(spoiled);
          } catch {
            isJson = false;
          }
          const outcome = parseJson(spoiled);
          expect(outcome.ok).toBe(isJson);
          if (outcome.ok || outcome.problem.code === 'empty') return;
          expect(['not-json', 'truncated', 'html']).toContain(outcome.problem.code);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a million lists inside one another are refused at once and without recursion', () => {
    const text = '['.repeat(1_000_000);
    const start = performance.now();
    expect(problem(text)).toMatchObject({
      code: 'too-deep',
      limit: DEEPEST,
      line: 1,
      column: DEEPEST + 1,
    });
    expect(problem(`{"a":"${'['.repeat(1_000_000)}`)).toMatchObject({ code: 'truncated' });
    expect(problem(`${'{"a":'.repeat(1_000_000)}1`)).toMatchObject({ code: 'too-deep' });
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('brackets in strings do not count', () => {
    expect(
      findTooDeep(JSON.stringify(['[{'.repeat(200), '\\', '"[', '\\"['.repeat(200)])),
    ).toBeNull();
    expect(findTooDeep('['.repeat(DEEPEST))).toBeNull();
  });
});
