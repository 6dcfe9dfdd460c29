import type { Attribute } from '#core/domain/codebook.ts';
import type { AnnotationBody } from '#core/domain/record.ts';
import { isSameSpan, wordsOf } from '#core/domain/span.ts';
import { differingAttributes } from '#core/review/differing-attributes.ts';
import type { Story } from '#state/use-story.ts';
import { tagOf } from '#state/use-story.ts';
import { wordCount } from '#state/words.ts';

import { valueInWords } from '#state/words.ts';

/** One thing that two annotations say, in words; `''` for nothing. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly a: string;
  readonly b: string;
  readonly isSame: boolean;
  /** Words of an account, set in its face. */
  readonly isQuoted: boolean;
}

/** So many characters of a beginning or an end tell one boundary from another. */
const EDGE = 34;

/** What two annotations say, or one alone (`b` is `null`): tag, words and attributes, then the note; what neither says is left out. */
export function factsOf(
  story: Story,
  a: AnnotationBody,
  b: AnnotationBody | null,
): readonly Fact[] {
  const fact = (id: string, label: string, of: (body: AnnotationBody) => string): Fact => {
    const [left, right] = [of(a), b === null ? '' : of(b)];
    return { id, label, a: left, b: right, isSame: left === right, isQuoted: false };
  };
  const differing = new Set(b === null ? [] : differingAttributes(a.attributes, b.attributes));
  const attributes = attributesOf(story, a, b).map(({ id, label }) => ({
    ...fact(id, label, (body) => valueInWords(body.attributes[id])),
    isSame: !differing.has(id),
  }));
  return [
    fact('tag', 'Tag', (body) => tagOf(story, '', body.tag).label),
    ...wordFacts(a, b),
    ...attributes,
    fact('note', 'Note', ({ note }) => note),
  ].filter((each) => each.a !== '' || each.b !== '');
}

/** The attributes of the tags of two annotations, and what they have besides, each once. */
export function attributesOf(
  story: Story,
  a: AnnotationBody,
  b: AnnotationBody | null,
): readonly Attribute[] {
  const bodies = b === null ? [a] : [a, b];
  const known = new Map<string, Attribute>();
  for (const { tag } of bodies) {
    for (const attribute of tagOf(story, '', tag).attributes) known.set(attribute.id, attribute);
  }
  for (const { attributes } of bodies) {
    for (const id of Object.keys(attributes)) {
      if (!known.has(id)) known.set(id, { id, label: id, type: 'text' });
    }
  }
  return [...known.values()];
}

function wordFacts(a: AnnotationBody, b: AnnotationBody | null): readonly Fact[] {
  const [left, right] = [wordsOf(a.span), b === null ? '' : wordsOf(b.span)];
  const isSame = b === null || isSameSpan(a.span, b.span);
  if (isSame || Math.max(left.length, right.length) <= 2 * EDGE) {
    const [first, second] = isSame ? [beginning(left), beginning(right)] : [left, right];
    return [{ id: 'words', label: 'Words', a: first, b: second, isSame, isQuoted: true }];
  }
  const of = (id: string, label: string, say: (words: string) => string, isQuoted: boolean) => ({
    id,
    label,
    a: say(left),
    b: say(right),
    isSame: say(left) === say(right),
    isQuoted,
  });
  return [
    of('starts', 'Starts', beginning, true),
    of('ends', 'Ends', ending, true),
    of('count', 'Words', (words) => String(wordCount(words)), false),
  ].filter(({ isSame: isAlike }) => !isAlike);
}

function beginning(words: string): string {
  return words.length <= EDGE ? words : `${words.slice(0, EDGE).trimEnd()}…`;
}

function ending(words: string): string {
  return words.length <= EDGE ? words : `…${words.slice(-EDGE).trimStart()}`;
}
