import { skipBlanks, skipBlanksBack } from './blanks.ts';
import {
  type Mark,
  canClose,
  isApostropheBetween,
  isClosingNeighbour,
  isElision,
  isGap,
  isSingle,
} from './quotation-marks.ts';
import {
  FURTHEST,
  type Scan,
  after,
  before,
  begin,
  finish,
  innermost,
  isStrictOpening,
  openingFor,
} from './quotation-state.ts';

/** Ends of words that may take an apostrophe: plurals, "goin’", "ol’", "th’", Italian "po’". */
const SHORTENED = /[sxz]$|in$|(?:^|\P{L})(?:o|an|ol|th|wi|lil|po|mo|be|ca|fa|va|sta)$/iu;

/**
 * Opens or ends a quotation at a single mark, the one of `index` in the paragraph, unless it is an
 * apostrophe.
 */
export function takeSingle(scan: Scan, mark: Mark, index: number): void {
  const [left, right] = [before(scan, mark), after(scan, mark)];
  if (mark.sign !== '‚' && isApostropheBetween(left, right)) return;
  const at = singleOpening(scan, mark.sign);
  if (at >= 0 && canEndSingle(scan, mark)) {
    if (isLikelyApostrophe(scan, mark) && hasCloser(scan, scan.stack[at]?.sign ?? '', index))
      return;
    finish(scan, mark, at);
    return;
  }
  if (opensSingle(scan, mark, index)) begin(scan, mark);
}

function opensSingle(scan: Scan, mark: Mark, index: number): boolean {
  const { sign } = mark;
  const [left, right] = [before(scan, mark), after(scan, mark)];
  const isDirected = sign === '‘' || sign === '‚' || sign === '‛';
  const isBetweenOthers =
    !isGap(left) && !isGap(right) && !isApostropheBetween(left, 'a') && !isClosingNeighbour(right);
  if (!isStrictOpening(scan, mark) && !(isBetweenOthers && sign !== '’')) return false;
  const isElided =
    sign !== '‚' && isElision(scan.text.slice(mark.end, Math.min(scan.end, mark.end + 12)));
  if (isElided && !(sign === '‘' && hasCloser(scan, sign, index, true))) return false;
  if (hasCloser(scan, sign, index)) return true;
  // Without a closing mark an opening one is believed only where nothing else is likely; ’Oku and
  // ‘Ali are names.
  const isFirst = isGap(left) && skipBlanksBack(scan.text, scan.start, mark.start) === scan.start;
  if (sign === "'") return isFirst && isRepeatedInNext(scan, sign);
  const lead = scan.text.slice(Math.max(scan.start, mark.start - 3), mark.start);
  return isDirected && (isFirst || mark.start === scan.lastOpenEnd || /[:,]\s+$/.test(lead));
}

/** Whether the next paragraph with something on it begins with `sign`. */
function isRepeatedInNext(scan: Scan, sign: string): boolean {
  const next = skipBlanks(scan.text, scan.end, scan.text.length);
  return scan.text.startsWith(sign, next);
}

/**
 * Whether a mark behind that of `index` can close what `opened` would open, before another opens or
 * the quotation around ends.
 */
function hasCloser(scan: Scan, opened: string, index: number, strongOnly = false): boolean {
  const around = scan.stack[innermost(scan, (sign) => !isSingle(sign))]?.sign ?? '';
  const last = Math.min(scan.marks.length, index + FURTHEST);
  for (let next = index + 1; next < last; next += 1) {
    const mark = scan.marks[next];
    if (mark === undefined) return false;
    if (!isSingle(mark.sign)) {
      if (canClose(around, mark.sign) && !isStrictOpening(scan, mark)) return false;
      continue;
    }
    if (isApostropheBetween(before(scan, mark), after(scan, mark))) continue;
    if (canClose(opened, mark.sign) && canEndSingle(scan, mark)) {
      if (!strongOnly || !/\p{L}/u.test(before(scan, mark))) return true;
      continue;
    }
    const isElided = isElision(scan.text.slice(mark.end, Math.min(scan.end, mark.end + 12)));
    if (isStrictOpening(scan, mark) && !isElided) return false;
  }
  return false;
}

function canEndSingle(scan: Scan, mark: Mark): boolean {
  const [left, right] = [before(scan, mark), after(scan, mark)];
  if (isGap(left) || isApostropheBetween('a', right)) return false;
  return !/(?:^|\s)['’]n$/i.test(scan.text.slice(Math.max(scan.start, mark.start - 3), mark.start));
}

/**
 * A plural ("workers’ rights") or a dropped letter ("goin’ home") right before a word in lower
 * case.
 */
function isLikelyApostrophe(scan: Scan, mark: Mark): boolean {
  const word = scan.text.slice(Math.max(scan.start, mark.start - 4), mark.start);
  return SHORTENED.test(word) && /^\s\p{Ll}/u.test(scan.text.slice(mark.end, mark.end + 2));
}

/**
 * The same for a single mark, which never reaches across a double one: there it is an apostrophe.
 */
function singleOpening(scan: Scan, sign: string): number {
  const at = openingFor(scan, sign);
  const barrier = innermost(scan, (opening) => !isSingle(opening));
  return at > barrier ? at : -1;
}
