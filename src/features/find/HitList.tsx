import type { Story } from '#state/use-story.ts';
import { VirtualRows } from '#ui/VirtualRows.tsx';

import type { Found, FoundGroup } from './found.ts';
import { optionId, rowAt, rowOf } from './found.ts';
import { HitText } from './HitText.tsx';

interface HitListProps {
  readonly id: string;
  readonly story: Story;
  readonly found: Found | null;
  /** The position of the hit in hand. */
  readonly inHand: number;
  readonly onOpen: (index: number) => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

/** Three lines of words under a line of place. */
const ESTIMATE = 84;

/** What was found, by account. Of any number of hits only those in sight are rendered. */
export function HitList(props: HitListProps) {
  const { id, story, found, inHand, onOpen, onKeyDown } = props;
  const total = found?.total ?? 0;
  const rows = found === null ? 0 : total + found.groups.length;
  return (
    <VirtualRows
      id={id}
      role="listbox"
      aria-label="Found"
      tabIndex={total === 0 ? undefined : 0}
      aria-activedescendant={total === 0 ? undefined : optionId(id, inHand)}
      className="find-list"
      count={rows}
      estimate={ESTIMATE}
      current={found === null ? null : rowOf(found, inHand)}
      onKeyDown={onKeyDown}
      renderRow={(position) => {
        const row = found === null ? null : rowAt(found, position);
        if (found === null || row === null) return null;
        const { group, hit, index } = row;
        if (hit === null) return <GroupHead group={group} />;
        return (
          // The arrows of the list and of the field reach it; a focus of its own would be one too many.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            id={optionId(id, index)}
            role="option"
            aria-selected={index === inHand}
            aria-posinset={index + 1}
            aria-setsize={total}
            tabIndex={-1}
            className="find-hit"
            onClick={() => onOpen(index)}
          >
            <HitText story={story} group={group} hit={hit} query={found.query} />
          </div>
        );
      }}
    />
  );
}

function GroupHead({ group }: { readonly group: FoundGroup }) {
  const { outlet } = group.article.body;
  return (
    <div role="presentation" className="find-head">
      <b className="font-serif text-[16px] font-semibold">{group.siglum}</b>
      <span className="min-w-0 truncate" dir="auto">
        {outlet || 'Outlet not named'}
      </span>
      <span className="ms-auto">{group.hits.length.toLocaleString('en')}</span>
    </div>
  );
}
