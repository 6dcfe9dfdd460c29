/** The text of a Markdown file with what its head says of it. */
export interface MarkdownText {
  /** Paragraphs apart, without marks; links and pictures by their words. */
  readonly text: string;
  /** The first heading, or the title of the head, or `''`. */
  readonly headline: string;
  /** `key: value` lines between `---` at the top, keys in small letters. */
  readonly head: ReadonlyMap<string, string>;
}

const FENCE = /^\s{0,3}(`{3,}|~{3,})/u;
const RULE = /^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+\s*)$/u;

/**
 * The words of a Markdown text as they would be read: headings, lists and quotes lose their marks, emphasis and links too, code
 * stays as it is, lines of one paragraph become one. The front matter is no part of the text.
 *
 * Cost is O(|source|). Source: CommonMark 0.31, as far as articles use it.
 */
export function markdownText(source: string): MarkdownText {
  const lines = source
    .replace(/^\uFEFF/u, '')
    .replaceAll(/\r\n?/gu, '\n')
    .split('\n');
  const { head, rest } = frontMatter(lines);
  const blocks: string[] = [];
  let open: string[] = [];
  let headline = '';
  let fence = '';
  const close = (): void => {
    if (open.length > 0) blocks.push(inline(open.join(' ')));
    open = [];
  };
  for (const line of rest) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence) && line.trim() === mark) {
        blocks.push(open.join('\n'));
        open = [];
        fence = '';
      } else {
        open.push(line);
      }
      continue;
    }
    const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/u.exec(line)?.[1];
    const item = /^\s*(?:>\s?)*\s*(?:[-+*]|\d{1,9}[.)])\s+(.*)$/u.exec(line)?.[1];
    const isUnderline = /^\s{0,3}(?:=+|-+)\s*$/u.test(line) && open.length > 0;
    if (mark !== '') {
      close();
      fence = mark;
    } else if (isUnderline) {
      headline ||= inline(open.join(' '));
      close();
    } else if (line.trim() === '' || RULE.test(line)) {
      close();
    } else if (heading !== undefined) {
      close();
      headline ||= inline(heading);
      blocks.push(inline(heading));
    } else if (item === undefined) {
      open.push(line.replace(/^\s*(?:>\s?)+/u, '').trim());
    } else {
      close();
      open.push(item.trim());
    }
  }
  close();
  const text = blocks
    .map((block) => block.trimEnd())
    .filter((block) => block !== '')
    .join('\n\n');
  return { text: text === '' ? '' : `${text}\n`, headline: head.get('title') ?? headline, head };
}

function frontMatter(lines: readonly string[]): {
  readonly head: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
} {
  const end =
    lines[0]?.trim() === '---'
      ? lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s*$/u.test(line))
      : -1;
  if (end === -1) return { head: new Map(), rest: lines };
  const pairs = lines.slice(1, end).flatMap((line): [string, string][] => {
    const pair = /^([A-Za-z][\w-]*)\s*:\s*(.*)$/u.exec(line);
    return pair === null
      ? []
      : [
          [
            (pair[1] ?? '').toLowerCase(),
            (pair[2] ?? '').trim().replace(/^(["'])([^]*)\1$/u, '$2'),
          ],
        ];
  });
  return { head: new Map(pairs), rest: lines.slice(end + 1) };
}

/** The words of a line. What has a backslash before it stays. */
function inline(line: string): string {
  const kept: string[] = [];
  const hidden = line.replaceAll(
    /\\([!-/:-@[-`{-~])|(`+)([^`]|[^`][^]*?[^`])\2(?!`)/gu,
    (_, char?: string, __?: string, code?: string) => {
      kept.push(char ?? (code ?? '').trim());
      return `\uE000${kept.length - 1}\uE001`;
    },
  );
  return hidden
    .replaceAll(
      /!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)|!?\[([^\]]*)\]\[[^\]]*\]/gu,
      (_, a?: string, b?: string) => a ?? b ?? '',
    )
    .replaceAll(/<((?:https?|mailto):[^<>\s]+)>/giu, '$1')
    .replaceAll(/<\/?[a-z][^<>]*>|<!--[^]*?-->/giu, '')
    .replaceAll(/(\*\*\*|\*\*|\*|~~)(?=\S)([^]*?\S)\1/gu, '$2')
    .replaceAll(/(?<![\p{L}\p{N}])(___|__|_)(?=\S)([^]*?\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(
      /&(amp|lt|gt|quot|nbsp);/gu,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' })[name] ?? '',
    )
    .replaceAll(/\uE000(\d+)\uE001/gu, (_, n: string) => kept[Number(n)] ?? '');
}
