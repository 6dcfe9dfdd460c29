import type { Attribution } from './attribution.ts';
import type { Draft, StoryView } from './finding-draft.ts';
import { isFunctionWord } from './lexicon/function-words.ts';
import { areOpposite } from './lexicon/opposites.ts';
import { indexAt } from './ranges.ts';
import type { Range, Spot, Utterance, UtteranceCell } from './result.ts';
import { isSamePerson } from './speakers.ts';
import { tokensOf } from './tokens.ts';
import { judge } from './verdict.ts';

/** Makes findings of wording that differs inside quotation marks, and of words given to another. */
export function quoteFindings(
  view: StoryView,
  utterances: readonly Utterance[],
  record: readonly number[],
): Draft[] {
  return utterances.flatMap((utterance) => [
    ...alterations(view, utterance, record),
    ...misattributions(view, utterance, record),
  ]);
}

function alterations(view: StoryView, utterance: Utterance, record: readonly number[]): Draft[] {
  const base = utterance.cells.find(
    ({ article, start }) => article === utterance.base.article && start === utterance.base.start,
  );
  if (base === undefined) return [];
  const drafts = utterance.cells.flatMap((cell): Draft[] => {
    if (cell.fidelity !== 'altered' && cell.fidelity !== 'translated') return [];
    const isOpen = utterance.basis === 'longest';
    if (cell.fidelity === 'translated' && isOpen) return [];
    // Two wordings and nothing else known: the account with the better record keeps its own.
    const errs = ({ article }: UtteranceCell): number => record[view.ids.indexOf(article)] ?? 0;
    const isTurned = isOpen && errs(base) > errs(cell);
    const [odd, right] = isTurned ? [base, cell] : [cell, base];
    // Who says that the words are translated gives a wording of its own.
    if (cell.fidelity === 'translated' && attributionOf(view, odd)?.isTranslated === true)
      return [];
    const spans = changedWords(view, odd, cell, isTurned);
    if (spans.length === 0) return [];
    const weight = contentShare(view, odd, spans);
    const isTold = utterance.basis === 'written' || utterance.basis === 'majority';
    return [
      {
        kind: cell.fidelity === 'translated' ? 'translation' : 'misquote',
        severity:
          cell.fidelity === 'altered' &&
          ((isTold && (weight > 0.12 || spans.some((span) => tellsWhoOrHowMuch(view, span)))) ||
            isTurnedRound(view, odd, right))
            ? 'major'
            : 'minor',
        confidence: cell.fidelity === 'translated' ? 0.5 : isTold ? 0.85 : 0.62,
        title:
          cell.fidelity === 'translated'
            ? `A translated statement in other words: “${textOf(view, odd)}”`
            : `Words inside quotation marks differ: “${shorten(textOf(view, odd))}”`,
        spans,
        correction: textOf(view, right),
        evidence: [{ article: right.article, start: right.start, end: right.end }],
        rows: [utterance.id],
      },
    ];
  });
  return drafts;
}

/** Whether the two wordings say the opposite: "open" and "closed". */
function isTurnedRound(view: StoryView, odd: Spot, right: Spot): boolean {
  const [x, y] = [odd, right].map((spot) =>
    tokensOf(textOf(view, spot), 0, spot.end - spot.start).map(({ norm }) => norm),
  ) as [string[], string[]];
  return x.some(
    (word) =>
      !y.includes(word) && y.some((other) => !x.includes(other) && areOpposite(word, other)),
  );
}

/** Whether changed words hold a name or a number. */
function tellsWhoOrHowMuch(view: StoryView, { article, start, end }: Spot): boolean {
  const text = view.accounts[view.ids.indexOf(article)]?.prepared.text ?? '';
  return tokensOf(text, start, end).some(
    ({ isCapital, isContent, value }) => isContent && (isCapital || value !== null),
  );
}

function attributionOf(view: StoryView, { article, start }: Spot): Attribution | undefined {
  const account = view.accounts[view.ids.indexOf(article)];
  return account?.attributions[indexAt(account.quotations, start)];
}

const SHOWN = 90;

