import { expect, test } from 'vitest';

import { FORMATS } from '#core/exchange/formats/registry.ts';

import { WRITTEN_FORMATS } from './written-formats.ts';

test('EX4 every format that can be written is offered', () => {
  const written = FORMATS.filter(({ id, write }) => id !== 'galley' && write !== undefined);
  expect(WRITTEN_FORMATS.map(({ id }) => id).toSorted()).toEqual(
    written.map(({ id }) => id).toSorted(),
  );
});
