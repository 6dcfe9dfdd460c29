import { describe, expect, it } from 'vitest';

import { plainSpelling } from './spelling.ts';

describe('plainSpelling', () => {
  it.each([
    ['apologise', 'apologize'],
    ['organisations', 'organizations'],
    ['analysed', 'analyzed'],
    ['colour', 'color'],
    ['neighbourhood', 'neighborhood'],
    ['centres', 'centers'],
    ['defence', 'defense'],
    ['travelled', 'traveled'],
    ['programme', 'program'],
    ['dialogue', 'dialog'],
    ['grey', 'gray'],
  ])('CM2 %s and %s are one word', (british, american) => {
    expect(plainSpelling(british)).toBe(plainSpelling(american));
  });

  it.each([
    ['four', 'for'],
    ['hour', 'hor'],
    ['rise', 'rize'],
    ['affluence', 'affluense'],
    ['filled', 'filed'],
    ['devour', 'devoir'],
    ['open', 'opened'],
  ])('CM2 %s and %s are two', (one, other) => {
    expect(plainSpelling(one)).not.toBe(plainSpelling(other));
  });
});
