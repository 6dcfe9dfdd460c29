import { useState } from 'react';

import type { Command } from '#state/commands.ts';
import { commandsInTheWay, hasOwnKeys, resetKeys } from '#state/rebinding.ts';
import { Key } from '#ui/Key.tsx';
import { keyInWords } from '#ui/key-names.ts';

import { KeyRecorder } from './KeyRecorder.tsx';

interface KeyRowProps {
  readonly command: Command;
  /** Called with what has changed, in words. */
  readonly onChanged: (words: string) => void;
}

/** A command with its keys and, unless the codebook sets them, the way to change them. */
export function KeyRow({ command, onChanged }: KeyRowProps) {
  const { id, label, keys, tag } = command;
  const [recording, setRecording] = useState<'not yet' | 'now' | 'over'>('not yet');
  const inWords = keys.length === 0 ? 'no key' : keys.map(keyInWords).join(' or ');
  if (recording === 'now') {
    return (
      <div className="border-b border-rule py-1.5" data-command={id}>
        <dt>{label}</dt>
        <dd>
          <KeyRecorder command={command} onKept={onChanged} onClose={() => setRecording('over')} />
        </dd>
      </div>
    );
  }
  const first = tag === undefined ? commandBefore(command) : undefined;
  return (
    <div
      className="group/row flex min-h-7.5 items-center gap-3 border-b border-rule py-1"
      data-command={id}
    >
      <dt className="min-w-0 flex-1">
        {label}
        {first !== undefined && (
          <span className="block text-small text-alarm">Goes to “{first.label}” first</span>
        )}
      </dt>
      <dd className="flex shrink-0 items-center gap-2.5">
        {tag !== undefined ? (
          <>
            <Caps keys={keys} />
            <span className="sr-only">{inWords}</span>
          </>
        ) : (
          <>
            {hasOwnKeys(id) && (
              <button
                type="button"
                data-key-button=""
                className="hit text-small text-ink2 underline decoration-1 underline-offset-4 hover:text-ink"
                aria-label={`Reset the key of ${label}`}
                onClick={() => {
                  resetKeys(id);
                  onChanged(`“${label}” has its usual key again.`);
                  setRecording('over');
                }}
              >
                Reset
              </button>
            )}
            <button
              type="button"
              data-key-button=""
              className="hit flex items-center gap-2.5"
              aria-label={`Change the key of ${label}, ${inWords}`}
              // After recording the focus is where it was.
              autoFocus={recording === 'over'}
              onClick={() => setRecording('now')}
            >
              <span className="text-small text-ink2 opacity-0 group-hover/row:opacity-100 group-focus-within/row:opacity-100 pointer-coarse:opacity-100">
                Change
              </span>
              <Caps keys={keys} />
            </button>
          </>
        )}
      </dd>
    </div>
  );
}

function Caps({ keys }: { readonly keys: readonly string[] }) {
  if (keys.length === 0) return <span className="text-small text-ink3">no key</span>;
  return (
    <span className="flex gap-2">
      {keys.map((key) => (
        <Key key={key} binding={key} />
      ))}
    </span>
  );
}

/** The tag that has the first key of a command, which then goes to the tag. */
function commandBefore({ id, keys }: Command): Command | undefined {
  const [key] = keys;
  return key === undefined
    ? undefined
    : commandsInTheWay(id, key).find((other) => other.tag !== undefined);
}
