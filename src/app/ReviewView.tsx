import type { ArticleRecord } from '#core/domain/record.ts';
import { Reader } from '#features/reader/Reader.tsx';
import { AdjudicationView as Adjudication } from '#features/review/adjudication/AdjudicationView.tsx';
import { ReviewView as Review } from '#features/review/inbox/ReviewView.tsx';
import { goTo } from '#state/location.ts';
import type { Records } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';

const nothing = (): void => undefined;

/** The review of a set, with the text as the reading view sets it. */
export function ReviewView({ story }: { readonly story: Story }) {
  return <Review story={story} text={textOf(story)} />;
}

/** The making of an agreed set, with the text as the reading view sets it. */
export function AdjudicationView({ story }: { readonly story: Story }) {
  return <Adjudication story={story} text={textOf(story)} />;
}

function textOf(story: Story) {
  return (article: ArticleRecord, records: Records) => (
    <Reader
      story={story}
      article={article}
      records={records}
      everything
      bar={null}
      card={null}
      hint={null}
      onSelect={nothing}
      onOpen={(annotation) => {
        if (annotation !== null) goTo({ annotationId: annotation.id }, 'replace');
      }}
      onBoundary={nothing}
    />
  );
}
