import { ChevronRight } from 'lucide-react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, SubmenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import type { Command } from '#state/commands.ts';
import type { MenuEntry, MenuSection as Section } from '#state/menus.ts';
import type { Story } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';
import { keyInWords } from '#ui/key-names.ts';

interface CommandMenuProps {
  readonly label: string;
  readonly story: Story | null;
  readonly sections: readonly Section[];
  readonly autoFocus?: boolean | 'first';
  readonly onRun: (id: string) => void;
}

/** The look of a box with a menu in it. */
export const MENU_BOX =
  'min-w-64 max-w-[calc(100vw-24px)] rounded-button border border-ink bg-raise';

const ITEM =
  'flex min-h-7.5 cursor-default items-center gap-2.5 px-3 outline-none data-disabled:text-ink3 data-focused:bg-wash data-focused:font-semibold data-open:bg-wash pointer-coarse:min-h-11';

/** Commands by what they are for, each with its sign and its key. */
export function CommandMenu(props: CommandMenuProps) {
  const { label, story, sections, autoFocus = 'first', onRun } = props;
  return (
    <Menu
      aria-label={label}
      autoFocus={autoFocus}
      className="max-h-[80vh] overflow-auto outline-none"
      onAction={(id) => onRun(String(id))}
    >
      {sections.map(({ name, entries }) => (
        <MenuSection key={name} className="border-rule py-1 not-first:border-t" aria-label={name}>
          <Header className="sr-only">{name}</Header>
          {entries.map((entry) => (
            <Entry key={keyOfEntry(entry)} entry={entry} story={story} onRun={onRun} />
          ))}
        </MenuSection>
      ))}
    </Menu>
  );
}

interface EntryProps {
  readonly entry: MenuEntry;
  readonly story: Story | null;
  readonly onRun: (id: string) => void;
}

function Entry({ entry, story, onRun }: EntryProps) {
  if (entry.kind === 'command') return <CommandItem command={entry.command} story={story} />;
  return (
    <SubmenuTrigger>
      <MenuItem textValue={entry.name} className={ITEM}>
        {entry.name}
        <ChevronRight
          size={14}
          strokeWidth={1.6}
          aria-hidden="true"
          className="ms-auto rtl:-scale-x-100"
        />
      </MenuItem>
      <Popover className={`${MENU_BOX} py-1`}>
        <Menu
          aria-label={entry.name}
          className="max-h-[80vh] overflow-auto outline-none"
          onAction={(id) => onRun(String(id))}
        >
          {entry.commands.map((command) => (
            <CommandItem key={command.id} command={command} story={story} />
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

function CommandItem({
  command,
  story,
}: {
  readonly command: Command;
  readonly story: Story | null;
}) {
  const { id, label, says, keys, isEnabled } = command;
  const tag = story?.codebook.tags.find((candidate) => candidate.id === command.tag);
  const words = says?.() ?? label;
  const [key = null] = keys;
  return (
    <MenuItem
      id={id}
      // What is typed ahead finds a tag by its name, not by the verb that all of them share.
      textValue={tag?.label ?? words}
      aria-label={key === null ? words : `${words}, ${keyInWords(key)}`}
      isDisabled={!isEnabled()}
      className={ITEM}
    >
      {tag !== undefined && (
        <span className="w-4 shrink-0 text-center">
          <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
        </span>
      )}
      <span className="min-w-0">{words}</span>
      <span className="ms-auto ps-4">
        <Key binding={key} />
      </span>
    </MenuItem>
  );
}

function keyOfEntry(entry: MenuEntry): string {
  return entry.kind === 'command' ? entry.command.id : entry.name;
}
