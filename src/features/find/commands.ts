import { EMPTY_QUERY } from '#core/find/query.ts';
import type { Command } from '#state/commands.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { openStory } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import { focusFind } from './focus-find.ts';
import { hasHits, stepHit } from './open-hit.ts';

const hasStory = (): boolean => openStory(currentPlace().storyId) !== null;
const isFinding = (): boolean => currentPlace().find !== null;

/** What can be done about finding. */
export function findCommands(): readonly Command[] {
  return COMMANDS;
}

/** Ends finding and goes back to the text. */
export function closeFind(): void {
  goTo({ find: null }, 'push');
  focusText();
}

const COMMANDS: readonly Command[] = [
  {
    id: 'find',
    label: 'Find in the story…',
    group: 'View',
    keys: ['/', '$mod+Shift+f'],
    inFields: true,
    isEnabled: hasStory,
    run: () => {
      goTo({ view: 'read', find: currentPlace().find ?? EMPTY_QUERY }, 'push');
      focusFind();
    },
  },
  {
    id: 'find.next',
    label: 'Next of what was found',
    group: 'View',
    keys: ['F3', 'n'],
    inFields: true,
    isEnabled: hasHits,
    run: () => stepHit(1),
  },
  {
    id: 'find.previous',
    label: 'Previous of what was found',
    group: 'View',
    keys: ['Shift+F3', 'Shift+N'],
    inFields: true,
    isEnabled: hasHits,
    run: () => stepHit(-1),
  },
  {
    id: 'find.return',
    label: 'Back to the field of find',
    group: 'View',
    keys: ['Escape'],
    isEnabled: isFinding,
    run: focusFind,
  },
];
