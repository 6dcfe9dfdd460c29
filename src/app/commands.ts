import type { Command } from '#state/commands.ts';
import { redo, undo } from '#state/commit.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { openOverlay, session, setSession } from '#state/session.ts';
import type { Theme } from '#state/session.ts';
import { openStory, siglumOf } from '#state/use-story.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const SMALLEST = 16;
const LARGEST = 24;
const USUAL = 18;

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
    group: 'Set',
    keys: ['$mod+z'],
    isEnabled: always,
    run: () => void undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Set',
    keys: ['$mod+Shift+z', '$mod+y'],
    isEnabled: always,
    run: () => void redo(),
  },
  {
    id: 'export',
    label: 'Export a set…',
    group: 'Set',
    keys: ['$mod+s', 'x'],
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
    run: pickFile,
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
    id: 'look.theme',
    label: 'Light, dark or as the machine',
    group: 'View',
    keys: ['Shift+L'],
    isEnabled: always,
    run: () => {
      const next = THEMES[(THEMES.indexOf(session().theme) + 1) % THEMES.length] ?? 'system';
      setSession({ theme: next });
    },
  },
  {
    id: 'look.larger',
    label: 'Larger text',
    group: 'View',
    keys: ['='],
    isEnabled: () => (session().readingSize ?? USUAL) < LARGEST,
    run: () => resize(1),
  },
  {
    id: 'look.smaller',
    label: 'Smaller text',
    group: 'View',
    keys: ['-'],
    isEnabled: () => (session().readingSize ?? USUAL) > SMALLEST,
    run: () => resize(-1),
  },
  {
    id: 'look.usual',
    label: 'Usual text size',
    group: 'View',
    keys: ['0'],
    isEnabled: () => session().readingSize !== null,
    run: () => setSession({ readingSize: null }),
  },
];

function resize(step: number): void {
  setSession({ readingSize: (session().readingSize ?? USUAL) + step });
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

function pickFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.jsonld,application/json,application/ld+json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) setSession({ importing: file, overlay: 'import' });
  });
  input.click();
}
