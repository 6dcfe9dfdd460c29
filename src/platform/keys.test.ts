import { describe, expect, test } from 'vitest';

import type { KeyPress } from './keys.ts';
import { isCharacters, overlaps, pressOf, takenBy, withModifier } from './keys.ts';

function press(key: string, ...held: readonly string[]): KeyPress {
  return { key, code: '', getModifierState: (name) => held.includes(name) };
}

describe('UX3 a press is written as a binding', () => {
  test.each([
    [press('T'), 't'],
    [press('T', 'Shift'), 'Shift+t'],
    [press('?', 'Shift'), 'Shift+?'],
    [press('z', 'Control', 'Shift'), '$mod+Shift+z'],
    [press('F8', 'Alt'), 'Alt+F8'],
    [press('+', 'Control'), '$mod++'],
    [press(' '), 'Space'],
    [press('й'), 'й'],
    [{ ...press('@', 'Shift'), code: 'Digit2' }, 'Shift+Digit2'],
    [{ ...press('2'), code: 'Digit2' }, '2'],
    [press('Control', 'Control'), null],
    [press('Dead'), null],
  ])('%#', (event, binding) => {
    expect(pressOf(event, false)).toBe(binding);
  });

  test('⌘ is $mod on a Mac, and Control is itself', () => {
    expect(pressOf(press('k', 'Meta'), true)).toBe('$mod+k');
    expect(pressOf(press('k', 'Control'), true)).toBe('Control+k');
  });
});

test.each([
  ['t', true],
  ['Shift+?', true],
  ['g 1', true],
  ['Space', true],
  ['😀', true],
  ['Digit1', true],
  ['Shift+Digit1', true],
  ['$mod+k', false],
  ['Alt+t', false],
  ['$mod+k s', false],
  ['Enter', false],
  ['Escape', false],
  ['ArrowLeft', false],
  ['Delete', false],
  ['F1', false],
])('UX5 %s is of characters alone: %s (WCAG 2.1.4)', (binding, expected) => {
  expect(isCharacters(binding)).toBe(expected);
  expect(withModifier(binding, false)).toBe(expected ? `Alt+${binding}` : binding);
  expect(withModifier(binding, true)).toBe(expected ? `Control+${binding}` : binding);
});

test.each([
  ['t', 't', true],
  ['T', 't', true],
  ['t', 'q', false],
  ['g', 'g 1', true],
  ['g 1', 'g', true],
  ['g 1', 'g 2', false],
  ['g 1', '1', false],
  ['$mod+Shift+z', 'Shift+$mod+z', true],
  ['$mod+k', 'Control+k', true],
  ['$mod+k', 'k', false],
  ['Digit1', '1', true],
  ['KeyK', 'k', true],
  ['Shift+Digit1', 'Digit1', false],
  // What single-letter keys turn into when they are off must be free too.
  ['s', 'Alt+s', true],
  ['Shift+?', 'Alt+Shift+?', true],
])('UX3 %s and %s get in the way of one another: %s', (a, b, expected) => {
  expect(overlaps(a, b, false)).toBe(expected);
  expect(overlaps(b, a, false)).toBe(expected);
});

test.each([
  ['$mod+w', 'closes the tab in the browser'],
  ['Control+T', 'opens a tab in the browser'],
  ['$mod+n', 'opens a window in the browser'],
  ['$mod+Shift+N', 'opens a private window in the browser'],
  ['Shift+$mod+w', 'closes the window in the browser'],
  ['g $mod+w', 'closes the tab in the browser'],
  ['Alt+F4', 'closes the window in the browser'],
  ['F5', 'loads the page again in the browser'],
  ['$mod++', 'zooms in in the browser'],
  ['Shift+Tab', 'moves the focus'],
  ['Alt+ArrowLeft', 'moves the caret'],
  ['Enter', 'answers whatever is open'],
  ['$mod+k', null],
  ['w', null],
  ['Alt+w', null],
  ['F8', null],
])('UX3 %s is taken: %s', (binding, reason) => {
  expect(takenBy(binding, false)).toBe(reason);
});

test('UX3 on a Mac ⌘ W is the browser’s and Control W is free', () => {
  expect(takenBy('$mod+w', true)).toBe('closes the tab in the browser');
  expect(takenBy('Control+w', true)).toBeNull();
});
