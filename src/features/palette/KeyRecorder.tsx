import { useEffect, useId, useRef, useState } from 'react';

import { isCharacters, pressOf, takenBy, withModifier } from '#platform/keys.ts';
import type { Command } from '#state/commands.ts';
import { useKeySettings } from '#state/key-settings.ts';
import { commandsInTheWay, giveKey, swapKey } from '#state/rebinding.ts';
import { Button } from '#ui/Button.tsx';
import { Key } from '#ui/Key.tsx';
import { keyInWords } from '#ui/key-names.ts';

interface KeyRecorderProps {
  readonly command: Command;
  /** Called with what has changed, in words. */
  readonly onKept: (words: string) => void;
  readonly onClose: () => void;
}

/** Presses that follow one another sooner are one binding, in ms: as long as the keyboard waits for the second one. */
const SEQUENCE = 1_000;

/** Takes the next key, or two in a row, for a command. Enter keeps it, Escape gives up, Tab goes on as everywhere. */
export function KeyRecorder({ command, onKept, onClose }: KeyRecorderProps) {
  const { letters } = useKeySettings();
  const [binding, setBinding] = useState('');
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  const messageId = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer engines answer with a promise, which is no way to clean up.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const verdict = judge(command.id, binding);

  const keep = (): void => {
    if (verdict.kind !== 'free') return;
    giveKey(command.id, binding);
    onKept(`“${command.label}” now has ${keyInWords(binding)}.`);
    onClose();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') keep();
    else {
      const press = pressOf(event.nativeEvent);
      if (press === null || event.repeat) return;
      const isSecond = event.timeStamp - pressedAt.current < SEQUENCE && !binding.includes(' ');
      pressedAt.current = event.timeStamp;
      setBinding(isSecond ? `${binding} ${press}` : press);
    }
  };

  return (
    <div ref={box} className="flex flex-col gap-1.5 pt-1 pb-0.5">
      <input
        className="field"
        readOnly
        autoFocus
        value={binding === '' ? '' : keyInWords(binding)}
        placeholder="Press the new key"
        aria-label={`New key of ${command.label}`}
        aria-describedby={messageId}
        onKeyDown={onKeyDown}
      />
      <p id={messageId} role="status" className="min-h-9 text-small text-ink2">
        {verdict.words}
        {verdict.kind === 'free' &&
          !letters &&
          isCharacters(binding) &&
          ` It works as ${keyInWords(withModifier(binding))} while single-letter keys are off.`}
      </p>
      <div className="flex items-center gap-2">
        <Button isDisabled={verdict.kind !== 'free'} onPress={keep}>
          Keep <Key binding="Enter" />
        </Button>
        {verdict.kind === 'swap' && (
          <Button
            onPress={() => {
              swapKey(command.id, binding, verdict.other.id);
              onKept(`“${command.label}” and “${verdict.other.label}” have swapped keys.`);
              onClose();
            }}
          >
            Swap
          </Button>
        )}
        <span className="ms-auto">
          <Button plain onPress={onClose}>
            Cancel <Key binding="Escape" />
          </Button>
        </span>
      </div>
    </div>
  );
}

/** What would become of a binding, in words. */
type Verdict =
  | { readonly kind: 'none' | 'free' | 'refused'; readonly words: string }
  | { readonly kind: 'swap'; readonly other: Command; readonly words: string };

function judge(id: string, binding: string): Verdict {
  if (binding === '') {
    return { kind: 'none', words: 'One key, with or without modifiers, or two in a row.' };
  }
  const name = keyInWords(binding);
  const [other, ...more] = commandsInTheWay(id, binding);
  if (other === undefined) {
    const reason = takenBy(binding);
    if (reason !== null) return { kind: 'refused', words: `${name} ${reason}. Press another key.` };
    return { kind: 'free', words: `${name} is free.` };
  }
  if (other.tag !== undefined) {
    return { kind: 'refused', words: `${name} is the key of “${other.label}” in the codebook.` };
  }
  if (more.length > 0) {
    const others = `“${other.label}” and ${more.length} more`;
    return { kind: 'refused', words: `${name} begins, or is, the key of ${others}.` };
  }
  return { kind: 'swap', other, words: `${name} is the key of “${other.label}”.` };
}
