import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { AnnotationRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { threadsOf } from '#core/review/inbox.ts';
import { remarksQuery } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';

import { Thread } from './Thread.tsx';
import { decisionInWords, nameIn } from './words.ts';

interface CardThreadProps {
  readonly story: Story;
  readonly annotation: AnnotationRecord;
}

/** What others have decided on the annotation in hand, and its thread. */
export function CardThread({ story, annotation }: CardThreadProps) {
  const { data: remarks = [] } = useQuery(remarksQuery(story.record.storyId));
  const { id } = annotation;
  const own = useMemo(() => remarks.filter(({ refs }) => refs.includes(id)), [remarks, id]);
  const thread = useMemo(() => threadsOf(own).get(id), [own, id]);
  const decisions = own.filter((record) => isLive(record, 'decision'));
  return (
    <div className="border-t border-rule pt-1.5">
      {decisions.map((decision) => (
        <p key={decision.id} className="text-small">
          <b className="font-semibold" dir="auto">
            {nameIn(story, decision.setId)}
          </b>{' '}
          <span dir="auto">{decisionInWords(decision)}</span>
        </p>
      ))}
      <Thread
        story={story}
        target={id}
        thread={thread}
        label="Comment"
        binding="annotation.comment"
      />
    </div>
  );
}
