import type { ArticleId } from '#core/domain/ids.ts';
import { articleIdOf, articleText } from '#core/text/article-text.ts';
import { firstInvalidByte } from '#core/text/utf8.ts';

/** Why an article's text did not come. */
export type ArticleFailure =
  | { readonly code: 'unreachable' }
  | { readonly code: 'refused'; readonly status: number }
  | { readonly code: 'wrong-type'; readonly type: string }
  | { readonly code: 'not-utf8'; readonly offset: number }
  | { readonly code: 'other-text' }
  /** The list of the bundled articles is not one. */
  | { readonly code: 'not-an-index' };

/** An article that could not be loaded: `path` names the file, `failure` the reason. */
export class ArticleError extends Error {
  override readonly name = 'ArticleError';
  readonly path: string;
  readonly failure: ArticleFailure;

  constructor(path: string, failure: ArticleFailure, cause?: unknown) {
    super(`${path}: ${failure.code}`, { cause });
    this.path = path;
    this.failure = failure;
  }
}

/**
 * The text of an article at `path` (relative to the app), as rule TX2 has it.
 *
 * @throws ArticleError when it cannot be had, is no UTF-8 text, or is not the text that `id` names.
 */
export async function loadArticleText(
  id: ArticleId,
  path: string,
  signal: AbortSignal,
): Promise<string> {
  const response = await fetchFile(path, signal);
  const type = response.headers.get('content-type') ?? '';
  if (!/^(?:text\/plain|application\/octet-stream|$)/.test(type)) {
    throw new ArticleError(path, { code: 'wrong-type', type });
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = decodeText(path, bytes);
  if (articleIdOf(text) !== id) throw new ArticleError(path, { code: 'other-text' });
  return text;
}

/**
 * The text that UTF-8 bytes say.
 *
 * @throws ArticleError `not-utf8` with the offset of the first byte that is not.
 */
export function decodeText(path: string, bytes: Uint8Array): string {
  try {
    return articleText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    const offset = firstInvalidByte(bytes) ?? 0;
    throw new ArticleError(path, { code: 'not-utf8', offset }, error);
  }
}

/**
 * The answer to a request for a file of the app.
 *
 * @throws ArticleError `unreachable` or `refused`.
 */
export async function fetchFile(path: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(path, document.baseURI), signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ArticleError(path, { code: 'unreachable' }, error);
  }
  if (!response.ok) throw new ArticleError(path, { code: 'refused', status: response.status });
  return response;
}
