const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  shy: '\u00AD',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  euro: '€',
};
const HIGHEST = 0x10ffff;

/** Says whether a text is HTML: it has tags that are closed. */
export function isHtml(text: string): boolean {
  return /<([a-z][a-z0-9]*)\b[^>]*>[^]*<\/\1>/iu.test(text);
}

/**
 * The words of a piece of HTML as tools that count in it see them: what `textContent` gives, tags and comments left out, entities
 * put in. Nothing of it is ever shown as HTML.
 */
export function htmlText(html: string): string {
  return html
    .replaceAll(/<!--[^]*?-->|<\/?[a-z!][^>]*>/giu, '')
    .replaceAll(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name] ?? whole;
        const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return point > 0 && point <= HIGHEST ? String.fromCodePoint(point) : whole;
      },
    );
}
