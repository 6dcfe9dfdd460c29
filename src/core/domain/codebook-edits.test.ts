import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { testAnnotation } from '#core/testing/annotation.ts';

import { redoAct, undoAct } from './act.ts';
import { planAdoption } from './codebook-adoption.ts';
import {
  addAttribute,
  addTag,
  askFor,
  askingFor,
  changeAttribute,
  changeTag,
  moveAttribute,
  moveTag,
  removeAttribute,
  removeChoice,
  removeTag,
  renameChoice,
  restoreTag,
  splitTag,
  summarise,
} from './codebook-edits.ts';
import { keyProblem, letterProblem, tagNameProblem } from './codebook-problems.ts';
import type { Codebook, Tag } from './codebook.ts';
import { findTag } from './codebook.ts';
import { missingAttributes } from './completeness.ts';
import { defaultCodebook } from './default-codebook.ts';
import { asTagId } from './ids.ts';
import type { CodebookRecord } from './record.ts';
import { sourcingCodebook } from './sourcing-codebook.ts';
import { colourProblems } from './tag-colours.ts';

const QUOTE = asTagId('quote');
const NO_KEYS = new Set<string>();
const NO_COMMANDS = new Map<string, string>();

function tagIn(codebook: Codebook, id = QUOTE): Tag {
  const tag = findTag(codebook, id);
  if (tag === null) throw new Error(`no tag ${id}`);
  return tag;
}

const ids = (codebook: Codebook): readonly string[] => codebook.tags.map(({ id }) => id);

/** Anything an editor may do to a codebook, one after the other. */
const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const edits = fc.array(
  fc.oneof(
    label.map((name) => (codebook: Codebook) => {
      const free = tagNameProblem(codebook, null, name) === null;
      return free ? addTag(codebook, name, NO_KEYS).codebook : codebook;
    }),
    fc.tuple(fc.nat(9), fc.boolean()).map(([n, retire]) => (codebook: Codebook) => {
      const tag = codebook.tags[n];
      return tag === undefined ? codebook : removeTag(codebook, tag.id, retire);
    }),
    fc.tuple(fc.nat(9), fc.nat(9)).map(([n, place]) => (codebook: Codebook) => {
      const tag = codebook.tags[n];
      return tag === undefined ? codebook : moveTag(codebook, tag.id, place);
    }),
    fc.tuple(fc.nat(9), label).map(([n, name]) => (codebook: Codebook) => {
      const tag = codebook.tags[n];
      if (tag === undefined || tagNameProblem(codebook, null, name) !== null) return codebook;
      return splitTag(codebook, tag.id, name).codebook;
    }),
    fc.nat(3).map((n) => (codebook: Codebook) => {
      const tag = codebook.retired?.[n];
      return tag === undefined ? codebook : restoreTag(codebook, tag.id, NO_KEYS);
    }),
  ),
  { maxLength: 12 },
);
const edited = edits.map((list) =>
  list.reduce<Codebook>((codebook, edit) => edit(codebook), defaultCodebook),
);

describe('AN8 a codebook after any edits', () => {
  it('has every id once, no two tags with one key or one letter, and readable colours', () => {
    fc.assert(
      fc.property(edited, (codebook) => {
        const all = [...codebook.tags, ...(codebook.retired ?? [])];
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        const keys = codebook.tags.map(({ key }) => key).filter((key) => key !== '');
        expect(new Set(keys).size).toBe(keys.length);
        for (const tag of codebook.tags) {
          expect(letterProblem(codebook, tag.id, tag.letter)).toBeNull();
          expect(keyProblem(codebook, tag.id, tag.key, NO_COMMANDS)).toBeNull();
          expect(colourProblems(tag)).toEqual([]);
        }
        expect(codebook.retired?.length).not.toBe(0);
      }),
    );
  });

  it('is itself again when it is taken over from what it wrote', () => {
    fc.assert(
      fc.property(edited, fc.boolean(), (codebook, used) => {
        const plan = planAdoption(codebook, codebook, 'replace', () => used, NO_COMMANDS);
        expect(plan.codebook).toEqual(codebook);
        expect([plan.added, plan.changed, plan.retired, plan.gone].flat()).toEqual([]);
      }),
    );
  });
});

