import type { FindQuery } from '#core/find/query.ts';
import { asksOfAnnotations, withoutFilters } from '#core/find/query.ts';
import { count } from '#state/words.ts';

import type { Found } from './found.ts';
import { changeQuery } from './query-draft.ts';

interface FoundCountProps {
  readonly found: Found | null;
  readonly query: FindQuery;
}

/** How much was found, said to screen readers when it is certain; in words when it is nothing. */
export function FoundCount({ found, query }: FoundCountProps) {
  const isFiltered =
    asksOfAnnotations(query) || query.field !== 'everywhere' || query.accounts !== null;
  const isDone = found !== null && found.done && found.query === query;
  return (
    <div className="find-count">
      <span role="status" aria-busy={!isDone}>
        {found === null ? '' : isDone ? outcome(found, isFiltered) : `${amount(found)} so far`}
      </span>
      {isFiltered && (
        <button
          type="button"
          className="hit shrink-0 text-ink underline underline-offset-2"
          onClick={() => changeQuery(withoutFilters(query))}
        >
          Clear filters
        </button>
      )}
      {found !== null && found.missing.length > 0 && (
        <p className="w-full text-alarm">
          {found.missing.join(', ')} could not be read and{' '}
          {found.missing.length === 1 ? 'is' : 'are'} left out.
        </p>
      )}
    </div>
  );
}

function amount({ total, groups }: Found): string {
  return `${total.toLocaleString('en')} in ${count(groups.length, 'account')}`;
}

function outcome(found: Found, isFiltered: boolean): string {
  const { words, field } = found.query;
  if (found.total > 0) return amount(found);
  if (words.trim() !== '') {
    return `Nothing here matches “${words}”${isFiltered ? ' with these filters' : ''}.`;
  }
  if (isFiltered) {
    return field === 'texts'
      ? 'Type words to find them in the accounts.'
      : 'No tag passes these filters.';
  }
  return 'No tags in this story yet. Type words to find them in the accounts.';
}
