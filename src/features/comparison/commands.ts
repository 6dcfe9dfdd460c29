import type { Command } from '#state/commands.ts';
import type { ComparisonView, View } from '#state/location.ts';
import { currentPlace, goTo, putOnTheRight } from '#state/location.ts';
import { session } from '#state/session.ts';
import { openStory, siglumOf } from '#state/use-story.ts';

import { deck } from './deck.ts';
import type { ActName } from './deck.ts';
import { exportDossier } from './dossier.ts';

const VIEWS: readonly (readonly [ComparisonView, string, string])[] = [
  ['compare', 'Compare two accounts side by side', 'g c'],
  ['quotes', 'Quotes: who prints which words', 'g q'],
  ['claims', 'Claims: what each account says', 'g l'],
  ['topics', 'Topics: what each account speaks of', 'g t'],
  ['findings', 'Findings: where the accounts part', 'g f'],
];

const COLUMNS: readonly ComparisonView[] = ['compare'];
const ALL: readonly ComparisonView[] = VIEWS.map(([view]) => view);
const NOT_COMPARE = ALL.filter((view) => view !== 'compare');

const READING: readonly View[] = ['read'];

/** Name, label, key, and the views that have it. */
const ACTS: readonly (readonly [ActName, string, string, readonly View[]])[] = [
  ['tag', 'Make a tag of what is found', 'a', ALL],
  ['tagFirst', 'Tag the first place only', 'Shift+A', ALL],
  ['link', 'Link the passages', 'l', ALL],
  ['omit', 'Note the omission', 'o', ['topics']],
  ['read', 'Read it in its account', 'Enter', ALL],
  ['compare', 'See both accounts side by side', 'b', NOT_COMPARE],
  ['dismiss', 'Dismiss it, or take the dismissal back', 'x', ALL],
  ['dismissed', 'Show or hide what is dismissed', 's', ['findings']],
  ['next', 'Next', 'j', ALL],
  ['previous', 'Previous', 'k', ALL],
  ['swap', 'Let the two accounts change sides', 'w', COLUMNS],
  ['other', 'Another account on the right', 'r', COLUMNS],
  ['third', 'A third account beside two, where there is room', 'Shift+R', COLUMNS],
  ['together', 'Scroll both accounts together, or not', 'y', COLUMNS],
  ['differences', 'Only differences, or everything', 'f', COLUMNS],
  ['accept', 'Take what the account says of the quotation', 'y', READING],
  ['offer', 'Tag and link the counterparts in the other accounts…', 'u', READING],
];

/** Accounts that have a key of their own: one for each digit. */
const DIGITS = 9;

/** What can be done with the comparison. What belongs to the view in front is done by it. */
export function comparisonCommands(): readonly Command[] {
  return [...VIEW_COMMANDS, ...ACT_COMMANDS, ...accountCommands(), ...EXPORT_COMMANDS];
}

const hasStory = (): boolean => openStory(currentPlace().storyId) !== null;

const VIEW_COMMANDS = VIEWS.map(([view, label, key]): Command => ({
  id: view,
  label,
  group: 'View',
  keys: [key],
  isEnabled: () => hasStory() && currentPlace().view !== view,
  run: () => goTo({ view }, 'push'),
}));

const ACT_COMMANDS = ACTS.map(([name, label, key, view]): Command => ({
  id: `comparison.${name}`,
  label,
  says: () => deck()[name]?.label ?? label,
  group: 'Comparison',
  view,
  keys: [key],
  // While words are selected, the keys are for them.
  isEnabled: () => session().selection === null && deck()[name] !== undefined,
  run: () => deck()[name]?.run(),
}));

const FORMATS = [
  ['html', 'Comparison as a page to print'],
  ['md', 'Comparison as Markdown'],
  ['json', 'Comparison as JSON'],
] as const;

const EXPORT_COMMANDS = FORMATS.map(([format, label]): Command => ({
  id: `comparison.export.${format}`,
  label,
  group: 'Set',
  submenu: 'Export the comparison',
  keys: [],
  isEnabled: hasStory,
  run: () => {
    const story = openStory(currentPlace().storyId);
    if (story !== null) void exportDossier(story, format);
  },
}));

/** In Compare, a digit puts that account on the right. */
function accountCommands(): readonly Command[] {
  const articles = openStory(currentPlace().storyId)?.articles.slice(0, DIGITS) ?? [];
  return articles.map(({ articleId }, i): Command => ({
    id: `compare.with.${i}`,
    label: `Put account ${siglumOf(i)} on the right`,
    group: 'Comparison',
    submenu: 'Account on the right',
    view: 'compare',
    keys: [`Digit${i + 1}`],
    isEnabled: () => currentPlace().view === 'compare' && session().selection === null,
    run: () => putOnTheRight(articleId),
  }));
}
