import { useState } from 'react';

import type { RecordId } from '#core/domain/ids.ts';
import type { Thread as Replies } from '#core/review/inbox.ts';
import { useKeyOf } from '#state/commands.ts';
import type { Story } from '#state/use-story.ts';
import { dateInWords } from '#state/words.ts';
import { Key } from '#ui/Key.tsx';

import { say } from './say.ts';
import { nameIn } from './words.ts';

interface ThreadProps {
  readonly story: Story;
  /** The annotation that it is about. */
  readonly target: RecordId;
  readonly thread: Replies | undefined;
  /** Of the field. */
  readonly label: string;
  /** The command that goes to the field. */
  readonly binding: string;
}

/** What has been said of an annotation, and a field to answer. */
export function Thread({ story, target, thread, label, binding }: ThreadProps) {
  const keyOf = useKeyOf();
  const [text, setText] = useState('');
  const send = (resolves: boolean): void => {
    const words = text.trim();
    if (words === '' && !resolves) return;
    say(story, target, words === '' ? 'Resolved.' : words, resolves);
    setText('');
  };
  return (
    <>
      {thread !== undefined && (
        <ol aria-label="Thread">
          {thread.replies.map(({ id, setId, created, body }) => (
            <li key={id} className="border-b border-rule py-2">
              <span className="flex items-baseline gap-2">
                <b className="font-semibold" dir="auto">
                  {nameIn(story, setId)}
                </b>
                <span className="text-small text-ink3">{dateInWords(created, 'short')}</span>
                {body.resolves && <span className="ms-auto text-small text-ink2">resolved</span>}
              </span>
              <p className="whitespace-pre-line" dir="auto">
                {body.text}
              </p>
            </li>
          ))}
        </ol>
      )}
      <form
        className="relative flex items-start pt-2"
        onSubmit={(event) => {
          event.preventDefault();
          send(false);
        }}
      >
        <textarea
          data-reply=""
          rows={1}
          className="field field-sizing-content max-h-40 min-h-8 flex-1 resize-none pe-8"
          aria-label={label}
          placeholder={label}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send(false);
            } else if (event.key === 'Escape') {
              event.preventDefault();
              event.currentTarget.blur();
            }
          }}
        />
        <span className="absolute end-1.5 top-3.5">
          <Key binding={keyOf(binding)} />
        </span>
      </form>
      {thread !== undefined && !thread.isResolved && (
        <button
          type="button"
          className="hit pt-1.5 text-small text-ink2 underline underline-offset-2 hover:text-ink"
          onClick={() => send(true)}
        >
          Resolve
        </button>
      )}
    </>
  );
}
