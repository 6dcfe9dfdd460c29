import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCsv, writeCsv } from './csv.ts';
import { safeName } from './file-names.ts';
import { readFiles } from './read-files.ts';
import { file, imported, json, NOTHING_HERE, readOne, seen } from './sample-reading.ts';

const task = (text: string, spans: readonly object[]): object => ({ text, spans });
const codes = (sources: Parameters<typeof readFiles>[0]): readonly string[] =>
  readFiles(sources, NOTHING_HERE).problems.map(({ code, place, found }) =>
    `${code} ${place} ${found ?? ''}`.trim(),
  );

describe('a file that is of no use', () => {
  it.each([
    ['R35 nothing in it', '', ['unknown-format']],
    [
      'R35 a web page under the name of a set',
      '<!doctype html><html><body>Log in</body></html>',
      ['unknown-format  <!doctype html><html><body>Log in</body></html>'],
    ],
    [
      'R36 JSON cut off',
      '{"total": 2, "rows": [{"id": "a"',
      ['truncated line 1, column 33 truncated'],
    ],
    [
      'R40 nested without end',
      `${'['.repeat(200)}${']'.repeat(200)}`,
      ['not-json line 1, column 101 too-deep'],
    ],
    ['JSON of nothing that is known', '{"hello": "world"}', ['unknown-format  {"hello": "world"}']],
  ])('%s is named, and others beside it are read', (_, text, expected) => {
    const good = json('good.jsonl', task('He said so.', [{ start: 3, end: 7, label: 'cue' }]));
    expect(codes([file('bad.json', text)])).toEqual(expected);
    expect(seen(imported(readOne([file('bad.json', text), good])).known)).toEqual(['cue|said|']);
  });

  it('R37 Windows-1252 is read and said so; UTF-16 is read', () => {
    const old = {
      name: 'a.jsonl',
      bytes: Uint8Array.from([
        ...strToU8('{"text": "caf'),
        0xe9,
        ...strToU8('", "spans": [{"start": 0, "end": 4, "label": "x"}]}'),
      ]),
    };
    const reading = readOne([old]);
    expect(seen(imported(reading).known)).toEqual(['x|café|']);
    expect(reading.problems).toMatchObject([
      { code: 'other-encoding', place: 'byte 13', kept: true },
    ]);
    const wide = '\uFEFF{"text": "港 café", "spans": [{"start": 2, "end": 6, "label": "x"}]}';
    const bytes = Uint8Array.from(
      [...wide].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]),
    );
    expect(seen(imported(readOne([{ name: 'b.jsonl', bytes }])).known)).toEqual(['x|café|']);
  });
});