describe('AN8 tags', () => {
  it('keep their id under another name, and so their annotations', () => {
    const renamed = changeTag(defaultCodebook, QUOTE, { label: 'Citation' });
    expect(ids(renamed)).toEqual(ids(defaultCodebook));
    expect(tagIn(renamed).label).toBe('Citation');
  });

  it.each([
    ['Loaded language', 'loaded-language'],
    ['Québec', 'quebec'],
    ['来源', '来源'],
    ['¿?', 'tag'],
    ['Quote', 'quote-2'],
    ['a'.repeat(80), 'a'.repeat(60)],
  ])('named %s get the id %s', (name, id) => {
    expect(addTag(defaultCodebook, name, NO_KEYS).id).toBe(id);
  });

  it('are added with a letter, a key and a hue that are free', () => {
    const { codebook, id } = addTag(defaultCodebook, 'Quality', new Set(['u']));
    const { letter, key, line } = tagIn(codebook, id);
    expect([letter, key, line]).toEqual(['U', 'a', 'dashed']);
  });

  it('that are retired are found, not offered, and come back at the end', () => {
    const gone = removeTag(defaultCodebook, QUOTE, true);
    expect(ids(gone)).toEqual(['topic', 'claim', 'error']);
    expect(tagIn(gone)).toBe(tagIn(defaultCodebook));
    const back = restoreTag(gone, QUOTE, NO_KEYS);
    expect(ids(back)).toEqual(['topic', 'claim', 'error', 'quote']);
    expect(tagIn(back)).toEqual(tagIn(defaultCodebook));
    expect('retired' in back).toBe(false);
  });

  it('come back without the key and letter that another has by then', () => {
    const gone = removeTag(defaultCodebook, QUOTE, true);
    const taken = changeTag(gone, asTagId('topic'), { letter: 'Q', key: 'q' });
    const { letter, key } = tagIn(restoreTag(taken, QUOTE, NO_KEYS));
    expect([letter, key]).toEqual(['U', 'u']);
  });

  it('are split: the old one goes out of use, one like it takes its place', () => {
    const { codebook, id } = splitTag(defaultCodebook, QUOTE, 'Citation');
    expect(ids(codebook)).toEqual(['topic', 'citation', 'claim', 'error']);
    expect(tagIn(codebook)).toBe(tagIn(defaultCodebook));
    expect({ ...tagIn(codebook, id), id: QUOTE, label: 'Quote' }).toEqual(tagIn(codebook));
  });

  it('move to any place', () => {
    expect(ids(moveTag(defaultCodebook, QUOTE, 0))).toEqual(['quote', 'topic', 'claim', 'error']);
    expect(ids(moveTag(defaultCodebook, QUOTE, 99)).at(-1)).toBe('quote');
    expect(ids(moveTag(defaultCodebook, QUOTE, -5))[0]).toBe('quote');
  });
});

describe('AN8 attributes', () => {
  const error = tagIn(defaultCodebook, asTagId('error'));

  it('are added as text, renamed and moved under the same id', () => {
    const { attributes, id } = addAttribute(error, 'Desk');
    const tag = { ...error, attributes };
    expect(id).toBe('desk');
    const renamed = { ...tag, ...changeAttribute(tag, id, { label: 'Beat', type: 'number' }) };
    expect(renamed.attributes.at(-1)).toEqual({ id: 'desk', label: 'Beat', type: 'number' });
    expect(moveAttribute(renamed, id, 0).attributes[0]?.id).toBe('desk');
  });

  it('go from the summary and the requirements too', () => {
    const gone = { ...error, ...removeAttribute(error, 'severity') };
    expect(gone.requirements).toEqual([]);
    expect(gone.summary).toEqual(['kind']);
    const without = removeAttribute(error, 'evidence');
    expect(without.requirements.map(({ needs }) => needs)).toEqual([['correction']]);
  });

  it('are shown on the closed card or not', () => {
    expect(summarise(error, 'reason', true).summary).toEqual(['kind', 'severity', 'reason']);
    expect(summarise(error, 'kind', true).summary).toEqual(['kind', 'severity']);
    expect(summarise(error, 'kind', false).summary).toEqual(['severity']);
  });

  it('are asked for never, always or on a condition, and incompleteness follows', () => {
    expect(askingFor(error, 'correction')).toEqual({
      attribute: 'severity',
      among: ['major', 'critical'],
    });
    const never = { ...error, ...askFor(error, 'correction', 'never') };
    expect(askingFor(never, 'correction')).toBe('never');
    expect(askingFor(never, 'evidence')).not.toBe('never');
    const always = { ...never, ...askFor(never, 'kind', 'always') };
    const { body } = testAnnotation({ attributes: { severity: 'critical' } });
    expect(missingAttributes(body, always)).toEqual(['kind', 'evidence']);
    const again = askFor(always, 'correction', {
      attribute: 'severity',
      among: ['critical', 'major'],
    });
    expect(again.requirements).toEqual(error.requirements);
    expect({ ...always, ...askFor(always, 'kind', 'never') }.attributes).toEqual(error.attributes);
  });

  it('have their choices renamed and removed, in conditions too', () => {
    const renamed = { ...error, ...renameChoice(error, 'severity', 'major', 'grave') };
    expect(askingFor(renamed, 'evidence')).toEqual({
      attribute: 'severity',
      among: ['grave', 'critical'],
    });
    const once = { ...renamed, ...removeChoice(renamed, 'severity', 'grave') };
    const twice = { ...once, ...removeChoice(once, 'severity', 'critical') };
    expect(twice.attributes.find(({ id }) => id === 'severity')?.choices).toEqual(['minor']);
    expect(twice.requirements).toEqual([]);
  });
});

