import { goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { useKeyOf } from '#state/commands.ts';
import { Key } from '#ui/Key.tsx';

import { FINDING_WORDS } from '../words.ts';
import { DISMISSED, IN_ACCOUNT, toggleDismissed } from './filter.ts';
import type { FindingRow } from './use-findings.ts';

interface FindingFiltersProps {
  readonly story: Story;
  readonly rows: readonly FindingRow[];
}

/** Which findings are listed: of one kind, at fault in one account, with what was dismissed or without. */
export function FindingFilters({ story, rows }: FindingFiltersProps) {
  const filter = usePlace('filter');
  const keyOf = useKeyOf();

  const open = rows.filter(({ state }) => state !== 'dismissed' || filter.includes(DISMISSED));
  const kinds = [...new Set(open.map(({ finding }) => finding.kind))];
  const kind = kinds.find((known) => filter.includes(known)) ?? '';
  const account = filter.find((part) => part.startsWith(IN_ACCOUNT)) ?? '';
  const put = (old: string, wanted: string): void => {
    const rest = filter.filter((part) => part !== old);
    goTo({ filter: wanted === '' ? rest : [...rest, wanted], row: null }, 'replace');
  };
  const dismissed = rows.filter(({ state }) => state === 'dismissed').length;
  return (
    <div className="findings-filters">
      <select
        aria-label="Kind of finding"
        className="field quiet-select"
        value={kind}
        onChange={(event) => put(kind, event.target.value)}
      >
        <option value="">All kinds</option>
        {kinds.map((known) => (
          <option key={known} value={known}>
            {FINDING_WORDS[known]} {open.filter(({ finding }) => finding.kind === known).length}
          </option>
        ))}
      </select>
      <select
        aria-label="Account at fault"
        className="field quiet-select"
        value={account}
        onChange={(event) => put(account, event.target.value)}
      >
        <option value="">All accounts</option>
        {story.articles.map(({ id }, i) => (
          <option key={id} value={IN_ACCOUNT + siglumOf(i).toLowerCase()}>
            In {siglumOf(i)}
          </option>
        ))}
      </select>
      {dismissed > 0 && (
        <button
          type="button"
          className="hit quiet-button"
          aria-pressed={filter.includes(DISMISSED)}
          onClick={toggleDismissed}
        >
          Dismissed {dismissed} <Key binding={keyOf('comparison.dismissed')} />
        </button>
      )}
    </div>
  );
}
