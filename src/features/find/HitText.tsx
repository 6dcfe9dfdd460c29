import { memo } from 'react';

import type { FindQuery } from '#core/find/query.ts';
import type { AnnotationHit, Hit } from '#core/find/search-article.ts';
import { attributeInWords } from '#core/find/search-article.ts';
import type { Excerpt } from '#core/text/excerpt.ts';
import { excerptAround } from '#core/text/excerpt.ts';
import { occurrencesAtOnce, patternOf } from '#core/text/occurrences.ts';
import { paragraphAt } from '#core/text/paragraphs.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet, tagOf } from '#state/use-story.ts';
import { ExcerptLine } from '#ui/ExcerptLine.tsx';
import { Glyph } from '#ui/Glyph.tsx';

import type { FoundGroup } from './found.ts';

interface HitTextProps {
  readonly story: Story;
  readonly group: FoundGroup;
  readonly hit: Hit;
  readonly query: FindQuery;
}

/** How much of the text stands around the words, in code units: three lines of the panel in all. */
const REACH = { before: 30, words: 120, after: 60 };
const SHORT = { before: 16, words: 60, after: 40 };

/** One hit: its place, what it is, and its words among those around them. */
export const HitText = memo(function HitText({ story, group, hit, query }: HitTextProps) {
  const { text, siglum, paragraphs } = group;
  const number = paragraphAt(paragraphs, hit.start)?.number;
  return (
    <>
      <span className="find-place">
        <span>
          <b className="font-serif font-semibold text-ink2">{siglum}</b>
          {number !== undefined && ` ¶${number}`}
        </span>
        {hit.kind === 'annotation' && <WhatItIs story={story} hit={hit} />}
      </span>
      <span className="find-words">
        {hit.kind === 'annotation' && hit.start === hit.end ? (
          'The account as a whole'
        ) : (
          <ExcerptLine {...excerptAround(text, hit, REACH)} />
        )}
      </span>
      {hit.kind === 'annotation' && <WhereFound story={story} hit={hit} query={query} />}
    </>
  );
});

function WhatItIs({ story, hit }: { readonly story: Story; readonly hit: AnnotationHit }) {
  const { record } = hit;
  const tag = tagOf(story, record.setId, record.body.tag);
  const fact = tag.summary
    .map((id) => record.body.attributes[id])
    .find((value) => typeof value === 'string');
  const set = story.sets.find(({ setId }) => setId === record.setId);
  return (
    <>
      <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
      <span className="sr-only">{tag.label}</span>
      <span className="min-w-0 truncate" dir="auto">
        {fact}
      </span>
      {record.setId !== story.mySetId && (
        <span className="ms-auto shrink-0" dir="auto">
          {nameOfSet(story, set)}
        </span>
      )}
    </>
  );
}

/** The words of the note or attribute that answered, where it was not the words in the text. */
function WhereFound({
  story,
  hit,
  query,
}: {
  readonly story: Story;
  readonly hit: AnnotationHit;
  readonly query: FindQuery;
}) {
  const { where, record } = hit;
  if (where === null || where === 'words') return null;
  const { attributes, note } = record.body;
  const tag = tagOf(story, record.setId, record.body.tag);
  const words = where === 'note' ? note : attributeInWords(attributes[where.attribute] ?? '');
  const label =
    where === 'note'
      ? 'Note'
      : (tag.attributes.find(({ id }) => id === where.attribute)?.label ?? where.attribute);
  return (
    <span className="find-where">
      {label}: <ExcerptLine {...excerptOf(words, query)} />
    </span>
  );
}

/** The first place in `words` that answers the query, among what stands around it. */
function excerptOf(words: string, query: FindQuery): Excerpt {
  const pattern = patternOf(query.words, query);
  const [place] = pattern === null ? [] : occurrencesAtOnce(words, pattern);
  return excerptAround(words, place ?? { start: 0, end: 0 }, SHORT);
}