describe('a row that is of no use', () => {
  it.each([
    ['swapped', { start: 7, end: 3 }],
    ['negative', { start: -1, end: 4 }],
    ['a fraction', { start: 0.5, end: 4 }],
    ['beyond the text', { start: 3, end: 4000 }],
    ['2^53', { start: 2 ** 53, end: 2 ** 53 + 2 }],
    ['empty', { start: 3, end: 3 }],
    ['no number', { start: 'three', end: [] }],
    ['missing', {}],
  ])('R46 offsets %s are refused with their place, the rest is read', (_, offsets) => {
    const reading = readOne([
      json(
        'a.jsonl',
        task('He said so.', [
          { ...offsets, label: 'x' },
          { start: 3, end: 7, label: 'cue' },
        ]),
      ),
    ]);
    expect(seen(imported(reading).known)).toEqual(['cue|said|']);
    expect(reading.problems).toMatchObject([{ code: 'bad-offset', kept: false }]);
    expect(reading.problems[0]?.place).toContain('/spans/0');
  });

  it('R46 words put bad offsets right, and R49 what is nowhere is an orphan', () => {
    const reading = readOne([
      json(
        'a.jsonl',
        task('He said so.', [
          { start: 900, end: 904, label: 'cue', text: 'said' },
          { start: 0, end: 2, label: 'cue', text: 'sang' },
        ]),
      ),
    ]);
    const { known, plan } = imported(reading);
    expect(seen(known)).toEqual(['cue|said|', 'cue|?sang|']);
    expect(plan.plans[0]?.report.reanchored).toHaveLength(1);
    expect(plan.plans[0]?.report.orphaned).toHaveLength(1);
  });

  it('R47 an end inside a character is widened, and said so', () => {
    const text = 'So 👩‍👩‍👧 said.';
    const { known, plan } = imported(
      readOne([json('a.jsonl', task(text, [{ start: 3, end: 4, label: 'x' }]))]),
    );
    expect(seen(known)).toEqual(['x|👩‍👩‍👧|']);
    expect(plan.plans[0]?.report.repaired.map(({ reason }) => reason?.code)).toEqual(['widened']);
  });

  it('R48 counts bytes or graphemes where all words say so', () => {
    const text = 'é👩‍👩‍👧 said so, né.';
    const bytes = (words: string): number => strToU8(text.slice(0, text.indexOf(words))).length;
    const span = (words: string, count: (words: string) => number, length: number) => ({
      start: count(words),
      end: count(words) + length,
      text: words,
      label: 'x',
    });
    const inBytes = readOne([
      json('a.jsonl', task(text, [span('said', bytes, 4), span('so', bytes, 2)])),
    ]);
    expect(inBytes.units).toMatchObject([{ unit: 'bytes', how: 'detected' }]);
    const graphemes = (words: string): number =>
      [...new Intl.Segmenter().segment(text.slice(0, text.indexOf(words)))].length;
    const inGraphemes = readOne([
      json('a.jsonl', task(text, [span('said', graphemes, 4), span('né', graphemes, 2)])),
    ]);
    expect(inGraphemes.units).toMatchObject([{ unit: 'graphemes', how: 'detected' }]);
    expect(seen(imported(inGraphemes).known)).toEqual(['x|said|', 'x|né|']);
  });

  it('R50 the nearest place decides among several, or none does', () => {
    const text = `He said yes. ${'x'.repeat(300)} She said no.`;
    const reading = readOne([
      json(
        'a.jsonl',
        task(text, [
          { start: 5, end: 9, label: 'near', text: 'said' },
          { start: null, end: null, label: 'nowhere', text: 'said' },
        ]),
      ),
    ]);
    const { known } = imported(reading);
    expect(seen(known)).toEqual(['near|said|', 'nowhere|?said|']);
    const [near, nowhere] = known.records.flatMap((record) =>
      record.kind === 'annotation' ? [record.body.span[0]?.start] : [],
    );
    expect(near).toBe(3);
    expect(nowhere).toBe(0);
  });

  it('R52 line ends of two characters are one, wherever the tool counted them', () => {
    const text = 'One.\r\nTwo said.\r\nThree said.\r\n';
    const asFile = text.indexOf('Three');
    const asKept = text.replaceAll('\r\n', '\n').indexOf('Three');
    for (const start of [asFile, asKept]) {
      const { known } = imported(
        readOne([
          json('a.jsonl', task(text, [{ start, end: start + 5, label: 'x', text: 'Three' }])),
        ]),
      );
      expect(seen(known)).toEqual(['x|Three|']);
      expect([...known.texts.values()]).toEqual(['One.\nTwo said.\nThree said.\n']);
    }
  });

  it('R53 R54 other forms of a letter or blank are found, and said to be changed or moved', () => {
    const text = 'They left Port E\u0301lan in the\u00A0morning, all of them, by boat.';
    const { known, plan } = imported(
      readOne([
        json(
          'a.jsonl',
          task(text, [
            { start: 10, end: 34, label: 'x', text: 'Port Élan in the morning, all' },
            { start: 22, end: 33, label: 'y', text: 'the morning' },
          ]),
        ),
      ]),
    );
    expect(seen(known)).toEqual([
      'x|Port E\u0301lan in the\u00A0morning, all|',
      'y|the\u00A0morning|',
    ]);
    expect(plan.plans[0]?.report.reanchored.map(({ reason }) => reason?.code)).toEqual([
      'changed',
      'moved',
    ]);
  });

  it('R49 words of any characters are looked for as they are', () => {
    const words = '(a+b)*[c]-{d}|e^f$g.h?i\\j/k "l" #m &n,o;p';
    const text = `One line.\n\nAnother with ${words.replaceAll(' ', '\u00A0')} in it.`;
    const { known, plan } = imported(
      readOne([json('a.jsonl', task(text, [{ start: 1, end: 5, label: 'x', text: words }]))]),
    );
    expect(seen(known)).toEqual([`x|${words.replaceAll(' ', '\u00A0')}|`]);
    expect(plan.plans[0]?.report.reanchored).toHaveLength(1);
  });

  it('R42 an id that stands twice gets another one, and the count is right', () => {
    const spans = [
      { id: 'a', start: 0, end: 2, label: 'x' },
      { id: 'a', start: 3, end: 7, label: 'y' },
    ];
    const reading = readOne([json('a.jsonl', task('He said so.', spans))]);
    expect(seen(imported(reading).known)).toEqual(['x|He|', 'y|said|']);
    expect(reading.problems).toMatchObject([{ code: 'duplicate-id', kept: true }]);
  });

  it('R41 names that mean something to objects are dropped', () => {
    const text =
      '{"text": "He said so.", "__proto__": {"polluted": 1}, "spans": [{"start": 0, "end": 2, "label": "__proto__", "attributes": {"__proto__": "x", "constructor": "y"}}]}';
    const reading = readOne([file('a.jsonl', text)]);
    expect(seen(imported(reading).known)).toEqual(['__proto__|He|']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(JSON.stringify(reading.sets)).not.toContain('polluted');
  });

  it('R55 R56 R57 control characters, lone surrogates and marks of direction are kept as they are', () => {
    const text = 'A\u0000 \u0007 \uD83D b \u202Egnp.exe\u202C end';
    const { known } = imported(
      readOne([
        json(
          'a.jsonl',
          task(text, [{ start: 8, end: 17, label: '\u202Ex', text: text.slice(8, 17) }]),
        ),
      ]),
    );
    // No UTF-8 text can hold half a pair, so the hash that names the text could not either.
    expect([...known.texts.values()]).toEqual([text.replace('\uD83D', '\uFFFD')]);
    expect(seen(known)).toEqual([`\u202Ex|${text.slice(8, 17)}|`]);
  });

  it('R58 tags are told apart whatever their case and width, and kept as they are written', () => {
    const spans = ['QUOTE', 'ｑｕｏｔｅ', 'Person', 'PERSON', '🦆', '', 'y'.repeat(10_000)].map(
      (label, i) => ({ start: i, end: i + 1, label }),
    );
    const reading = readOne([json('a.jsonl', task('He said so.', spans))]);
    expect(reading.missingTags.map(({ id }) => id)).toEqual([
      'Person',
      '🦆',
      'highlighting',
      'y'.repeat(200),
    ]);
    const tags = imported(reading).known.records.flatMap((record) =>
      record.kind === 'annotation' ? [record.body.tag] : [],
    );
    expect(tags.slice(0, 4)).toEqual(['quote', 'quote', 'Person', 'Person']);
  });

  it('R59 R62 R63 unknown tags are kept, hostile words are words', () => {
    const label = '<img src=x onerror=alert(1)>';
    const { known } = imported(
      readOne([
        json('a.jsonl', {
          ...task('He said so.', [{ start: 0, end: 2, label, note: 'javascript:alert(1)' }]),
          url: 'javascript:alert(1)',
        }),
      ]),
    );
    expect(seen(known)).toEqual([`${label}|He| # javascript:alert(1)`]);
    expect(known.articles.map(({ body }) => body.url)).toEqual(['']);
    expect(known.codebooks[0]?.body.tags.map(({ id }) => id)).toContain(label);
  });

  it('R60 what Galley does not know goes out again to the same format', () => {
    const reading = readOne([
      json('a.jsonl', {
        ...task('He said so.', [{ start: 0, end: 2, label: 'x', 'my:colour': 'red' }]),
        _task_hash: 99,
      }),
    ]);
    expect(JSON.stringify(imported(reading).known.records[0]?.foreign)).toContain('my:colour');
    expect(JSON.stringify(imported(reading).known.sets[0]?.foreign)).toContain('_task_hash');
  });
});

describe('XML', () => {
  it.each([
    [
      'a bomb of entities',
      '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><TEI><text>&b;</text></TEI>',
      /entity|undefined/iu,
    ],
    [
      'a file from elsewhere',
      '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><text>&x;</text></TEI>',
      /entity|undefined/iu,
    ],
    ['tags that do not match', '<TEI><text></TEI>', /./u],
    ['a tag that is cut off', '<TEI><text>words', /./u],
    ['elements without end', `<TEI>${'<p>'.repeat(5000)}`, /too deep/u],
  ])('R40 %s is refused with its line, and nothing is expanded', (_, text, reason) => {
    const reading = readOne([file('a.xml', text)]);
    expect(reading.sets.flatMap(({ items }) => items)).toEqual([]);
    expect(reading.problems).toMatchObject([
      { file: 'a.xml', code: 'unreadable', place: 'line 1' },
    ]);
    expect(reading.problems[0]?.found).toMatch(reason);
  });
});

describe('files that look like others', () => {
  it('an article may begin with a bracket', () => {
    const { texts, problems } = readFiles(
      [file('a.txt', '[Update] The mayor spoke.'), file('b.txt', '[1] First, the quay.')],
      NOTHING_HERE,
    );
    expect([texts.length, problems]).toEqual([2, []]);
  });

  it('R48 a file that mixes units is put right span by span', () => {
    const text = '🚢🚢🚢 He said one, then two, then three of them.';
    const at = (words: string, more: number) => ({
      start: text.indexOf(words) - 3 + more,
      end: text.indexOf(words) - 3 + more + words.length,
      text: words,
      label: 'x',
    });
    const { known, plan } = imported(
      readOne([
        json(
          'a.jsonl',
          task(text, [at('said', 0), at('one', 0), at('two', 3), at('three', 3), at('them', 0)]),
        ),
      ]),
    );
    expect(seen(known)).toEqual(['x|said|', 'x|one|', 'x|two|', 'x|three|', 'x|them|']);
    expect(plan.plans[0]?.report.repaired.map(({ words }) => words)).toEqual(['two', 'three']);
  });

  it('R48 spans without words that end inside words in one unit, and never in the other, count the other', () => {
    const text = '🚢🚢🚢 He said one, then two, then three of them.';
    const at = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      label: 'x',
    });
    const reading = readOne([
      json('a.jsonl', task(text, ['said', 'then two', 'three', 'them'].map(at))),
    ]);
    expect(reading.units).toMatchObject([{ unit: 'code-units', how: 'most' }]);
    const { known, plan } = imported(reading);
    expect(seen(known)).toEqual(['x|said|', 'x|then two|', 'x|three|', 'x|them|']);
    expect(plan.plans[0]?.report.repaired).toHaveLength(4);
  });
});

