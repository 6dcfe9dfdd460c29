import { useQueries } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';

import type { GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { articleQuery } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';
import { Key } from '#ui/Key.tsx';

/**
 * One quiet line that teaches the first tag. With the first tag it goes out of sight; its room stays while the account is open, so
 * that the text does not move.
 */
export function FirstTagHint({ story }: { readonly story: Story }) {
  const [closed, setClosed] = useState(false);
  const untouched = useQueries({
    queries: story.articles.map(({ articleId }) => articleQuery(articleId)),
    combine: haveNoTags,
  });
  const [wasUntouched, setWasUntouched] = useState(false);
  if (untouched && !wasUntouched) setWasUntouched(true);
  if (!untouched && !wasUntouched) return null;
  const [first, ...others] = story.codebook.tags.filter((tag) => tag.key !== '').slice(0, 4);
  if (first === undefined) return null;
  return (
    <p className={`first-hint select-none ${closed || !untouched ? 'invisible' : ''}`}>
      <span className="pointer-coarse:hidden">
        Select a few words, then press <Key binding={first.key} /> {first.label.toLowerCase()}
        {others.map((tag, i) => (
          <span key={tag.id}>
            {i === others.length - 1 ? ' or ' : ', '}
            <Key binding={tag.key} /> {tag.label.toLowerCase()}
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

function haveNoTags(
  results: readonly { readonly data: readonly GalleyRecord[] | undefined }[],
): boolean {
  return results.every(
    ({ data }) => data !== undefined && !data.some((record) => isLive(record, 'annotation')),
  );
}
