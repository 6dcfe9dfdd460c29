import { Menu as MenuIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import { allCommands, runCommand } from '#state/commands.ts';
import { Key } from '#ui/Key.tsx';

const IN_MENU = [
  'undo',
  'redo',
  'find',
  'occurrences',
  'import',
  'export',
  'backup',
  'restore',
  'storage',
  'article.done',
  'annotation.next',
  'annotation.previous',
  'layers',
  'codebook',
  'look.theme',
  'look.larger',
  'look.smaller',
  'look.usual',
  'keys',
];

/** The commands that people look for in a menu, with their keys. */
export function MainMenu() {
  return (
    <MenuTrigger>
      <Button aria-label="Menu" className="hit cursor-default p-1 text-ink2">
        <MenuIcon size={18} strokeWidth={1.6} aria-hidden="true" />
      </Button>
      <Popover
        placement="bottom end"
        className="min-w-64 rounded-button border border-ink bg-raise py-1"
      >
        <Menu
          className="max-h-[80vh] overflow-auto outline-none"
          onAction={(id) => runCommand(String(id))}
        >
          {allCommands()
            .filter(({ id }) => IN_MENU.includes(id))
            .toSorted((a, b) => IN_MENU.indexOf(a.id) - IN_MENU.indexOf(b.id))
            .map((command) => (
              <MenuItem
                key={command.id}
                id={command.id}
                textValue={command.label}
                isDisabled={!command.isEnabled()}
                className="flex min-h-8 cursor-default items-center gap-6 px-3 outline-none data-disabled:text-ink3 data-focused:bg-wash data-focused:font-semibold pointer-coarse:min-h-11"
              >
                {command.label}
                <span className="ms-auto">
                  {command.keys[0] !== undefined && <Key binding={command.keys[0]} />}
                </span>
              </MenuItem>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
