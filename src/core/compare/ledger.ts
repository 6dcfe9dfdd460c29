import type { Attribution } from './attribution.ts';
import { wordChanges } from './diff.ts';
import { shortHash } from './hash.ts';
import { KeptForTwo } from './kept.ts';
import { addTo } from './multimap.ts';
import type { QuotedWords } from './quoted-words.ts';
import type { Fidelity, Quote, Utterance, UtteranceCell, WordChange } from './result.ts';
import { isSamePerson } from './speakers.ts';
import type { Account } from './story.ts';
import type { Part } from './utterances.ts';

/** The quote ledger before ids of articles are known to the views. */
export interface Ledger {
  readonly quotes: readonly Quote[];
  readonly utterances: readonly Utterance[];
}

/** From worst to best: a quotation is as faithful as its worst part. */
const WORST_FIRST: readonly Fidelity[] = [
  'altered',
  'translated',
  'normalised',
  'excerpt',
  'verbatim',
  'unknown',
];

/**
 * Builds the quote ledger from groups of parts.
 *
 * The base wording is that which most independent accounts print, whole or as an excerpt; then that
 * of an account that gives it as written; then the longest. `groupOf` tells which accounts go back
 * to one source, so that a copy is no second vote.
 */
export function ledgerOf(
  ids: readonly string[],
  accounts: readonly Account[],
  groups: readonly (readonly Part[])[],
  groupOf: readonly number[],
): Ledger {
  const relayed = relayedSpeakers(accounts);
  const partIds = new Map<number, string>();
  const known = new Map<string, number>();
  const utterances = groups.map((group) => {
    const utterance = utteranceOf(ids, accounts, group, groupOf, relayed, known);
    for (const { id } of group) partIds.set(id, utterance.id);
    return utterance;
  });
  const fidelities = new Map<string, Fidelity>();
  for (const { cells } of utterances) {
    for (const { quote, fidelity } of cells) {
      const before = fidelities.get(quote) ?? 'unknown';
      const isWorse = WORST_FIRST.indexOf(fidelity) < WORST_FIRST.indexOf(before);
      fidelities.set(quote, isWorse ? fidelity : before);
    }
  }
  const byQuotation = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const part of group) {
      const key = quoteId(part.article, part.quotation);
      const held = byQuotation.get(key) ?? new Set<string>();
      byQuotation.set(key, held.add(partIds.get(part.id) ?? ''));
    }
  }
  const full = fullNames(accounts);
  const quotes = accounts.flatMap((account, article) =>
    account.quotations.map((quotation, index): Quote => {
      const { speaker, speakerSpan, basis, cue, relay } = account.attributions[index] ?? NOBODY;
      const id = quoteId(article, index);
      return {
        id,
        article: ids[article] ?? '',
        start: quotation.start,
        end: quotation.end,
        inner: quotation.inner,
        speaker: speaker === null ? null : (full.get(speaker.toLowerCase()) ?? speaker),
        speakerSpan,
        basis,
        cue,
        relay,
        utterances: Array.from(byQuotation.get(id) ?? []),
        fidelity: fidelities.get(id) ?? 'unknown',
        balanced: quotation.isBalanced && quotation.strays.length === 0,
      };
    }),
  );
  return { quotes, utterances };
}

const NOBODY: Attribution = {
  speaker: null,
  person: null,
  speakerSpan: null,
  basis: 'none',
  cue: null,
  relay: null,
  isWritten: false,
  isTranslated: false,
};

/** A surname that is all an account prints, under the one full name that the others know. */
function fullNames(accounts: readonly Account[]): Map<string, string> {
  const byLast = new Map<string, Set<string>>();
  for (const { people } of accounts) {
    for (const name of people.names) {
      const last = name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
      byLast.set(last, (byLast.get(last) ?? new Set<string>()).add(name));
    }
  }
  return new Map(
    Array.from(byLast).flatMap(([last, names]): [string, string][] => {
      const [only] = names;
      return names.size === 1 && only !== undefined ? [[last, only]] : [];
    }),
  );
}

function quoteId(article: number, quotation: number): string {
  return `q-${article + 1}-${quotation + 1}`;
}

/** People whose words some account has from a body that passes them on, or says to be translated. */
function relayedSpeakers(accounts: readonly Account[]): string[] {
  const relayed = accounts.flatMap(({ attributions }) =>
    attributions.flatMap(({ person, relay, isTranslated }) =>
      person !== null && (relay !== null || isTranslated) ? [person] : [],
    ),
  );
  return Array.from(new Set(relayed));
}

/** How two printings of an utterance differ: that follows from the two texts. */
const changes = new KeptForTwo<QuotedWords, readonly WordChange[]>();

