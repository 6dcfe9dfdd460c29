import { Readability } from '@mozilla/readability';

import { blockText } from './block-text.ts';
import { inertPage } from './inert-page.ts';

/** What a page says of itself besides its words; `''` where it does not. */
export interface PageFacts {
  readonly outlet: string;
  readonly headline: string;
  /** ISO 8601 date or date-time. */
  readonly date: string;
  readonly url: string;
  readonly language: string;
}

/** The words of an article and what its source says of it. */
export interface ReadPage extends PageFacts {
  readonly text: string;
}

/** A page shorter than this (UTF-16 code units) is taken as it is: there is nothing to tell article and furniture apart by. */
const SHORT = 400;

/** What a page may hide; what its style says stands under `data-style` (`inertPage`). */
const UNSEEN = '[hidden], [data-style]';
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;

/**
 * Reads the article out of a page: without menus, teasers and other furniture, found by Mozilla's Readability on a document that runs
 * nothing. Where no article is found, all words of the page are taken.
 */
export function readHtml(html: string): ReadPage {
  const page = inertPage(html);
  for (const element of page.querySelectorAll(UNSEEN)) {
    if (element !== page.body && HIDDEN.test(element.getAttribute('data-style') ?? 'display:none'))
      element.remove();
  }
  const facts = factsOf(page);
  const all = blockText(page.body);
  // Readability writes the content of these into the page as HTML; what they hold stands for scripts that did not run.
  for (const element of page.querySelectorAll('noscript, script, style')) element.remove();
  const article =
    all.length < SHORT
      ? null
      : new Readability(page, { serializer: (element: Node) => element }).parse();
  const text = article?.content == null ? all : blockText(article.content);
  return {
    text: text === '' ? all : text,
    outlet: facts.outlet || clean(article?.siteName),
    headline: facts.headline || clean(article?.title),
    date: facts.date || clean(article?.publishedTime),
    url: facts.url,
    language: facts.language || clean(article?.lang),
  };
}

/** The words of a fragment that was copied from a page: nothing is furniture of what an editor has chosen. */
export function readFragment(html: string): string {
  return blockText(inertPage(html).body);
}

function factsOf(page: Document): PageFacts {
  const meta = (...names: readonly string[]): string => {
    for (const name of names) {
      const element = page.querySelector(
        `meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`,
      );
      const content = clean(element?.getAttribute('content'));
      if (content !== '') return content;
    }
    return '';
  };
  const time = page.querySelector('article time[datetime], time[datetime]');
  return {
    outlet: meta('og:site_name', 'application-name'),
    headline: meta('og:title', 'twitter:title') || clean(page.querySelector('h1')?.textContent),
    date: isoDate(
      meta('article:published_time', 'datePublished', 'date', 'dc.date') ||
        clean(time?.getAttribute('datetime')),
    ),
    url: webAddress(
      page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? meta('og:url'),
    ),
    language: clean(page.documentElement.getAttribute('lang')),
  };
}

function clean(words: string | null | undefined): string {
  return (words ?? '').replaceAll(/\s+/g, ' ').trim();
}

function isoDate(date: string): string {
  return /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(date)
    ? date
    : '';
}

function webAddress(address: string): string {
  return /^https?:\/\//.test(address.trim()) ? address.trim() : '';
}
