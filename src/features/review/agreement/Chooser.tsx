import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface ChooserProps {
  /** What is chosen, for screen readers. */
  readonly label: string;
  /** What is chosen now, in words. */
  readonly words: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  /** Fewer cannot be chosen. */
  readonly least: number;
  readonly onChoose: (ids: readonly string[]) => void;
}

/** A word at the head of the view that opens a list of what can be chosen; it stays open until the choice is made. */
export function Chooser({ label, words, choices, chosen, least, onChoose }: ChooserProps) {
  return (
    <MenuTrigger>
      <Button className="hit flex min-w-0 cursor-default items-center gap-1.5 text-ink2 hover:text-ink">
        <span className="sr-only">{label}: </span>
        <span className="truncate" dir="auto">
          {words}
        </span>
        <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" className="shrink-0" />
      </Button>
      <Popover
        placement="bottom end"
        className="max-w-[calc(100vw-24px)] min-w-52 rounded-button border border-ink bg-raise py-1"
      >
        <Menu
          aria-label={label}
          selectionMode="multiple"
          shouldCloseOnSelect={false}
          selectedKeys={chosen}
          className="max-h-[70vh] overflow-auto outline-none"
          onSelectionChange={(keys) => {
            const next = choices.map(({ id }) => id).filter((id) => keys === 'all' || keys.has(id));
            if (next.length >= least) onChoose(next);
          }}
        >
          {choices.map(({ id, name }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={name}
              className="flex min-h-7.5 cursor-default items-center gap-2.5 px-3 outline-none data-focused:bg-wash data-focused:font-semibold pointer-coarse:min-h-11"
            >
              {({ isSelected }) => (
                <>
                  <Check
                    size={14}
                    strokeWidth={1.6}
                    aria-hidden="true"
                    className={`shrink-0 ${isSelected ? '' : 'invisible'}`}
                  />
                  <span className="min-w-0 truncate" dir="auto">
                    {name}
                  </span>
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
