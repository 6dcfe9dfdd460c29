/** A run of characters on a page of a document that knows places and no paragraphs. Units are those of the page, y from the foot. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly width: number;
}

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly right: number;
}

/** Runs this far apart in height, as a share of their size, stand on one line. */
const SAME_LINE = 0.5;
/** A gap of so many sizes between two lines is more than leading. */
const GAP = 1.9;
/** A line that begins so many sizes further in begins a paragraph. */
const INDENT = 0.8;
/** A line that ends so early, as a share of the widest, ends a paragraph if a sentence ends with it. */
const SHORT = 0.85;
/** A line that stands at the head or foot of so many pages is no part of the text. */
const REPEATED = 3;
/** A page number, alone or with the number of pages. */
const PAGE_NUMBER =
  /^[–—-]?\s*(?:(?:page|seite|p\.|página|pagina|s\.)\s*)?\d{1,4}(?:\s*(?:of|von|de|di|van|\/)\s*\d{1,4})?\s*[–—-]?$/iu;
const SENTENCE_END = /[.!?…:"”’»]$/u;

/**
 * The text of pages: lines in reading order, joined to paragraphs with an empty line between two. A word that a line end has parted
 * is whole again; what is repeated at the head or foot of three pages or more, and page numbers there, are left out.
 *
 * Cost is O(n log n) for n runs.
 */
export function textOfPages(pages: readonly (readonly PlacedText[])[]): string {
  const lines = pages.map(linesOf);
  const furniture = repeatedAtEdges(lines);
  return lines
    .flatMap((page) =>
      paragraphsOf(page.filter((line, i) => !isFurniture(page, line, i, furniture))),
    )
    .reduce<string[]>(joinOverPages, [])
    .join('\n\n');
}

function linesOf(runs: readonly PlacedText[]): readonly Line[] {
  const lines: Line[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const last = lines.at(-1);
    const isSame = last !== undefined && Math.abs(last.y - run.y) < SAME_LINE * last.height;
    if (last === undefined || !isSame) {
      if (run.text.trim() !== '') {
        lines.push({
          text: run.text,
          x: run.x,
          y: run.y,
          height: run.height || 1,
          right: run.x + run.width,
        });
      }
      continue;
    }
    const apart =
      run.x - last.right > 0.2 * last.height && !/\s$/u.test(last.text) && !/^\s/u.test(run.text);
    lines[lines.length - 1] = {
      ...last,
      text: `${last.text}${apart ? ' ' : ''}${run.text}`,
      right: Math.max(last.right, run.x + run.width),
    };
  }
  return lines.map((line) => ({ ...line, text: line.text.replaceAll(/\s+/gu, ' ').trim() }));
}

/** With their figures left out, since page numbers count. */
function edgeKey({ text }: Line): string {
  return text.replaceAll(/\d+/gu, '#');
}

/** First and last, and highest and lowest, lines of a page. */
function edgesOf(page: readonly Line[]): ReadonlySet<Line> {
  return new Set(
    page.filter((line, i) => i === 0 || i === page.length - 1 || isOutermost(page, line)),
  );
}

function repeatedAtEdges(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const line of edgesOf(page)) {
      counts.set(edgeKey(line), (counts.get(edgeKey(line)) ?? 0) + 1);
    }
  }
  return new Set([...counts].flatMap(([key, count]) => (count >= REPEATED ? [key] : [])));
}

function isFurniture(
  page: readonly Line[],
  line: Line,
  at: number,
  repeated: ReadonlySet<string>,
): boolean {
  const isAtEdge = at === 0 || at === page.length - 1 || isOutermost(page, line);
  return (
    (isAtEdge && repeated.has(edgeKey(line))) ||
    (isOutermost(page, line) && PAGE_NUMBER.test(line.text))
  );
}

/** Whether no line of the page stands above, or none below: writers of PDFs may draw the foot of a page before or after its text. */
function isOutermost(page: readonly Line[], { y }: Line): boolean {
  return page.every((other) => other.y <= y) || page.every((other) => other.y >= y);
}

function paragraphsOf(lines: readonly Line[]): readonly string[] {
  const paragraphs: string[] = [];
  const widest = Math.max(0, ...lines.map(({ x, right }) => right - x));
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before === undefined || begins(before, line, widest)) paragraphs.push(line.text);
    else paragraphs[paragraphs.length - 1] = joinLines(paragraphs.at(-1) ?? '', line.text);
  });
  return paragraphs;
}

function begins(before: Line, line: Line, widest: number): boolean {
  const isNewColumn = line.y > before.y;
  const isSetApart = before.y - line.y > GAP * Math.max(before.height, line.height);
  const isOtherSize = Math.abs(before.height - line.height) > 0.2 * before.height;
  const isIndented =
    line.x - before.x > INDENT * line.height && line.x - before.x < 6 * line.height;
  const hasEnded = before.right - before.x < SHORT * widest && SENTENCE_END.test(before.text);
  // What stands higher and no further in is no column: a head that was drawn after the text.
  if (isNewColumn && line.x <= before.x + line.height) return true;
  if (isNewColumn) return SENTENCE_END.test(before.text);
  return isSetApart || isOtherSize || isIndented || hasEnded;
}

/** A hyphen between two small letters at a line end is a parted word; another one stays. */
function joinLines(before: string, line: string): string {
  if (/\p{Ll}[-\u00ad\u2010]$/u.test(before) && /^\p{Ll}/u.test(line))
    return before.slice(0, -1) + line;
  return /[-\u2010–—]$/u.test(before) ? before + line : `${before} ${line}`;
}

/** A sentence that a page end has parted goes on. */
function joinOverPages(paragraphs: string[], paragraph: string): string[] {
  const last = paragraphs.at(-1);
  if (last !== undefined && !SENTENCE_END.test(last) && /^\p{Ll}/u.test(paragraph)) {
    paragraphs[paragraphs.length - 1] = joinLines(last, paragraph);
  } else paragraphs.push(paragraph);
  return paragraphs;
}
