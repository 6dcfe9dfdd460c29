import { useRef, useState } from 'react';
import { Popover } from 'react-aria-components/Popover';

import { allCommands, runCommand } from '#state/commands.ts';
import { contextMenu } from '#state/menus.ts';
import type { MenuPlace } from '#state/session.ts';
import { session, setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import { CommandMenu, MENU_BOX } from './CommandMenu.tsx';

interface ContextMenuProps {
  readonly story: Story;
  readonly place: MenuPlace;
}

function close(): void {
  setSession({ menu: null });
  focusText();
}

/** What can be done to the words or the annotation in hand, at a place of the page. */
export function ContextMenu({ story, place }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [about] = useState<'words' | 'annotation'>(() =>
    session().selection === null ? 'annotation' : 'words',
  );
  const [sections] = useState(() => contextMenu(allCommands(), about));
  const label = about === 'words' ? 'Selected words' : 'Annotation in hand';
  return (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        className="fixed"
        style={{ left: place.x, top: place.y }}
      />
      <Popover
        aria-label={label}
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        className={MENU_BOX}
        onOpenChange={(open) => {
          if (!open) close();
        }}
      >
        <CommandMenu
          label={label}
          story={story}
          sections={sections}
          // A pointer has no first entry in mind.
          autoFocus={place.by === 'keyboard' ? 'first' : true}
          onRun={(id) => {
            close();
            // The command runs when the menu is gone and the focus is back in the text.
            setTimeout(() => runCommand(id));
          }}
        />
      </Popover>
    </>
  );
}
