import { describe, expect, it } from 'vitest';

import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { wordsOf } from '#core/domain/span.ts';

import { draftsOf } from '../drafts.ts';
import { changesBetween } from './changes.ts';
import { changeFinding, versionFindings } from './version-findings.ts';

const EARLIER = `Harbour bridge closed

The old bridge was closed on Monday after a storm, the council said. Some 40 people were brought to safety by Anna Berg, a ferry captain.

“We have never seen wind like this,” mayor Ada Quill said. The repair is to cost 2 million euros.

Trains run as usual.
`;

function told(later: string, earlier = EARLIER) {
  return changesBetween(earlier, later).changes.map(({ from, to, about }) => [
    about,
    earlier.slice(from.start, from.end),
    later.slice(to.start, to.end),
  ]);
}

const edit = (...pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((text, [old, now]) => {
    if (!text.includes(old)) throw new Error(`no ${old}`);
    return text.replace(old, now);
  }, EARLIER);

describe('TX4 what a new version changed', () => {
  it('is nothing between equal texts', () => {
    expect(changesBetween(EARLIER, EARLIER)).toEqual({ changes: [], notice: null });
  });

  it.each([
    ['figure', ['Some 40 people', 'Some 45 people'], ['40 people', '45 people']],
    ['figure', ['2 million', '3 million'], ['2 million euros', '3 million euros']],
    ['date', ['on Monday', 'on Tuesday'], ['Monday', 'Tuesday']],
    ['name', ['Anna Berg', 'Hanna Berg'], ['Anna Berg', 'Hanna Berg']],
    ['quotation', ['never seen wind', 'rarely seen wind'], ['never', 'rarely']],
    ['words', ['Trains run', 'No trains run'], ['Trains', 'No trains']],
    [
      'marks',
      ['“We have never seen wind like this,”', '"We have never seen wind like this,"'],
      null,
    ],
  ] as const)('concerns a %s', (about, [old, now], words) => {
    const [first, ...rest] = told(edit([old, now]));
    expect(first?.[0]).toBe(about);
    if (words !== null) {
      expect(first?.[1]).toContain(words[0].split(' ')[0]);
      expect(first?.[2]).toContain(words[1].split(' ')[0]);
      expect(rest).toEqual([]);
    }
  });

  it('tells what was added, taken out and moved apart', () => {
    expect(told(EARLIER.replace('\n\nTrains run as usual.', ''))).toEqual([
      ['words', 'Trains run as usual.', ''],
    ]);
    expect(told(`${EARLIER}\nSchools stay shut.\n`)).toEqual([['words', '', 'Schools stay shut.']]);
    const [head = '', first = '', second = '', ...rest] = EARLIER.split('\n\n');
    const moved = [head, second, first, ...rest].join('\n\n');
    expect(told(moved).map(([about]) => about)).toContain('place');
  });

  it('does not take a quotation that comes whole for one that was changed', () => {
    const later = `${EARLIER}\n“All trains are safe,” the railway said.\n`;
    expect(told(later).map(([about]) => about)).toEqual(['words']);
  });

  it('hears the later version say so', () => {
    const quiet = edit(['Some 40', 'Some 45']);
    expect(changesBetween(EARLIER, quiet).notice).toBeNull();
    for (const note of [
      'Correction: the number of people was 45.',
      'An earlier version of this article misstated the number of people.',
      'Korrektur: In einer früheren Fassung stand eine andere Zahl.',
    ]) {
      const { notice } = changesBetween(EARLIER, `${quiet}\n${note}\n`);
      expect(notice).toEqual({ start: quiet.length + 1, end: quiet.length + 1 + note.length });
    }
  });

  it('becomes an error with the earlier words as correction and evidence', () => {
    const later = edit(['Some 40', 'Some 45'], ['Trains run', 'No trains run']);
    const [earlier, now] = [
      { id: 'ni:///sha-256;a', text: EARLIER },
      { id: 'ni:///sha-256;b', text: later },
    ];
    const [only, ...rest] = versionFindings(earlier, now, changesBetween(EARLIER, later));
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ kind: 'number', severity: 'major' });
    expect(only?.title).toContain('without notice');
    if (only === undefined) return;
    const texts = new Map([earlier, now].map(({ id, text }) => [id, text]));
    const [draft] = draftsOf(only, defaultCodebook, texts).drafts;
    expect(draft?.articleId).toBe(now.id);
    expect(wordsOf(draft?.span ?? [])).toContain('45');
    expect(draft?.attributes).toMatchObject({
      kind: 'number',
      correction: expect.stringContaining('40'),
      evidence: [{ articleId: earlier.id, fragments: [{ exact: expect.stringContaining('40') }] }],
    });
  });

  it('is minor where the account says so, and the note itself is none', () => {
    const later = `${edit(['Some 40', 'Some 45'])}\nCorrection: it was 45 people, not 40.\n`;
    const findings = versionFindings(
      { id: 'a', text: EARLIER },
      { id: 'b', text: later },
      changesBetween(EARLIER, later),
    );
    expect(findings.map(({ severity }) => severity)).toEqual(['minor']);
  });

  it('stands on what is left of a sentence or quotation that words were taken out of', () => {
    const later = edit(['wind like this', 'wind'], ['Some 40 people', 'People']);
    const findings = changesBetween(EARLIER, later).changes.map((change) =>
      changeFinding({ id: 'a', text: EARLIER }, { id: 'b', text: later }, change, false),
    );
    const words = findings.map(({ spans: [spot], correction }) => [
      later.slice(spot?.start, spot?.end),
      correction,
    ]);
    expect(words[1]).toEqual([
      '“We have never seen wind,”',
      '“We have never seen wind like this,”',
    ]);
    expect(words).toHaveLength(2);
  });

  it('stands on the account as a whole where words were taken out', () => {
    const later = EARLIER.replace('\n\nTrains run as usual.', '');
    const [change] = changesBetween(EARLIER, later).changes;
    if (change === undefined) throw new Error('no change');
    const finding = changeFinding(
      { id: 'a', text: EARLIER },
      { id: 'b', text: later },
      change,
      false,
    );
    expect(finding.spans).toEqual([{ article: 'b', start: 0, end: 0 }]);
    expect(finding.title).toContain('Trains run as usual.');
  });
});
