import Papa from 'papaparse';

/** What a spreadsheet takes for the beginning of a formula, also after blanks, and in its full-width form. */
const FORMULA = /^'*[\s\u00A0\u3000]*[=+\-@\t\r＝＋－＠]/u;
const MARK = '\uFEFF';

/** How a table is written. */
export interface CsvOptions {
  /** Begin with a byte order mark, without which Excel does not know UTF-8. */
  readonly withMark: boolean;
  /** Leave cells that a spreadsheet would calculate as they are. */
  readonly withFormulas: boolean;
}

/**
 * Writes a table as RFC 4180: commas, quotes doubled, CRLF. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe; {@link readCsv} takes it away again.
 */
export function writeCsv(
  rows: readonly (readonly string[])[],
  { withMark, withFormulas }: CsvOptions,
): string {
  const cells = rows.map((row) => row.map((cell) => (withFormulas ? cell : neutral(cell))));
  return `${withMark ? MARK : ''}${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}

/** Reads a table with commas, semicolons or tabs, whichever its first line has. Rows that are blank throughout are left out. */
export function readCsv(
  text: string,
): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const content = text.startsWith(MARK) ? text.slice(1) : text;
  const { data } = Papa.parse<readonly string[]>(content, {
    delimiter: delimiterOf(content),
    skipEmptyLines: false,
  });
  return data.flatMap((cells, i) =>
    cells.every((cell) => cell.trim() === '') ? [] : [{ line: i + 1, cells: cells.map(plain) }],
  );
}

function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/u, 1);
  const counts = [',', ';', '\t'].map((delimiter) => ({
    delimiter,
    count: first.split(delimiter).length,
  }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

function neutral(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function plain(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
