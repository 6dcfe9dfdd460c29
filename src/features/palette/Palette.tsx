import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { SearchField } from 'react-aria-components/SearchField';

import { EMPTY_QUERY } from '#core/find/query.ts';
import { allCommands, runCommand } from '#state/commands.ts';
import type { Command } from '#state/commands.ts';
import { goTo } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';

import { rankLabel } from './rank.ts';

interface PaletteProps {
  readonly story: Story | null;
  readonly onClose: () => void;
}

/** Every command, found by typing, the best answer first, with its key beside it. */
export function Palette({ story, onClose }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [commands] = useState(() =>
    allCommands().filter(({ id, isEnabled }) => id !== 'palette' && isEnabled()),
  );
  const ran = useRef(false);
  const run = (id: string): void => {
    if (ran.current) return;
    ran.current = true;
    onClose();
    // The command runs when the dialog is gone and the focus is back in the page.
    setTimeout(() => {
      if (id === FIND_TYPED) findInStory(typed.trim());
      else commands.find((command) => command.id === id)?.run();
    });
  };
  const canFind = story !== null && typed.trim() !== '';
  const groups = groupsOf(commands, typed);
  return (
    <Dialog title="Commands" quietTitle onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField
          aria-label="Search commands"
          autoFocus
          className="flex items-center gap-3 border-b border-rule2 px-4"
          // Enter right after the last letter, before the list has marked its first entry, means that entry.
          onSubmit={() => {
            const first = groups[0]?.commands[0]?.id ?? (canFind ? FIND_TYPED : null);
            if (first !== null) run(first);
          }}
        >
          <Search size={16} strokeWidth={1.6} aria-hidden="true" className="text-ink2" />
          <Input
            placeholder="Type a command"
            className="h-12 min-w-0 flex-1 bg-transparent text-[15px] outline-none placeholder:text-ink3 [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        {/* The entries are reached from the field; the box is a stop of its own so that keys can scroll it. */}
        <div {...SCROLLED_BY_KEYS} className="max-h-[60dvh] overflow-y-auto -outline-offset-2">
          <Menu
            aria-label="Commands"
            className="py-2 outline-none"
            onAction={(id) => run(String(id))}
            renderEmptyState={() => <p className="px-5 py-3 text-ink2">No command of that name.</p>}
          >
            {groups.map((group) => (
              <MenuSection key={group.name}>
                <Header className="px-5 pt-2 pb-1 text-small font-semibold text-ink2">
                  {group.name}
                </Header>
                {group.commands.map((command) => (
                  <CommandItem key={command.id} command={command} story={story} />
                ))}
              </MenuSection>
            ))}
            {canFind && (
              <MenuSection key={FIND_TYPED}>
                <Header className="px-5 pt-2 pb-1 text-small font-semibold text-ink2">
                  In the story
                </Header>
                <MenuItem
                  id={FIND_TYPED}
                  textValue={`Find “${typed.trim()}”`}
                  className="flex min-h-8.5 cursor-default items-center gap-3 border-s-3 border-transparent px-4 outline-none data-focused:border-ink data-focused:bg-wash pointer-coarse:min-h-11"
                >
                  <span className="flex w-5 justify-center text-ink2">
                    <Search size={14} strokeWidth={1.6} aria-hidden="true" />
                  </span>
                  <span className="min-w-0 truncate" dir="auto">
                    Find “{typed.trim()}”
                  </span>
                </MenuItem>
              </MenuSection>
            )}
          </Menu>
        </div>
      </Autocomplete>
    </Dialog>
  );
}

/** The entry that looks for what was typed in the texts and tags of the story. */
const FIND_TYPED = 'find.typed';

function findInStory(words: string): void {
  goTo({ view: 'read', find: { ...EMPTY_QUERY, words } }, 'push');
  runCommand('find');
}

const SCROLLED_BY_KEYS = { tabIndex: 0, role: 'group', 'aria-label': 'Found' } as const;

/** By what they are for while nothing is typed, then one list, best first. */
function groupsOf(
  commands: readonly Command[],
  typed: string,
): readonly { readonly name: string; readonly commands: readonly Command[] }[] {
  if (typed.trim() === '') {
    return [...new Set(commands.map(({ group }) => group))].map((name) => ({
      name,
      commands: commands.filter(({ group }) => group === name),
    }));
  }
  const found = commands
    .map((command) => ({ command, rank: rankLabel(command.says?.() ?? command.label, typed) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ command }) => command);
  return found.length === 0 ? [] : [{ name: 'Commands', commands: found }];
}

function CommandItem({
  command,
  story,
}: {
  readonly command: Command;
  readonly story: Story | null;
}) {
  const tag = story?.codebook.tags.find(({ id }) => id === command.tag);
  const words = command.says?.() ?? command.label;
  return (
    <MenuItem
      id={command.id}
      textValue={words}
      className="flex min-h-8.5 cursor-default items-center gap-3 border-s-3 border-transparent px-4 outline-none data-focused:border-ink data-focused:bg-wash pointer-coarse:min-h-11"
    >
      <span className="w-5 text-center">
        {tag !== undefined && <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />}
      </span>
      {words}
      <span className="ms-auto">
        <Key binding={command.keys[0] ?? null} />
      </span>
    </MenuItem>
  );
}