/** The words for a title, without marks of their own at the ends, since they are quoted there. */
function shorten(quoted: string): string {
  const words = quoted.replaceAll(/^["“„«]+|["”»]+$/g, '');
  return words.length <= SHOWN ? words : `${words.slice(0, SHOWN).replace(/\s\S*$/, '')} …`;
}

function textOf(view: StoryView, { article, start, end }: Spot): string {
  return view.accounts[view.ids.indexOf(article)]?.prepared.text.slice(start, end) ?? '';
}

/** The places in `odd` that differ; where a word is missing, the words around the gap. */
function changedWords(
  view: StoryView,
  odd: UtteranceCell,
  cell: UtteranceCell,
  isTurned: boolean,
): Spot[] {
  const text = view.accounts[view.ids.indexOf(odd.article)]?.prepared.text ?? '';
  return cell.changes
    .filter(({ kind }) => kind === 'words')
    .flatMap(({ a, b }): Spot[] => {
      const [own, its] = isTurned ? [a, b] : [b, a];
      if (own.end > own.start) return [{ article: odd.article, ...own }];
      // Left out at an end is an excerpt.
      if (its.end === its.start || own.start <= odd.start || own.start >= odd.end) return [];
      return [{ article: odd.article, ...around(text, own.start, odd) }];
    });
}

function around(text: string, at: number, within: Range): Range {
  const tokens = tokensOf(text, within.start, within.end);
  const before = tokens.findLast(({ end }) => end <= at);
  const after = tokens.find(({ start }) => start >= at);
  return { start: before?.start ?? at, end: after?.end ?? at };
}

/** What share of the words of the quotation the changed ones are that carry matter. */
function contentShare(
  view: StoryView,
  { article, start, end }: Spot,
  spans: readonly Spot[],
): number {
  const text = view.accounts[view.ids.indexOf(article)]?.prepared.text ?? '';
  const all = tokensOf(text, start, end).length;
  const changed = spans
    .flatMap((span) => tokensOf(text, span.start, span.end))
    .filter(({ norm }) => !isFunctionWord(norm)).length;
  return changed / Math.max(1, all);
}

/** The accounts give the same words to different people. */
function misattributions(
  view: StoryView,
  utterance: Utterance,
  record: readonly number[],
): Draft[] {
  const cells = utterance.cells.flatMap((cell) => {
    const article = view.ids.indexOf(cell.article);
    const attribution = attributionOf(view, cell);
    const isSure =
      attribution?.basis === 'attribution' &&
      attribution.person !== null &&
      attribution.speakerSpan !== null;
    return isSure
      ? [
          {
            cell,
            article,
            person: attribution.person ?? '',
            span: attribution.speakerSpan,
            name: attribution.speaker ?? '',
          },
        ]
      : [];
  });
  const people: string[] = [];
  const keyed = cells.map((one) => {
    const known = people.find(
      (person) => isSamePerson(person, one.person) || sharesWord(person, one.person),
    );
    if (known === undefined) people.push(one.person);
    return { ...one, key: known ?? one.person };
  });
  if (people.length < 2) return [];
  const verdict = judge(
    keyed.map(({ article, key }) => ({ article, key })),
    { ...view, record },
  );
  const right = verdict.right === null ? null : keyed[verdict.right];
  const odd = verdict.odd.flatMap((index) => keyed[index] ?? []);
  return [
    {
      kind: 'misattribution',
      severity: 'critical',
      confidence: verdict.by === 'majority' ? 0.8 : 0.65,
      title: `The same words are given to ${people.length} speakers: “${shorten(textOf(view, utterance.base))}”`,
      spans: odd.flatMap(({ cell, span }) =>
        span === null ? [] : [{ article: cell.article, start: span.start, end: span.end }],
      ),
      correction: right?.name ?? null,
      evidence: keyed
        .filter((one) => one.key === right?.key)
        .map(({ cell }) => ({ article: cell.article, start: cell.start, end: cell.end })),
      rows: [utterance.id],
    },
  ];
}

/** Names that share a word are one person under two spellings: that is a finding of its own. */
function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.split(' '));
  return b.split(' ').some((word) => words.has(word));
}