describe('archives', () => {
  const row = strToU8(JSON.stringify(task('He said so.', [{ start: 3, end: 7, label: 'cue' }])));

  it('R70 are read with clean names; housekeeping is passed over', () => {
    const bytes = zipSync({
      '../../etc/a.jsonl': row,
      '__MACOSX/._a': strToU8('x'),
      'C:\\b\u202E.txt': strToU8('A text.'),
      '/abs/c.txt': strToU8('Another.'),
    });
    const { readings, texts, problems } = readFiles([{ name: 'set.zip', bytes }], NOTHING_HERE);
    expect(readings).toHaveLength(1);
    expect(texts.map(({ name }) => name)).toEqual(['b.txt', 'abs/c.txt']);
    expect(problems).toEqual([]);
  });

  it('R69 bombs are refused by their directory, nested ones beyond one level too', () => {
    const bomb = zipSync({ 'a.txt': new Uint8Array(64 * 1024 * 1024) });
    expect(codes([{ name: 'bomb.zip', bytes: bomb }])).toEqual([
      'archive-limit a.txt too-dense 200',
    ]);
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`${i}.txt`, new Uint8Array(0)])),
      { level: 0 },
    );
    expect(codes([{ name: 'many.zip', bytes: many }])).toEqual([
      'archive-limit  too-many-entries 5000',
    ]);
    const nested = zipSync({
      'a.zip': zipSync({ 'b.zip': zipSync({ 'c.txt': row }), 'ok.jsonl': row }),
    });
    const outcome = readFiles([{ name: 'n.zip', bytes: nested }], NOTHING_HERE);
    expect(outcome.problems).toMatchObject([{ place: 'a/b.zip', code: 'archive-limit' }]);
    expect(outcome.readings).toHaveLength(1);
  });

  it('R69 a directory that lies about sizes yields no more than it says', () => {
    const bytes = zipSync({ 'a.txt': strToU8('x'.repeat(100_000)) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint32(directory + 24, 10, true);
    const { texts, problems } = readFiles([{ name: 'lie.zip', bytes }], NOTHING_HERE);
    expect(texts.map(({ text }) => text.length <= 10)).not.toContain(false);
    expect(texts.length + problems.length).toBe(1);
  });

  it('a damaged archive is named', () => {
    const bytes = zipSync({ 'a.jsonl': row }).slice(0, 60);
    expect(codes([{ name: 'cut.zip', bytes }])).toEqual(['unreadable  damaged']);
  });
});

