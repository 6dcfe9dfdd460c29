import { Search } from 'lucide-react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { SearchField } from 'react-aria-components/SearchField';

import { allCommands } from '#state/commands.ts';
import type { Command } from '#state/commands.ts';
import type { Story } from '#state/use-story.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';

interface PaletteProps {
  readonly story: Story | null;
  readonly onClose: () => void;
}

/** Every command, found by typing, with its key beside it. */
export function Palette({ story, onClose }: PaletteProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const commands = allCommands().filter(({ id, isEnabled }) => id !== 'palette' && isEnabled());
  const groups = [...new Set(commands.map(({ group }) => group))];
  const run = (id: string): void => {
    onClose();
    // The command runs when the dialog is gone and the focus is back in the page.
    setTimeout(() => commands.find((command) => command.id === id)?.run());
  };
  return (
    <Dialog title="Commands" quietTitle onClose={onClose}>
      <Autocomplete
        filter={(label, wanted) => wanted.split(/\s+/).every((word) => contains(label, word))}
      >
        <SearchField
          aria-label="Search commands"
          autoFocus
          className="flex items-center gap-3 border-b border-rule2 px-4"
        >
          <Search size={16} strokeWidth={1.6} aria-hidden="true" className="text-ink2" />
          <Input
            placeholder="Type a command"
            className="h-12 min-w-0 flex-1 bg-transparent text-[15px] outline-none placeholder:text-ink3 [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        <Menu
          aria-label="Commands"
          className="max-h-[60dvh] overflow-y-auto py-2 outline-none"
          onAction={(id) => run(String(id))}
          renderEmptyState={() => <p className="px-5 py-3 text-ink2">No command of that name.</p>}
        >
          {groups.map((group) => (
            <MenuSection key={group}>
              <Header className="px-5 pt-2 pb-1 text-small font-semibold text-ink2">{group}</Header>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <CommandItem key={command.id} command={command} story={story} />
                ))}
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}

function CommandItem({
  command,
  story,
}: {
  readonly command: Command;
  readonly story: Story | null;
}) {
  const tag = story?.codebook.tags.find(({ id }) => id === command.tag);
  return (
    <MenuItem
      id={command.id}
      textValue={command.label}
      className="flex min-h-8.5 cursor-default items-center gap-3 border-s-3 border-transparent px-4 outline-none data-focused:border-ink data-focused:bg-wash pointer-coarse:min-h-11"
    >
      <span className="w-5 text-center">
        {tag !== undefined && <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />}
      </span>
      {command.label}
      <span className="ms-auto">
        {command.keys[0] !== undefined && <Key binding={command.keys[0]} />}
      </span>
    </MenuItem>
  );
}
