import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';

import { useKeyOf } from '#state/commands.ts';
import { historyQuery } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';
import { Key } from '#ui/Key.tsx';

interface FirstTagHintProps {
  readonly story: Story;
  /** True if nothing is tagged in the account that is open. */
  readonly untagged: boolean;
}

/**
 * One quiet line that teaches the first tag, for who has not done anything yet. With the first act it goes out of sight; its room
 * stays while the account is open, so that the text does not move.
 */
export function FirstTagHint({ story, untagged }: FirstTagHintProps) {
  const keyOf = useKeyOf();
  const { data: history } = useQuery(historyQuery);
  const isNew = history !== undefined && history.undo === null && history.redo === null && untagged;
  // Decided once: a line that came later would push the text down.
  const [wasNew] = useState(isNew);
  const [closed, setClosed] = useState(false);
  if (!wasNew) return null;
  const [first, ...others] = story.codebook.tags.filter((tag) => tag.key !== '').slice(0, 4);
  if (first === undefined) return null;
  return (
    <p className={`first-hint select-none ${closed || !isNew ? 'invisible' : ''}`}>
      <span className="pointer-coarse:hidden">
        Select a few words, then press <Key binding={keyOf(`tag.${first.id}`)} />{' '}
        {first.label.toLowerCase()}
        {others.map((tag, i) => (
          <span key={tag.id}>
            {i === others.length - 1 ? ' or ' : ', '}
            <Key binding={keyOf(`tag.${tag.id}`)} /> {tag.label.toLowerCase()}
          </span>
        ))}
        .
      </span>
      <span className="hidden pointer-coarse:inline">
        Press and hold a word, drag to the last one, then choose a tag below.
      </span>
      <button
        type="button"
        className="hit ms-auto p-0.5"
        aria-label="Close the hint"
        onClick={() => setClosed(true)}
      >
        <X size={14} strokeWidth={1.6} aria-hidden="true" />
      </button>
    </p>
  );
}
