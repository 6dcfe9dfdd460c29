import { shortHash } from './hash.ts';
import type { Finding, FindingKind, Range, Severity, Spot } from './result.ts';
import type { Account } from './story.ts';

/** Something wrong inside one article, to be seen without the others. */
export interface Damage {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly confidence: number;
  readonly title: string;
  readonly spans: readonly Range[];
  readonly correction: string | null;
  readonly evidence: readonly Range[];
}

/** What findings are written from. */
export interface StoryView {
  readonly ids: readonly string[];
  readonly accounts: readonly Account[];
  /** By article, the number of the group of accounts that go back to one source. */
  readonly groupOf: readonly number[];
  /** By article, the article it is taken from, or `null`. */
  readonly originOf: readonly (number | null)[];
}

/** A finding before it has an id. */
export type Draft = Omit<Finding, 'id'>;

const ORDER: readonly Severity[] = ['critical', 'major', 'minor'];
/** Below this a finding is shown one step less serious than it would be if it were sure. */
const UNSURE = 0.55;
const MOST_SPANS = 12;

/** Orders drafts, gives them ids that stay with their words, and drops those that say the same. */
export function finish(view: StoryView, drafts: readonly Draft[]): Finding[] {
  const textOf = new Map(
    view.ids.map((id, index) => [id, view.accounts[index]?.prepared.text ?? '']),
  );
  const order = new Map(view.ids.map((id, index) => [id, index]));
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  return drafts
    .filter(({ spans }) => spans.length > 0)
    .map((draft) => ({
      ...draft,
      severity:
        draft.confidence < UNSURE && draft.severity !== 'minor'
          ? less(draft.severity)
          : draft.severity,
      spans: unique(draft.spans, order).slice(0, MOST_SPANS),
      evidence: unique(draft.evidence, order).slice(0, MOST_SPANS),
    }))
    .toSorted(
      (x, y) =>
        ORDER.indexOf(x.severity) - ORDER.indexOf(y.severity) ||
        y.confidence - x.confidence ||
        compareSpots(x.spans[0], y.spans[0], order) ||
        (x.title < y.title ? -1 : 1),
    )
    .filter(({ spans, kind, title }) => {
      const about = kind === 'omission' ? title : '';
      const key = `${kind}|${about}|${spans.map(({ article, start, end }) => `${article}:${start}:${end}`).join(',')}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .map((draft): Finding => {
      const words = draft.spans
        .map(({ article, start, end }) => {
          const text = textOf.get(article) ?? '';
          // What concerns an account as a whole is known by what it says and how the account begins.
          return end > start ? text.slice(start, end) : `${draft.title}|${headOf(text)}`;
        })
        .join('|');
      const hash = shortHash(`${draft.kind}|${words}|${draft.correction ?? ''}`);
      const count = (counts.get(hash) ?? 0) + 1;
      counts.set(hash, count);
      return { id: count === 1 ? `f-${hash}` : `f-${hash}-${count}`, ...draft };
    });
}

function headOf(text: string): string {
  return text.trimStart().split('\n', 1)[0] ?? '';
}

function less(severity: Severity): Severity {
  return severity === 'critical' ? 'major' : 'minor';
}

function unique(spots: readonly Spot[], order: ReadonlyMap<string, number>): Spot[] {
  const byPlace = new Map(spots.map((spot) => [`${spot.article}:${spot.start}:${spot.end}`, spot]));
  return Array.from(byPlace.values()).toSorted((x, y) => compareSpots(x, y, order));
}

function compareSpots(
  x: Spot | undefined,
  y: Spot | undefined,
  order: ReadonlyMap<string, number>,
): number {
  if (x === undefined || y === undefined) return 0;
  return (
    (order.get(x.article) ?? 0) - (order.get(y.article) ?? 0) || x.start - y.start || x.end - y.end
  );
}
