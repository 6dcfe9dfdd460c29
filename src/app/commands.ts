import type { ArticleRecord } from '#core/domain/record.ts';
import type { Command } from '#state/commands.ts';
import { redo, undo } from '#state/commit.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { historyQuery, queryClient } from '#state/queries.ts';
import { announce, notify, openOverlay, session, setSession } from '#state/session.ts';
import type { Theme } from '#state/session.ts';
import { openStory, siglumOf } from '#state/use-story.ts';

import { backUp, restoreBundled } from './chunks.ts';
import { pickFile } from './pick-file.ts';
import { canOpenMenu, openMenuAtWords } from './use-context-menu.ts';

/** How far the reading face goes from its usual size, in px. */
const SMALLEST = -2;
const LARGEST = 6;

/** The account that is open. */
function versionedAccount(): ArticleRecord | null {
  const { storyId, articleId } = currentPlace();
  const articles = openStory(storyId)?.articles ?? [];
  return articles.find((article) => article.articleId === articleId) ?? articles[0] ?? null;
}

const always = (): boolean => true;
const hasStory = (): boolean => openStory(currentPlace().storyId) !== null;

/** What can be done anywhere. */
export function appCommands(): readonly Command[] {
  const story = openStory(currentPlace().storyId);
  const accounts = (story?.articles ?? []).map((article, index): Command => {
    const siglum = siglumOf(index);
    return {
      id: `account.${index}`,
      label: `Go to account ${siglum}${article.body.outlet === '' ? '' : `, ${article.body.outlet}`}`,
      group: 'Account',
      submenu: 'Go to account',
      keys: index < 9 ? [`g ${index + 1}`] : [],
      isEnabled: always,
      run: () => goTo({ articleId: article.articleId, annotationId: null }, 'push'),
    };
  });
  return [...STANDING, ...accounts];
}