describe('AN10 undo of a codebook act', () => {
  const record: CodebookRecord = {
    ...testAnnotation(),
    kind: 'codebook',
    setId: '',
    articleId: '',
    body: defaultCodebook,
  };
  it('comes to what was before, and redo to what was done', () => {
    fc.assert(
      fc.property(edited, (body) => {
        const after = { ...record, body: { ...body, version: 2 } };
        const act = {
          label: 'edit',
          tab: 't',
          at: record.modified,
          undone: 0,
          changes: [{ before: record, after }],
        };
        const [undone] = undoAct(act, () => after).changes;
        expect(undone?.after.body).toEqual(record.body);
        const [redone] = redoAct(act, () => record).changes;
        expect(redone?.after.body).toEqual(after.body);
      }),
    );
  });
});

describe('AN8 names, letters and keys', () => {
  const commands = new Map([['s', 'Expand']]);
  it.each([
    ['', { code: 'empty' }],
    ['  ', { code: 'empty' }],
    ['topic ', { code: 'taken', by: 'Topic' }],
    ['quote', null],
    ['x'.repeat(81), { code: 'too-long', limit: 80 }],
  ])('a tag renamed %j', (name, problem) => {
    expect(tagNameProblem(defaultCodebook, QUOTE, name)).toEqual(problem);
  });

  it('does not take the name of a tag out of use', () => {
    const gone = removeTag(defaultCodebook, QUOTE, true);
    expect(tagNameProblem(gone, null, 'quote')).toEqual({ code: 'retired', by: 'Quote' });
  });

  it.each([
    ['', null],
    ['Q', null],
    [' t ', { code: 'taken', by: 'Topic' }],
    ['S', { code: 'taken', by: 'Expand' }],
    ['qq', { code: 'not-a-key' }],
    ['?', { code: 'not-a-key' }],
    ['é', null],
  ])('a key %j', (key, problem) => {
    expect(keyProblem(defaultCodebook, QUOTE, key, commands)).toEqual(problem);
  });

  it.each([
    ['t', { code: 'taken', by: 'Topic' }],
    ['Qu', null],
    ['Quo', { code: 'too-long', limit: 2 }],
    ['👩‍👩‍👧', null],
    ['', { code: 'empty' }],
  ])('a letter %j', (letter, problem) => {
    expect(letterProblem(defaultCodebook, QUOTE, letter)).toEqual(problem);
  });
});

describe('AN8 taking over a codebook', () => {
  const commands = new Map([['r', 'Something else']]);

  it('says what is new, out of use, gone and without a key', () => {
    const plan = planAdoption(
      defaultCodebook,
      sourcingCodebook,
      'replace',
      (id) => id === QUOTE,
      commands,
    );
    expect(plan.added.map(({ id }) => id)).toEqual(ids(sourcingCodebook));
    expect(plan.retired.map(({ id }) => id)).toEqual(['quote']);
    expect(plan.gone.map(({ id }) => id)).toEqual(['topic', 'claim', 'error']);
    expect(plan.keyless).toEqual(['Source']);
    expect(plan.codebook.retired?.map(({ id }) => id)).toEqual(['quote']);
    expect(plan.codebook.title).toBe('Sourcing and verification');
  });

  it('adds tags beside those there, with letters and keys of their own', () => {
    const plan = planAdoption(defaultCodebook, sourcingCodebook, 'add', () => false, NO_COMMANDS);
    const { tags } = plan.codebook;
    expect(tags.slice(0, 4)).toEqual(defaultCodebook.tags);
    expect(new Set(tags.map(({ letter }) => letter)).size).toBe(tags.length);
    expect(plan.keyless).toEqual(['Evidence', 'Check']);
    expect(plan.codebook.relations.length).toBeGreaterThan(defaultCodebook.relations.length);
    const again = planAdoption(plan.codebook, sourcingCodebook, 'add', () => false, NO_COMMANDS);
    expect(again.codebook).toEqual(plan.codebook);
  });

  it('makes colours readable that are not', () => {
    const light = { ink: '#ffee00', tint: '#fffef0', active: '#fff8b0' };
    const pale = changeTag(defaultCodebook, QUOTE, { light });
    const plan = planAdoption(defaultCodebook, pale, 'replace', () => true, NO_COMMANDS);
    expect(plan.recoloured).toEqual(['Quote']);
    expect(plan.changed.map(({ after }) => after.id)).toEqual(['quote']);
    expect(colourProblems(tagIn(plan.codebook))).toEqual([]);
  });
});
