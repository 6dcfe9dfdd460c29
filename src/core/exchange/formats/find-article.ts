import type { DraftDocument, DraftFragment } from './draft.ts';
import type { KnownArticle, ReadContext } from './format.ts';

/** The share of the quotes that must stand in an article that is known by nothing else. */
const MOST = 0.6;
/** A single quote this long (code units) is hardly ever said in two articles. */
const DISTINCTIVE = 24;

/**
 * The article here that a document of a file without texts is: as the editor has answered, else by id, address, file name or
 * headline, else the only one that has most of the quoted words. `isCertain` is false for the last.
 *
 * Cost is O(articles · quotes · |text|) for a document that is known by its words only.
 */
export function findArticle(
  document: DraftDocument,
  fragments: readonly DraftFragment[],
  { articles, answers }: ReadContext,
): { readonly article: KnownArticle | null; readonly isCertain: boolean } {
  const answered = answers?.articles?.[document.key];
  const wanted = answered ?? document.articleId;
  if (wanted !== undefined) {
    const article = articles.find(({ articleId }) => articleId === wanted) ?? null;
    return { article, isCertain: article !== null };
  }
  const named = articles.filter((article) => isNamed(document, article));
  const [first, second] = named;
  if (first !== undefined && (second === undefined || second.articleId === first.articleId)) {
    return { article: first, isCertain: true };
  }
  return { article: byWords(fragments, named.length > 0 ? named : articles), isCertain: false };
}

function isNamed({ key, url, fileName, headline }: DraftDocument, article: KnownArticle): boolean {
  const names = [key, url ?? '', fileName ?? ''].filter((name) => name !== '');
  const known = new Set([article.url, article.fileName].filter((name) => name !== '').map(plain));
  if (names.some((name) => known.has(plain(name)) || known.has(plain(baseName(name))))) return true;
  return headline !== undefined && headline !== '' && headline === article.headline;
}

/** An address without what does not tell pages apart: scheme, `www.`, fragment, a slash at the end. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^[a-z]+:\/\/(?:www\.)?/u, '')
    .replace(/#.*$/u, '')
    .replace(/\/$/u, '')
    .replace(/\.(?:txt|html?|md)$/u, '');
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function byWords(
  fragments: readonly DraftFragment[],
  articles: readonly KnownArticle[],
): KnownArticle | null {
  const quotes = [...new Set(fragments.map(({ exact }) => exact).filter((exact) => exact !== ''))];
  const isEnough = quotes.length > 2 || quotes.some(({ length }) => length >= DISTINCTIVE);
  if (!isEnough) return null;
  const found = articles
    .map((article) => ({
      article,
      hits: quotes.filter((quote) => article.text.includes(quote)).length,
    }))
    .toSorted((a, b) => b.hits - a.hits);
  const [best, next] = found;
  if (best === undefined || best.hits < quotes.length * MOST) return null;
  const isAlone =
    next === undefined ||
    next.hits < best.hits ||
    next.article.articleId === best.article.articleId;
  return isAlone ? best.article : null;
}
