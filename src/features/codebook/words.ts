import type { CodebookProblem } from '#core/domain/codebook-problems.ts';
import type { ColourProblem, Shade } from '#core/domain/tag-colours.ts';
import type { AttributeType, LineStyle } from '#core/domain/codebook.ts';
import type { SetId } from '#core/domain/ids.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet, siglumOf } from '#state/use-story.ts';

/** What the types of attributes are called. */
export const TYPE_NAMES: Readonly<Record<AttributeType, string>> = {
  text: 'text',
  choice: 'choice',
  number: 'number',
  boolean: 'yes or no',
  link: 'web address',
  span: 'span of this article',
  annotations: 'annotations of any article',
};

/** Whether the closed card can show a value of the type. */
export const IN_SUMMARY: ReadonlySet<AttributeType> = new Set(['text', 'choice', 'number', 'link']);

/** What the lines are called. */
export const LINE_NAMES: Readonly<Record<LineStyle, string>> = {
  solid: 'solid',
  double: 'double',
  dotted: 'dotted',
  wavy: 'wavy',
  dashed: 'dashed',
};

/** What the colours of a tag are called. */
export const SHADE_NAMES: Readonly<Record<Shade, string>> = {
  ink: 'Letter and line',
  tint: 'Tint',
  active: 'Tint in hand',
};

/** Why a name, a letter or a key cannot be had, `null` for no problem. */
export function problemInWords(problem: CodebookProblem | null): string | null {
  if (problem === null) return null;
  switch (problem.code) {
    case 'empty':
      return 'It cannot be empty.';
    case 'too-long':
      return `At most ${problem.limit} characters.`;
    case 'taken':
      return `Taken: ${problem.by}.`;
    case 'retired':
      return `“${problem.by}” is out of use. Bring it back, at the foot of the tags.`;
    case 'not-a-key':
      return 'A key is one letter or digit.';
  }
}

const AGAINST: Readonly<Record<ColourProblem['against'], string>> = {
  paper: 'the paper',
  desk: 'the desk',
  raise: 'a card',
  bar: 'the selection bar',
  tint: 'its tint',
  active: 'its tint in hand',
  text: 'the words on it',
  ink: 'the line on it',
};

/** Why a colour cannot be used, with the figure: against the paper first, as that is what an editor sees. */
export function colourProblemInWords(problems: readonly ColourProblem[]): string | null {
  const [first] = problems;
  if (first === undefined) return null;
  const ratio = Math.floor(first.ratio * 10) / 10;
  return `${ratio.toFixed(1)} against ${AGAINST[first.against]}; ${first.needed} is needed.`;
}

/** Whose annotations are meant, and in which accounts. */
export interface Share {
  readonly setId: SetId;
  readonly mine: boolean;
  readonly name: string;
  readonly count: number;
  /** Sigla of the accounts, in story order. */
  readonly sigla: readonly string[];
}

/** Whose the annotations are and in which accounts, one's own first. */
export function sharesOf(story: Story, annotations: readonly AnnotationRecord[]): readonly Share[] {
  return story.sets.flatMap((set) => {
    const { setId } = set;
    if (setId === '') return [];
    const own = annotations.filter((record) => record.setId === setId);
    if (own.length === 0) return [];
    const articles = new Set(own.map(({ articleId }) => articleId));
    const mine = setId === story.mySetId;
    return {
      setId,
      mine,
      name: nameOfSet(story, set),
      count: own.length,
      sigla: story.articles.flatMap(({ articleId }, i) =>
        articles.has(articleId) ? siglumOf(i) : [],
      ),
    };
  });
}

/** The shares in a sentence: "12 of yours in A and C, 3 of Lena Brandt in E". */
export function sharesInWords(shares: readonly Share[]): string {
  return shares
    .map(
      ({ mine, name, count, sigla }) =>
        `${count} of ${mine ? 'yours' : name} in ${sigla.join(', ')}`,
    )
    .join('; ');
}
