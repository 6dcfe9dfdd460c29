interface PolicyFactory {
  readonly createPolicy: (
    name: string,
    rules: { readonly createHTML: (html: string) => string },
  ) => { readonly createHTML: (html: string) => string };
}

/**
 * The policy under which a page becomes a document. That document belongs to no window: it runs no script, loads nothing, and is
 * never put on screen; only words are read from it.
 */
const policy = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy(
  'inert-page',
  { createHTML: (html) => html },
);

const TAG = /<[a-z][^>]*>/gi;
/** What the page's own policy would report, although nothing of it runs in such a document. */
const INLINE = /\s(?=(?:on[a-z]+|style)\s*=)/gi;

/** Parses a page into a document that runs nothing and loads nothing. */
export function inertPage(html: string): Document {
  const quiet = html.replaceAll(TAG, (tag) => tag.replaceAll(INLINE, ' data-'));
  const page = new DOMParser().parseFromString(trusted(quiet), 'text/html');
  letBodyBeRestored(page.body);
  return page;
}

function trusted(html: string): string {
  return policy?.createHTML(html) ?? html;
}

/**
 * Readability takes a body apart and, where it has found little, puts the markup back to look again with less rigour. That markup goes
 * the way of the page itself.
 */
function letBodyBeRestored(body: HTMLElement): void {
  const native = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  if (native === undefined) return;
  Object.defineProperty(body, 'innerHTML', {
    configurable: true,
    get: () => native.get?.call(body) as string,
    set: (html: string) => {
      native.set?.call(body, trusted(html));
    },
  });
}
