import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { GROUNDS } from '../src/core/domain/tag-colours.ts';

const css = readFileSync(new URL('../src/app/tokens.css', import.meta.url), 'utf8');

/** The two colours of a token; of several rules the first one, since high contrast comes later. */
function token(name) {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css);
  const full = (colour) => (colour.length === 4 ? colour.replaceAll(/[^#]/g, '$&$&') : colour);
  return { light: full(light), dark: full(dark) };
}

test.each(['light', 'dark'])(
  'AN8 tag colours are held against the %s grounds of the page',
  (theme) => {
    expect({
      paper: token('paper')[theme],
      desk: token('desk')[theme],
      raise: token('raise')[theme],
      bar: token('inv')[theme === 'light' ? 'dark' : 'light'],
      text: token('ink')[theme],
    }).toEqual(GROUNDS[theme]);
  },
);