describe('CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    ' =1+1',
    '\n=1',
    '＝1',
    "'=1",
    "''=1",
    '-',
    '  \u3000@x',
  ])('R67 %j begins with an apostrophe, which reading takes away', (cell) => {
    const text = writeCsv([['a', cell]], { withMark: false, withFormulas: false });
    expect(text).toContain(`'${cell.replaceAll('"', '""')}`);
    expect(readCsv(text)[0]?.cells).toEqual(['a', cell]);
    expect(writeCsv([['a', '=1']], { withMark: false, withFormulas: true })).toBe('a,=1\r\n');
  });

  it('R68 any cells survive separators, quotes and line ends', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r\n', "'", '=', ' ', '港', '👩‍👩‍👧', '\t'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constant('x,'), cell, cell), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (rows, withMark) => {
          const all = [['a', 'b', 'c'], ...rows];
          expect(
            readCsv(writeCsv(all, { withMark, withFormulas: false })).map(({ cells }) => cells),
          ).toEqual(all);
        },
      ),
    );
  });
});

describe('names of files', () => {
  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'fallback'],
    ['nul.txt', 'fallback'],
    ['a\u202Egnp.exe', 'a-gnp.exe'],
    ['  ...  ', 'fallback'],
    ['Ärger über 港', 'Ärger-über-港'],
    ['x'.repeat(300), 'x'.repeat(80)],
    ['a/b:c*d?', 'a-b-c-d'],
  ])('R71 %j becomes %j', (words, name) => {
    expect(safeName(words, 'fallback')).toBe(name);
  });
});

describe('anything', () => {
  it('R46 no JSON of whatever shape makes a reader throw', () => {
    const keys = [
      'text',
      'spans',
      'start',
      'end',
      'label',
      'annotations',
      'result',
      'value',
      'target',
      'selector',
      'body',
      'rows',
      'uri',
      'user',
      'data',
      'entities',
      'relations',
      'type',
      'id',
      'exact',
      'completed_by',
      'tokens',
    ];
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(
          'He said',
          '',
          null,
          true,
          -1,
          0,
          3,
          1.5,
          'labels',
          'relation',
          'Annotation',
          'TextQuoteSelector',
        ),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 6 }),
      ),
    })).node;
    fc.assert(
      fc.property(value, value, (a, b) => {
        const { readings } = readFiles([json('a.json', [a, b]), json('b.json', a)], NOTHING_HERE);
        for (const reading of readings)
          expect(imported(reading).plan.plans).toHaveLength(reading.sets.length);
      }),
      { numRuns: 400 },
    );
  });
});
