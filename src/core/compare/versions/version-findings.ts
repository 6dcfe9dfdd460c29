import { quotationAt } from '#core/text/quotations.ts';
import { sentenceAt } from '#core/text/sentences.ts';

import { shortHash } from '../hash.ts';
import type { Finding, FindingKind, Range, Severity } from '../result.ts';
import type { ChangeSubject, VersionChange, VersionChanges } from './changes.ts';

/** One version of an article. */
export interface VersionText {
  readonly id: string;
  readonly text: string;
}

const KINDS: Readonly<Record<ChangeSubject, FindingKind>> = {
  quotation: 'misquote',
  figure: 'number',
  date: 'date',
  name: 'wrong name or person',
  words: 'other',
  marks: 'punctuation',
  place: 'other',
};

/** What an editor is told of unasked: a figure, a date, a name or a quotation that was changed. */
const TELLING: ReadonlySet<ChangeSubject> = new Set(['quotation', 'figure', 'date', 'name']);
/** A difference of two texts is one; that it matters is a judgement. */
const CONFIDENCE = 0.85;
/** Words cited in a title are cut after so many code units. */
const LONGEST_CITED = 80;

/**
 * The findings that a new version of an article comes to: each figure, date, name or quotation that reads otherwise than in the
 * earlier version, at its place in the later one, with the earlier words as correction and their place as evidence. Where the later
 * version tells of a correction, they are minor. In the order of the later version.
 */
export function versionFindings(
  earlier: VersionText,
  later: VersionText,
  { changes, notice }: VersionChanges,
): readonly Finding[] {
  return changes
    .filter(({ about, to }) => TELLING.has(about) && !isIn(to, notice))
    .map((change) => changeFinding(earlier, later, change, notice !== null));
}

/**
 * The finding that one change comes to, whatever it concerns. Words that were taken out of a sentence or quotation are a finding on
 * what is left of it, whole lines one on the later version as a whole. What was added has the place where it was added as evidence.
 */
export function changeFinding(
  earlier: VersionText,
  later: VersionText,
  change: VersionChange,
  isTold: boolean,
): Finding {
  const { from, to, about } = change;
  const [was, is] = [earlier.text.slice(from.start, from.end), later.text.slice(to.start, to.end)];
  const how = isTold ? ', as the account says' : ' without notice';
  const title =
    was === ''
      ? `Added${how}: “${cited(is)}”`
      : is === ''
        ? `Taken out${how}: “${cited(was)}”`
        : `Changed${how}: an earlier version has “${cited(was)}”`;
  const kind = KINDS[about];
  const around = is === '' && was !== '' ? shortened(earlier.text, later.text, change) : null;
  const severity: Severity = !TELLING.has(about) || isTold ? 'minor' : 'major';
  return {
    id: `v-${shortHash(`${kind}|${was}|${is}|${later.text.slice(Math.max(0, to.start - 40), to.start)}`)}`,
    kind,
    severity,
    confidence: CONFIDENCE,
    title,
    spans: [{ article: later.id, ...(around?.to ?? (is === '' ? { start: 0, end: 0 } : to)) }],
    correction:
      around !== null
        ? earlier.text.slice(around.from.start, around.from.end)
        : was === ''
          ? null
          : was,
    evidence: [
      {
        article: earlier.id,
        ...(around?.from ?? (was === '' ? lineBefore(earlier.text, from.start) : from)),
      },
    ],
    rows: [],
  };
}

/** The quotation, else the sentence, that words were taken out of, in both versions; `null` where whole lines were. */
function shortened(
  earlier: string,
  later: string,
  { from, to, about }: VersionChange,
): { readonly from: Range; readonly to: Range } | null {
  const line = lineAt(earlier, from.start);
  const rest = earlier.slice(line.start, from.start) + earlier.slice(from.end, line.end);
  if (rest.trim() === '' || wordsIn(later, lineAt(later, to.start)).trim() === '') return null;
  const whole = (text: string, offset: number): Range =>
    (about === 'quotation' ? quotationAt(text, offset) : null) ?? sentenceAt(text, offset);
  return { from: whole(earlier, from.start), to: whole(later, to.start) };
}

function wordsIn(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}

function isIn(range: Range, whole: Range | null): boolean {
  return whole !== null && range.start >= whole.start && range.end <= whole.end;
}

function cited(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ');
  if (line.length <= LONGEST_CITED) return line;
  const cut = line.lastIndexOf(' ', LONGEST_CITED);
  return `${line.slice(0, cut === -1 ? LONGEST_CITED : cut).trimEnd()}…`;
}

/** The line of a text that an offset is in. */
function lineAt(text: string, offset: number): Range {
  const end = text.indexOf('\n', offset);
  return {
    start: offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1,
    end: end === -1 ? text.length : end,
  };
}

/** The line of a text that an offset is in, or the last one before it that is not empty. */
function lineBefore(text: string, offset: number): Range {
  return lineAt(text, text.slice(0, offset).trimEnd().length);
}

const ORDER: readonly Severity[] = ['critical', 'major', 'minor'];

/** Findings of both kinds in one list: most serious first, then by confidence, each list in its own order. */
export function withVersionFindings(
  findings: readonly Finding[],
  ofVersions: readonly Finding[],
): readonly Finding[] {
  if (ofVersions.length === 0) return findings;
  return [...findings, ...ofVersions].toSorted(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.confidence - a.confidence,
  );
}
