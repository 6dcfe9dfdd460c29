import { keptFor } from './kept.ts';
import type { Account } from './story.ts';
import type { PageRole } from './page.ts';

/** How little a paragraph may share with its own article to be a teaser, and with the others. */
const OWN = 0.5;
const OTHERS = 0.7;

/**
 * Returns, for every paragraph of every account, what it is: those whose form is doubtful become
 * furniture when they also have nothing to do with the rest of their article or the other accounts.
 *
 * Both signs are needed: background paragraphs are unrelated too, and articles may break off. Cost
 * is O(words).
 */
export function pageRoles(accounts: readonly Account[]): PageRole[][] {
  const isOpen = accounts.some(({ prepared }) =>
    prepared.paragraphs.some(({ role }) => role === 'doubtful'),
  );
  const vocabularies = isOpen ? accounts.map((account) => vocabularyOf(account)) : [];
  const articlesWith = new Map<string, number>();
  for (const words of vocabularies) {
    for (const word of words.keys()) articlesWith.set(word, (articlesWith.get(word) ?? 0) + 1);
  }
  return accounts.map(({ prepared }, article) => {
    const roles = prepared.paragraphs.map(({ role }) => role);
    if (!roles.includes('doubtful')) return roles;
    const own = vocabularies[article] ?? new Map<string, number>();
    const related = prepared.paragraphs.map(({ from, to }) => {
      const words = contentOf(prepared.sentences.slice(from, to));
      const inOwn = words.filter((word) => (own.get(word) ?? 0) > 1).length;
      const inOthers = words.filter(
        (word) => (articlesWith.get(word) ?? 0) > (own.has(word) ? 1 : 0),
      ).length;
      const count = Math.max(1, words.length);
      return { own: inOwn / count, others: inOthers / count };
    });
    const body = prepared.paragraphs.flatMap(({ role }, index) =>
      role === 'body' ? [related[index]?.others ?? 0] : [],
    );
    const median = body.toSorted((a, b) => a - b)[Math.floor(body.length / 2)] ?? 0;
    return prepared.paragraphs.map(({ role }, index): PageRole => {
      if (role !== 'doubtful') return role;
      const { own: ofOwn, others: ofOthers } = related[index] ?? { own: 1, others: 1 };
      const isForeign = accounts.length === 1 || ofOthers < OTHERS * median;
      return ofOwn < OWN && isForeign ? 'furniture' : 'body';
    });
  });
}

/** In how many paragraphs each content stem of the article stands, doubtful ones left out. */
const vocabularyOf = keptFor(({ prepared }: Account): ReadonlyMap<string, number> => {
  const words = new Map<string, number>();
  for (const { from, to, role } of prepared.paragraphs) {
    const weight = role === 'doubtful' ? 0 : 2;
    if (role === 'furniture' || role === 'credit') continue;
    for (const word of contentOf(prepared.sentences.slice(from, to)))
      words.set(word, (words.get(word) ?? 0) + weight);
  }
  return words;
});

function contentOf(
  sentences: readonly {
    readonly tokens: readonly { readonly key: string; readonly isContent: boolean }[];
  }[],
): string[] {
  return Array.from(
    new Set(
      sentences.flatMap(({ tokens }) =>
        tokens.filter(({ isContent }) => isContent).map(({ key }) => key),
      ),
    ),
  );
}