const STANDING: readonly Command[] = [
  {
    id: 'palette',
    label: 'Search or run a command',
    group: 'View',
    keys: ['$mod+k', 'F1'],
    inFields: true,
    isEnabled: always,
    run: () => openOverlay('palette'),
  },
  {
    id: 'keys',
    label: 'All keys',
    group: 'View',
    keys: ['Shift+?'],
    isEnabled: always,
    run: () => openOverlay('keys'),
  },
  {
    id: 'undo',
    label: 'Undo',
    says: () => named('Undo', 'undo'),
    group: 'Set',
    keys: ['$mod+z'],
    isEnabled: always,
    run: () => void undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    says: () => named('Redo', 'redo'),
    group: 'Set',
    keys: ['$mod+Shift+z', '$mod+y'],
    isEnabled: always,
    run: () => void redo(),
  },
  {
    id: 'export',
    label: 'Export a set…',
    group: 'Set',
    keys: ['$mod+s'],
    inFields: true,
    isEnabled: hasStory,
    run: () => openOverlay('export'),
  },
  {
    id: 'import',
    label: 'Import a set…',
    group: 'Set',
    keys: ['$mod+o', 'i'],
    inFields: true,
    isEnabled: hasStory,
    run: () => pickFile('import'),
  },
  {
    id: 'add',
    label: 'Add accounts or a story…',
    group: 'Account',
    keys: ['Shift+I'],
    isEnabled: always,
    run: () => openOverlay('add'),
  },
  {
    id: 'versions',
    label: 'What was changed since the earlier version…',
    group: 'Account',
    keys: ['Shift+V'],
    isEnabled: () => (versionedAccount()?.body.replaces ?? null) !== null,
    run: () =>
      setSession({ overlay: 'versions', versionsOf: versionedAccount()?.articleId ?? null }),
  },
  {
    id: 'stories',
    label: 'Stories and what is known of their accounts',
    group: 'View',
    keys: ['g s'],
    isEnabled: () => hasStory() && currentPlace().view !== 'stories',
    run: () => goTo({ view: 'stories', annotationId: null }, 'push'),
  },
  {
    id: 'backup',
    label: 'Back up everything',
    group: 'Set',
    keys: ['Shift+B'],
    isEnabled: always,
    run: () => void backUp(),
  },
  {
    id: 'restore',
    label: 'Restore a backup…',
    group: 'Set',
    keys: [],
    isEnabled: always,
    run: () => pickFile('restore'),
  },
  {
    id: 'restore-bundled',
    label: 'Restore the bundled story',
    group: 'Set',
    keys: [],
    isEnabled: always,
    run: () => void restoreBundled(),
  },
  {
    id: 'storage',
    label: 'Storage and backups…',
    group: 'View',
    keys: [],
    isEnabled: always,
    run: () => openOverlay('storage'),
  },
  {
    id: 'account.next',
    label: 'Next account',
    group: 'Account',
    keys: [']'],
    isEnabled: hasStory,
    run: () => stepAccount(1),
  },
  {
    id: 'account.previous',
    label: 'Previous account',
    group: 'Account',
    keys: ['['],
    isEnabled: hasStory,
    run: () => stepAccount(-1),
  },
  {
    id: 'layers',
    label: 'Tags and layers shown…',
    group: 'View',
    view: 'read',
    keys: ['v'],
    isEnabled: () => hasStory() && currentPlace().view === 'read',
    run: () => openOverlay('layers'),
  },
  {
    id: 'codebook',
    label: 'Codebook: tags, colours, keys, attributes',
    group: 'View',
    keys: ['g b'],
    isEnabled: () => hasStory() && currentPlace().view !== 'codebook',
    run: () => goTo({ view: 'codebook' }, 'push'),
  },
  {
    id: 'agreement',
    label: 'Agreement: how far editors agree',
    group: 'View',
    keys: ['g a'],
    isEnabled: () => hasStory() && currentPlace().view !== 'agreement',
    run: () => goTo({ view: 'agreement' }, 'push'),
  },
  {
    id: 'review',
    label: 'Review another editor’s set',
    group: 'View',
    keys: ['g i'],
    isEnabled: () => hasStory() && currentPlace().view !== 'review',
    run: () => goTo({ view: 'review', annotationId: null, tag: null, reviewed: null }, 'push'),
  },
  {
    id: 'adjudicate',
    label: 'Make one agreed set of several',
    group: 'View',
    keys: ['g o'],
    isEnabled: () => hasStory() && currentPlace().view !== 'adjudicate',
    run: () => goTo({ view: 'adjudicate', annotationId: null, reviewed: null }, 'push'),
  },
  {
    id: 'read',
    label: 'Back to reading',
    group: 'View',
    keys: ['Escape', 'g r'],
    isEnabled: () => currentPlace().view !== 'read',
    run: () => goTo({ view: 'read' }, 'push'),
  },
  {
    id: 'menu',
    label: 'Menu of the selected words or the annotation',
    group: 'View',
    keys: ['Shift+F10', 'ContextMenu'],
    isEnabled: canOpenMenu,
    run: openMenuAtWords,
  },
  {
    id: 'look.theme',
    label: 'Light, dark or as the machine',
    group: 'View',
    keys: ['Shift+L'],
    isEnabled: always,
    run: turnTheme,
  },
  {
    id: 'look.larger',
    label: 'Larger text',
    group: 'View',
    submenu: 'Text size',
    keys: ['='],
    isEnabled: () => session().larger < LARGEST,
    run: () => resize(1),
  },
  {
    id: 'look.smaller',
    label: 'Smaller text',
    group: 'View',
    submenu: 'Text size',
    keys: ['-'],
    isEnabled: () => session().larger > SMALLEST,
    run: () => resize(-1),
  },
  {
    id: 'look.usual',
    label: 'Usual text size',
    group: 'View',
    submenu: 'Text size',
    keys: ['0'],
    isEnabled: () => session().larger !== 0,
    run: () => resize(-session().larger),
  },
];

/** With the change that would be taken back, or done again. */
function named(verb: string, which: 'undo' | 'redo'): string {
  const act = queryClient.getQueryData(historyQuery.queryKey)?.[which];
  return act ? `${verb} ${act.label}` : verb;
}

function resize(step: number): void {
  const larger = session().larger + step;
  setSession({ larger });
  announce(
    larger === 0
      ? 'Usual text size'
      : `Text ${Math.abs(larger)} ${larger > 0 ? 'larger' : 'smaller'}`,
  );
}

/** From "as the machine" to its opposite first, so that the first press shows something. */
function turnTheme(): void {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const order: readonly Theme[] = ['system', isDark ? 'light' : 'dark', isDark ? 'dark' : 'light'];
  const theme = order[(order.indexOf(session().theme) + 1) % order.length] ?? 'system';
  setSession({ theme });
  notify(theme === 'system' ? 'Light or dark as the machine' : `Always ${theme}`);
}

function stepAccount(step: 1 | -1): void {
  const place = currentPlace();
  const articles = openStory(place.storyId)?.articles ?? [];
  const at = Math.max(
    0,
    articles.findIndex(({ articleId }) => articleId === place.articleId),
  );
  const next = articles[at + step];
  if (next !== undefined) goTo({ articleId: next.articleId, annotationId: null }, 'push');
}
