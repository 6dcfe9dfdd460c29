import type { Damage } from './finding-draft.ts';
import { isNegation } from './lexicon/function-words.ts';
import { isQuoted } from './pair-context.ts';
import type { PageRole } from './page.ts';
import type { PreparedSentence, PreparedText } from './prepare.ts';
import type { Account } from './story.ts';

/** Where the headline says what its own article does not. Cost is O(words of the headline · words). */
export function headlineDamage(account: Account, roles: readonly PageRole[]): Damage[] {
  return [...otherFigures(account, roles), ...denied(account, roles)];
}

function headlinesOf({ sentences }: PreparedText, roles: readonly PageRole[]) {
  return sentences.filter(({ paragraph }) => roles[paragraph] === 'headline');
}

function bodyOf({ sentences }: PreparedText, roles: readonly PageRole[]): PreparedSentence[] {
  return sentences.filter(({ paragraph }) => roles[paragraph] === 'body');
}

/** "Pleads guilty" over an article in which nobody is but "not guilty". */
function denied(account: Account, roles: readonly PageRole[]): Damage[] {
  const { prepared } = account;
  const body = bodyOf(prepared, roles);
  return headlinesOf(prepared, roles).flatMap(({ tokens }) => {
    if (tokens.some(({ norm }) => isNegation(norm))) return [];
    return tokens.flatMap((token): Damage[] => {
      if (!token.isContent || token.value !== null) return [];
      const printed = body.flatMap((sentence) =>
        sentence.tokens.flatMap(({ norm, start, end }, at) =>
          norm === token.norm && !isQuoted(account, start, end)
            ? [{ start, end, before: sentence.tokens[at - 1] }]
            : [],
        ),
      );
      const [first] = printed;
      const isDenied = printed.every(
        ({ start, before }) =>
          before !== undefined &&
          isNegation(before.norm) &&
          prepared.text.slice(before.end, start) === ' ',
      );
      if (first?.before === undefined || !isDenied) return [];
      const place = { start: first.before.start, end: first.end };
      return [
        {
          kind: 'inconsistency',
          severity: 'critical',
          confidence: 0.75,
          title: 'The headline says what the article denies',
          spans: [{ start: token.start, end: token.end }],
          correction: prepared.text.slice(place.start, place.end),
          evidence: [place],
        },
      ];
    });
  });
}

/** A figure of the headline that the article never prints for what it counts. */
function otherFigures({ prepared }: Account, roles: readonly PageRole[]): Damage[] {
  const body = bodyOf(prepared, roles);
  return headlinesOf(prepared, roles).flatMap((sentence) =>
    sentence.figures.flatMap((figure): Damage[] => {
      const [noun] = figure.nouns;
      if (noun === undefined && figure.unit === '') return [];
      const other = body
        .slice(0, 6)
        .flatMap(({ figures }) => figures)
        .find(({ unit, nouns }) => unit === figure.unit && nouns[0] === noun);
      const isPrinted = body.some(({ figures }) =>
        figures.some(({ low, high }) => low <= figure.high && figure.low <= high),
      );
      if (other === undefined || isPrinted) return [];
      return [
        {
          kind: 'inconsistency',
          severity: 'major',
          confidence: 0.65,
          title: 'The headline gives another figure than the article',
          spans: [{ start: figure.start, end: figure.end }],
          correction: prepared.text.slice(other.start, other.end),
          evidence: [{ start: other.start, end: other.end }],
        },
      ];
    }),
  );
}
