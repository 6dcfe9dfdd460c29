import { useCallback, useMemo } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import type { Range } from '#core/domain/span.ts';
import { ComparisonView as Comparison } from '#features/comparison/ComparisonView.tsx';
import { Excerpt } from '#features/reader/Excerpt.tsx';
import { Reader } from '#features/reader/Reader.tsx';
import { setBoundary } from '#features/tagging/boundaries.ts';
import { afterSelection, openOrPick } from '#features/tagging/commands.ts';
import { PickLine } from '#features/tagging/PickLine.tsx';
import { startLink } from '#features/tagging/picking.ts';
import { SelectionBar } from '#features/tagging/SelectionBar.tsx';
import { useSession } from '#state/session.ts';
import type { Records } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';

/** The comparison, with the accounts as the reading view sets them. */
export function ComparisonView({ story }: { readonly story: Story }) {
  const pick = useSession((state) => state.pick);
  const text = useCallback(
    (article: ArticleRecord, records: Records, passage: Range | null) => {
      const shared = {
        story,
        article,
        records,
        bar: <SelectionBar story={story} article={article} />,
        onSelect: afterSelection,
        onOpen: openOrPick,
      };
      return passage === null ? (
        <Reader {...shared} card={null} hint={null} onBoundary={setBoundary} />
      ) : (
        <Excerpt {...shared} range={passage} />
      );
    },
    [story],
  );
  const picking = useMemo(
    () => (pick === null ? null : <PickLine story={story} article={null} pick={pick} />),
    [story, pick],
  );
  return <Comparison story={story} text={text} picking={picking} onLink={startLink} />;
}