function utteranceOf(
  ids: readonly string[],
  accounts: readonly Account[],
  group: readonly Part[],
  groupOf: readonly number[],
  relayed: readonly string[],
  known: Map<string, number>,
): Utterance {
  const isWritten = group.some(({ attribution }) => attribution.isWritten);
  const { base, votes, others } = baseOf(group, groupOf);
  const person = commonest(group.flatMap(({ attribution }) => attribution.person ?? []));
  const isRelayed =
    group.some(({ attribution }) => attribution.relay !== null) ||
    (person !== null && relayed.some((name) => isSamePerson(name, person)));
  const textOf = (part: Part): string => accounts[part.article]?.prepared.text ?? '';
  const cells = group.map((part): UtteranceCell => ({
    article: ids[part.article] ?? '',
    start: part.start,
    end: part.end,
    quote: quoteId(part.article, part.quotation),
    fidelity: fidelityOf(part, base, group, textOf, isRelayed && !isWritten),
    speaker: part.attribution.speaker,
    changes:
      part === base
        ? []
        : changes.of(base.words, part.words, () =>
            wordChanges(textOf(base), base, textOf(part), part),
          ),
  }));
  const hash = shortHash(base.words.norms.join(' '));
  const count = known.get(hash) ?? 0;
  known.set(hash, count + 1);
  return {
    id: count === 0 ? `u-${hash}` : `u-${hash}-${count + 1}`,
    speaker: commonest(group.flatMap(({ attribution }) => attribution.speaker ?? [])),
    base: { article: ids[base.article] ?? '', start: base.start, end: base.end },
    basis: isWritten ? 'written' : votes > 1 && votes > others ? 'majority' : 'longest',
    cells,
  };
}

function baseOf(
  group: readonly Part[],
  groupOf: readonly number[],
): { readonly base: Part; readonly votes: number; readonly others: number } {
  const printings = printingsOf(group);
  const ranked = printings
    .flatMap(({ words, parts }) => {
      const agreeing = printings
        .filter((other) => isWithin(other.words, words))
        .flatMap((other) => other.parts.map(({ article }) => article));
      const votes = new Set(agreeing.map((article) => groupOf[article] ?? article)).size;
      const articles = new Set(agreeing).size;
      return parts.map((part) => ({ part, votes, accounts: articles }));
    })
    .toSorted(
      (x, y) =>
        y.votes - x.votes ||
        y.accounts - x.accounts ||
        Number(y.part.attribution.isWritten) - Number(x.part.attribution.isWritten) ||
        y.part.words.norms.length - x.part.words.norms.length ||
        x.part.id - y.part.id,
    );
  const first = ranked[0];
  if (first === undefined) throw new Error('An utterance has at least one part');
  const rival = ranked.find(({ part }) => !isWithin(part.words.norms, first.part.words.norms));
  return { base: first.part, votes: first.accounts, others: rival?.accounts ?? 0 };
}

/** The wordings of a group, with the parts that print each: many print the same. */
function printingsOf(
  group: readonly Part[],
): readonly { readonly words: readonly string[]; readonly parts: readonly Part[] }[] {
  const byWords = new Map<string, Part[]>();
  for (const part of group) addTo(byWords, part.words.norms.join(' '), part);
  return Array.from(byWords.values(), (parts) => ({ words: parts[0]?.words.norms ?? [], parts }));
}

/** Whether `words` stand in `whole` without a break, but for an ellipsis. */
export function isWithin(words: readonly string[], whole: readonly string[]): boolean {
  // "allein gelassen" and "alleingelassen"
  if (words.join('') === whole.join('')) return true;
  if (overlapOf(words, whole)) return true;
  for (let at = 0; at + words.length <= whole.length; at += 1) {
    if (words.every((word, index) => whole[at + index] === word)) return true;
  }
  return false;
}

/** Words that two excerpts of one statement must share at their ends. */
const LEAST_OVERLAP = 3;

/** One excerpt ends with what the other begins with: both are parts of a longer statement. */
function overlapOf(words: readonly string[], whole: readonly string[]): boolean {
  const most = Math.min(words.length, whole.length) - 1;
  for (let length = most; length >= LEAST_OVERLAP; length -= 1) {
    const isTail = words.slice(-length).every((word, at) => word === whole[at]);
    const isHead = whole.slice(-length).every((word, at) => word === words[at]);
    if (isTail || isHead) return true;
  }
  return false;
}

function fidelityOf(
  part: Part,
  base: Part,
  group: readonly Part[],
  textOf: (part: Part) => string,
  isTranslated: boolean,
): Fidelity {
  if (group.length === 1) return 'unknown';
  const [words, whole] = [part.words.norms, base.words.norms];
  if (isWithin(words, whole) || isElided(textOf(part), part, words, whole)) {
    if (words.length !== whole.length || words.join(' ') !== whole.join(' ')) {
      if (words.join('') !== whole.join('')) return 'excerpt';
    }
    const isSame = bare(textOf(part), part) === bare(textOf(base), base);
    return isSame ? 'verbatim' : 'normalised';
  }
  if (isWithin(whole, words)) return 'verbatim';
  return isTranslated ? 'translated' : 'altered';
}

/** Words left out where an ellipsis or a bracket says so. */
function isElided(
  text: string,
  part: Part,
  words: readonly string[],
  whole: readonly string[],
): boolean {
  if (!/\.\.\.|…|\[/.test(text.slice(part.start, part.end))) return false;
  let at = 0;
  for (const word of words) {
    const next = whole.indexOf(word, at);
    if (next < 0) return false;
    at = next + 1;
  }
  return true;
}

/** The words as printed, but for marks at the ends, blanks, and the shape of marks and dashes. */
function bare(text: string, { start, end }: Part): string {
  return text
    .slice(start, end)
    .replace(/[’‘]/g, "'")
    .replace(/[-‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** The commonest of `values`, the first of several; or `null`. */
function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
