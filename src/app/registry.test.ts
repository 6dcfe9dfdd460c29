import { beforeEach, describe, expect, test } from 'vitest';

import { SAMPLE_ANNOTATOR, sampleExport } from '#core/exchange/sample-story.ts';
import { comparisonCommands } from '#features/comparison/commands.ts';
import { findCommands } from '#features/find/commands.ts';
import { reviewCommands } from '#features/review/commands.ts';
import { taggingCommands } from '#features/tagging/commands.ts';
import { overlaps } from '#platform/keys.ts';
import { allCommands, canMeet, registerCommands } from '#state/commands.ts';
import { setKeySettings } from '#state/key-settings.ts';
import { contextMenu, mainMenu } from '#state/menus.ts';
import type { MenuSection } from '#state/menus.ts';
import { annotatorQuery, outlineQuery, queryClient, storiesQuery } from '#state/queries.ts';

import { appCommands } from './commands.ts';

const { story, articles, codebook, set } = sampleExport();
queryClient.setQueryData(storiesQuery.queryKey, [story]);
queryClient.setQueryData(annotatorQuery.queryKey, { id: SAMPLE_ANNOTATOR, name: '' });
queryClient.setQueryData(outlineQuery(story.storyId).queryKey, [
  story,
  ...articles,
  ...(codebook === null ? [] : [codebook]),
  set,
]);
registerCommands(taggingCommands);
registerCommands(reviewCommands);
registerCommands(appCommands);
registerCommands(findCommands);
registerCommands(comparisonCommands);

beforeEach(() => setKeySettings({ own: {}, letters: true }));

describe('UX3 the registry', () => {
  test('knows the tags of the codebook and the accounts of the story', () => {
    const ids = allCommands().map(({ id }) => id);
    expect(ids).toContain('tag.quote');
    expect(ids).toContain('account.1');
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every command is in exactly one menu', () => {
    const commands = allCommands();
    const enabled = commands.map((command) => ({ ...command, isEnabled: () => true }));
    for (const about of ['words', 'annotation'] as const) {
      const inMenus = [...idsIn(mainMenu(commands)), ...idsIn(contextMenu(enabled, about))];
      expect(inMenus.toSorted()).toEqual(commands.map(({ id }) => id).toSorted());
    }
  });

  test('the menu at the words holds what can be done, and not what cannot', () => {
    const [first, ...rest] = allCommands().filter(({ tag }) => tag !== undefined);
    if (first === undefined) throw new Error('no tags');
    const commands = [
      { ...first, isEnabled: () => true },
      ...rest.map((command) => ({ ...command, isEnabled: () => false })),
    ];
    expect(idsIn(contextMenu(commands, 'words'))).toEqual([first.id]);
  });

  // Enter and Escape mean what is at hand: the commands that have them are never enabled together.
  test.each([true, false])('no key is given twice, single-letter keys on: %s', async (letters) => {
    await setKeySettings({ letters });
    const keys = allCommands().flatMap((command) =>
      command.keys.map((key) => ({ id: command.id, command, key })),
    );
    const given = keys.filter(({ key }) => key !== 'Enter' && key !== 'Escape');
    const clashes = given.flatMap((a, i) =>
      given
        .slice(i + 1)
        .flatMap((b) =>
          canMeet(a.command, b.command) && overlaps(a.key, b.key) ? `${a.id} and ${b.id}` : [],
        ),
    );
    expect(clashes).toEqual([]);
  });

  test('UX5 with single-letter keys off no key is of characters alone, and none is lost', async () => {
    const before = allCommands();
    await setKeySettings({ letters: false });
    const after = allCommands();
    expect(after.map(({ keys }) => keys.length)).toEqual(before.map(({ keys }) => keys.length));
    const characters = after
      .flatMap(({ keys }) => keys)
      .filter((key) => /^(Shift\+)?(Digit)?.$/u.test(key));
    expect(characters).toEqual([]);
    expect(after.find(({ id }) => id === 'tag.quote')?.keys).toEqual(['Alt+q']);
    expect(after.find(({ id }) => id === 'account.1')?.keys).toEqual(['Alt+g 2']);
    expect(after.find(({ id }) => id === 'text.release')?.keys).toEqual(['Escape']);
  });
});

function idsIn(sections: readonly MenuSection[]): readonly string[] {
  return sections.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.kind === 'command' ? entry.command.id : entry.commands.map(({ id }) => id),
    ),
  );
}
