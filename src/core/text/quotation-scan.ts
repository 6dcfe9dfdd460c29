import { skipBlanks, skipBlanksBack } from './blanks.ts';
import {
  type Mark,
  familyOf,
  isClosingNeighbour,
  isElision,
  isOpeningNeighbour,
  isSingle,
  marksOf,
} from './quotation-marks.ts';
import {
  FURTHEST,
  type Opening,
  type Quotation,
  type Scan,
  after,
  before,
  begin,
  canBeQuoted,
  endOfLost,
  finish,
  isStrictOpening,
  openingFor,
  unclosed,
} from './quotation-state.ts';
import { takeSingle } from './single-marks.ts';

/** Opening marks and what Spanish puts at the start of the following paragraphs. */
const SPANISH_PAIRS = new Set(['«»', '“”', '‹›']);

/** What one paragraph does to the quotations that reach into it. */
interface ParagraphScan {
  readonly quotations: readonly Quotation[];
  /**
   * Still open at the end of the paragraph, and the last of their family there, as where the next
   * paragraph repeats the mark; outermost first.
   */
  readonly open: readonly Opening[];
}

/**
 * Finds the quotations that end in the paragraph `start`…`end`, given those `incoming` that were
 * open before it, outermost first. An incoming one goes on only if the paragraph repeats its mark;
 * otherwise it is ended by the caller. Cost is O(end − start).
 */
export function scanParagraph(
  text: string,
  start: number,
  end: number,
  incoming: readonly Opening[],
): ParagraphScan {
  const marks = marksOf(text, start, end);
  const scan: Scan = {
    text,
    start,
    end,
    marks,
    stack: [],
    found: [],
    lastOfFamily: new Map(),
    reopened: new Map(),
    lastOpenEnd: -1,
  };
  const first = resume(scan, incoming);
  for (let index = first; index < marks.length; index += 1) {
    const mark = marks[index];
    if (mark !== undefined) take(scan, mark, index);
  }
  const open = scan.stack.filter(
    ({ sign, anchor }) => scan.lastOfFamily.get(familyOf(sign)) === anchor,
  );
  const lost = scan.stack.filter((opening) => !open.includes(opening));
  const inkEnd = skipBlanksBack(text, start, end);
  for (const opening of lost) {
    scan.found.push(unclosed(text, opening, open, endOfLost(scan, opening, inkEnd)));
  }
  return { quotations: scan.found, open };
}

/**
 * Returns those of `incoming` that the paragraph at `start`…`end` goes on with, because it begins
 * with their marks: the opening mark again, or in Spanish the closing one right before the first
 * word.
 */
export function continued(
  text: string,
  start: number,
  end: number,
  incoming: readonly Opening[],
): Opening[] {
  const goingOn: Opening[] = [];
  let at = skipBlanks(text, start, end);
  for (const opening of incoming) {
    const mark = marksOf(text, at, Math.min(end, at + 2))[0];
    if (mark === undefined || mark.start !== at) break;
    if (!goesOnAt(text, mark, end, opening.sign)) continue;
    goingOn.push({ ...opening, anchor: mark.start });
    at = mark.end;
  }
  return goingOn;
}

/**
 * Whether the mark that begins a paragraph says that the quotation opened by `opened` goes on; it
 * would open one there otherwise.
 */
function goesOnAt(text: string, { sign, end: at }: Mark, end: number, opened: string): boolean {
  if (at === end) return false;
  if (sign !== opened && !SPANISH_PAIRS.has(opened + sign)) return false;
  if (/[”»›]/.test(sign)) return canBeQuoted(text, at, end);
  return sign !== '’' && !(isSingle(sign) && isElision(text.slice(at, Math.min(end, at + 12))));
}

/**
 * Puts what goes on upon the stack and returns the index of the first mark that is not used up by
 * it.
 */
