import { useQuery } from '@tanstack/react-query';

import type { ArticleId, RecordId } from '#core/domain/ids.ts';
import { isLive } from '#core/domain/record.ts';
import type { Span } from '#core/domain/span.ts';
import { extentOf, wordsOf } from '#core/domain/span.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { goTo } from '#state/location.ts';
import { queryClient, recordQuery, textQuery } from '#state/queries.ts';
import { setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { earlierVersionInWords } from '#state/versions.ts';
import { focusText } from '#ui/focus-text.ts';

interface PassageWordsProps {
  readonly story: Story;
  readonly articleId: ArticleId;
  readonly span: Span;
  /** The annotation to open there, or none. */
  readonly annotationId?: RecordId;
}

/** Words of an account with their place, as a way there. */
export function PassageWords({ story, articleId, span, annotationId }: PassageWordsProps) {
  const index = story.articles.findIndex((article) => article.articleId === articleId);
  const article = story.articles[index];
  const text = queryClient.getQueryData<string>(textQuery(articleId, '').queryKey);
  const extent = extentOf(span);
  const start = extent?.start ?? 0;
  const earlier = index === -1 ? earlierVersionInWords(story, articleId) : null;
  const goThere = (): void => {
    if (earlier !== null) {
      setSession({ overlay: 'versions', versionsOf: articleId });
      return;
    }
    // Words that nobody has tagged are shown by selecting them.
    if (annotationId === undefined && extent !== null) {
      const words = { start: extent.start, end: extent.end };
      setSession({
        selection: { articleId, ...words, backward: false, native: words, by: 'keyboard' },
      });
    }
    goTo({ articleId, annotationId: annotationId ?? null }, 'push');
    focusText();
  };
  const paragraph = text === undefined ? null : paragraphAt(paragraphsOf(text), start);
  return (
    <button
      type="button"
      className="min-w-0 text-start"
      disabled={article === undefined && earlier === null}
      onClick={goThere}
    >
      <span className="block text-micro text-ink3">
        <b className="font-serif font-semibold text-ink2">
          {index === -1 ? (earlier ?? '?') : siglumOf(index)}
        </b>{' '}
        {article?.body.outlet} {paragraph !== null && `¶${paragraph.number}`}
      </span>
      <span className="line-clamp-4 font-serif text-cell" dir="auto">
        {wordsOf(span) || 'the account as a whole'}
      </span>
    </button>
  );
}

/** The words of an annotation with their place, as a way to it. */
export function AnnotationWords({ story, id }: { readonly story: Story; readonly id: RecordId }) {
  const { data: record } = useQuery(recordQuery(id));
  if (record === undefined) return null;
  if (record === null || !isLive(record, 'annotation')) {
    return <span className="text-small text-ink3">An annotation that is not here</span>;
  }
  return (
    <PassageWords
      story={story}
      articleId={record.articleId}
      span={record.body.span}
      annotationId={record.id}
    />
  );
}
