import type { ArticleRecord } from '#core/domain/record.ts';
import { ComparisonView as Comparison } from '#features/comparison/ComparisonView.tsx';
import { Reader } from '#features/reader/Reader.tsx';
import { setBoundary } from '#features/tagging/boundaries.ts';
import { afterSelection, openOrPick } from '#features/tagging/commands.ts';
import { SelectionBar } from '#features/tagging/SelectionBar.tsx';
import type { Records } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';

/** The comparison, with the accounts as the reading view sets them. */
export function ComparisonView({ story }: { readonly story: Story }) {
  const text = (article: ArticleRecord, records: Records) => (
    <Reader
      story={story}
      article={article}
      records={records}
      bar={<SelectionBar story={story} article={article} />}
      card={null}
      hint={null}
      onSelect={afterSelection}
      onOpen={openOrPick}
      onBoundary={setBoundary}
    />
  );
  return <Comparison story={story} text={text} />;
}
