import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addTag, changeAttribute, changeTag, moveTag, removeTag } from './codebook-edits.ts';
import { isCodebookOvertaken, rebaseCodebook } from './codebook-merge.ts';
import type { Codebook } from './codebook.ts';
import { defaultCodebook as base } from './default-codebook.ts';
import { asTagId } from './ids.ts';

const QUOTE = asTagId('quote');
const CLAIM = asTagId('claim');
const NO_KEYS = new Set<string>();
const rename = (label: string) => changeTag(base, QUOTE, { label });
const added = (label: string) => addTag(base, label, NO_KEYS).codebook;
const order = ({ tags }: Codebook): string => tags.map(({ id }) => id).join(' ');
const labelOf = (codebook: Codebook, id = QUOTE) =>
  codebook.tags.find((tag) => tag.id === id)?.label;

const variant = fc.oneof(
  fc.constant(base),
  fc.string({ maxLength: 5 }).map(rename),
  fc.constantFrom('Gap', 'Source').map(added),
  fc.nat(3).map((place) => moveTag(base, QUOTE, place)),
  fc.boolean().map((retire) => removeTag(base, CLAIM, retire)),
);

describe('ST2 two edits of one codebook', () => {
  it('an edit of what is there is that edit', () => {
    fc.assert(
      fc.property(variant, (after) => {
        expect(rebaseCodebook(base, after, base)).toEqual(after);
        expect(rebaseCodebook(base, base, after)).toEqual(after);
        expect(isCodebookOvertaken(base, after, after)).toBe(false);
      }),
    );
  });

  it('keep what each of them changed', () => {
    const other = changeTag(base, QUOTE, { key: 'w', letter: 'W' });
    const both = rebaseCodebook(base, rename('Citation'), other);
    expect(labelOf(both)).toBe('Citation');
    expect(both.tags.find(({ id }) => id === QUOTE)?.key).toBe('w');
    const claim = rebaseCodebook(base, rename('Citation'), changeTag(base, CLAIM, { label: 'X' }));
    expect([labelOf(claim), labelOf(claim, CLAIM)]).toEqual(['Citation', 'X']);
  });

  it('keep an attribute each', () => {
    const change = (id: string, label: string): Codebook => {
      const tag = base.tags.find((each) => each.id === QUOTE);
      return tag === undefined ? base : changeTag(base, QUOTE, changeAttribute(tag, id, { label }));
    };
    const both = rebaseCodebook(base, change('form', 'Manner'), change('speaker', 'Voice'));
    const labels = both.tags[1]?.attributes.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Manner', 'Voice']));
  });

  it('add and remove side by side', () => {
    expect(order(rebaseCodebook(base, added('Gap'), added('Source')))).toBe(
      'topic quote claim error gap source',
    );
    const without = rebaseCodebook(base, removeTag(base, CLAIM, true), added('Gap'));
    expect(order(without)).toBe('topic quote error gap');
    expect(without.retired?.map(({ id }) => id)).toEqual(['claim']);
    const gone = rebaseCodebook(base, rename('Citation'), removeTag(base, QUOTE, false));
    expect(order(gone)).toBe('topic claim error');
  });

  it('keep a new order beside a new tag', () => {
    expect(order(rebaseCodebook(base, moveTag(base, QUOTE, 0), added('Gap')))).toBe(
      'quote topic claim error gap',
    );
    expect(order(rebaseCodebook(base, added('Gap'), moveTag(base, QUOTE, 0)))).toBe(
      'quote topic claim error gap',
    );
  });

  it('raise the version twice, and never lower it over another edit', () => {
    const raised = (codebook: Codebook, version: number) => ({ ...codebook, version });
    const both = rebaseCodebook(
      raised(base, 1),
      raised(rename('Citation'), 2),
      raised(added('Gap'), 2),
    );
    expect(both.version).toBe(3);
    const undone = rebaseCodebook(
      raised(rename('Citation'), 2),
      raised(base, 1),
      raised(added('Gap'), 3),
    );
    expect(undone.version).toBe(3);
  });

  it('are overtaken only in what both touched', () => {
    const mine = rename('Citation');
    expect(isCodebookOvertaken(base, mine, changeTag(mine, CLAIM, { label: 'X' }))).toBe(false);
    expect(isCodebookOvertaken(base, mine, moveTag(mine, QUOTE, 0))).toBe(false);
    expect(isCodebookOvertaken(base, mine, changeTag(mine, QUOTE, { label: 'Other' }))).toBe(true);
    expect(isCodebookOvertaken(base, mine, removeTag(mine, QUOTE, true))).toBe(true);
  });
});