function resume(scan: Scan, incoming: readonly Opening[]): number {
  for (const opening of continued(scan.text, scan.start, scan.end, incoming)) {
    scan.stack.push(opening);
    scan.lastOfFamily.set(familyOf(opening.sign), opening.anchor);
    scan.lastOpenEnd = scan.marks[scan.stack.length - 1]?.end ?? opening.anchor;
  }
  return scan.stack.length;
}

function take(scan: Scan, mark: Mark, index: number): void {
  if (isSingle(mark.sign)) takeSingle(scan, mark, index);
  else takeDouble(scan, mark, index);
}

function takeDouble(scan: Scan, mark: Mark, index: number): void {
  const { sign } = mark;
  if (sign === "''" || /[」』》〉﹂﹄｣〞〟]/.test(sign)) {
    const at = openingFor(scan, sign);
    if (at >= 0) finish(scan, mark, at);
    return;
  }
  if (sign === '``' || /[„‟「『《〈﹁﹃｢〝]/.test(sign)) {
    begin(scan, mark);
    return;
  }
  if (isMeasureOrAcronym(scan, mark, index)) return;
  scan.lastOfFamily.set(familyOf(sign), mark.start);
  const at = openingFor(scan, sign);
  const canOpen = isStrictOpening(scan, mark);
  if (at < 0) {
    if (canOpen || opensLoosely(scan, mark)) begin(scan, mark);
    return;
  }
  if (endsHere(scan, mark, scan.stack[at]?.sign ?? '', canOpen)) finish(scan, mark, at);
  else begin(scan, mark);
}

/**
 * Whether the mark, for which something is open, closes it rather than opens a quotation inside.
 */
function endsHere(scan: Scan, mark: Mark, opened: string, canOpen: boolean): boolean {
  if (mark.sign === '”') return opened !== '”' || !canOpen;
  if (mark.sign === '»' || mark.sign === '›') return opened !== mark.sign || !canOpen;
  if (mark.sign === '“' && opened === '“') return !canOpen && isClosingNeighbour(after(scan, mark));
  return !canOpen;
}

/**
 * Whether a mark that nothing is open for opens although no blank stands before it, as after a
 * colon or in Chinese.
 */
function opensLoosely(scan: Scan, mark: Mark): boolean {
  const [left, right] = [before(scan, mark), after(scan, mark)];
  if (mark.sign === '”' || mark.sign === '»' || mark.sign === '›') return false;
  if (mark.sign === '«' || mark.sign === '‹')
    return (
      isOpeningNeighbour(left) ||
      !isClosingNeighbour(right) ||
      /['’]/.test(left) ||
      /[\u00A0\u202F]/.test(right)
    );
  return isOpeningNeighbour(left) ? right !== '' : !isClosingNeighbour(right);
}

/** 6" is inches and צה"ל an acronym, whether or not a quotation is open. */
function isMeasureOrAcronym(scan: Scan, mark: Mark, index: number): boolean {
  if (mark.sign !== '"' && mark.sign !== '”' && mark.sign !== '״') return false;
  const [left, right] = [before(scan, mark), after(scan, mark)];
  const isAcronym =
    /\p{Script=Hebrew}/u.test(left) &&
    /^\p{Script=Hebrew}(?!\p{Script=Hebrew})/u.test(scan.text.slice(mark.end, mark.end + 2));
  if (isAcronym) return true;
  if (!/\p{N}/u.test(left) || !isClosingNeighbour(right)) return false;
  if (
    /\p{N}['’′]\s?\p{N}+$/u.test(scan.text.slice(Math.max(scan.start, mark.start - 8), mark.start))
  )
    return true;
  if (openingFor(scan, mark.sign) < 0) return true;
  const next = scan.marks.slice(index + 1, index + FURTHEST).find(({ sign }) => sign === mark.sign);
  const goesOn = /^[-\s]\s*\p{Ll}/u.test(
    scan.text.slice(mark.end, Math.min(scan.end, mark.end + 4)),
  );
  return goesOn && next !== undefined && !isStrictOpening(scan, next);
}
