import { Menu as MenuIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import { allCommands, runCommand } from '#state/commands.ts';
import { mainMenu } from '#state/menus.ts';
import type { Story } from '#state/use-story.ts';

import { CommandMenu, MENU_BOX } from './CommandMenu.tsx';

/** What can be done to the set, the accounts and the page. What is done to words and annotations is in the menu at the words. */
export function MainMenu({ story }: { readonly story: Story | null }) {
  return (
    <MenuTrigger>
      <Button aria-label="Menu" className="hit cursor-default p-1 text-ink2">
        <MenuIcon size={18} strokeWidth={1.6} aria-hidden="true" />
      </Button>
      <Popover placement="bottom end" className={MENU_BOX}>
        <OpenMenu story={story} />
      </Popover>
    </MenuTrigger>
  );
}

/** Rendered while the menu is open: what is in it is as it was when it opened. */
function OpenMenu({ story }: { readonly story: Story | null }) {
  return (
    <CommandMenu
      label="Menu"
      story={story}
      sections={mainMenu(allCommands())}
      onRun={(id) => runCommand(id)}
    />
  );
}
