import { type Pair, alignStory, withUtterances } from './align.ts';
import { claimsOf } from './claims.ts';
import { damageOf } from './damage.ts';
import { readIsoDay, writeIsoDay } from '#core/text/days.ts';
import { findingsOf } from './findings.ts';
import { pageRoles } from './furniture.ts';
import { ledgerOf } from './ledger.ts';
import { pairContexts } from './pair-context.ts';
import type { PageRole } from './page.ts';
import { indexAt } from './ranges.ts';
import { provenanceOf } from './provenance.ts';
import type {
  AccountText,
  ArticleView,
  CompareProgress,
  Comparison,
  Passage,
  PassageKind,
  Provenance,
  SentenceRole,
} from './result.ts';
import { type KeptPairs, SentencePairs } from './sentence-pairs.ts';
import { isSameSpeaker } from './speakers.ts';
import { type Account, type StoryIndex, indexStory, prepareAccount } from './story.ts';
import { topicRowsOf, topicsOf } from './topics.ts';
import { omissionsOf } from './omissions.ts';
import { linkUtterances, partsOf } from './utterances.ts';

/** What is kept from one comparison to the next, so that one article more does not cost them all. */
export interface CompareMemory {
  readonly accounts: Map<string, Account>;
  readonly pairs: KeptPairs;
}

/** Returns an empty memory. */
export function createMemory(): CompareMemory {
  return { accounts: new Map(), pairs: new WeakMap() };
}

/**
 * Compares the accounts of a story, and yields how far it is; who runs it may stop between.
 *
 * Deterministic: the result depends on ids, texts, dates and outlets alone, not on the order of
 * `articles` (which only orders the lists) nor on what `memory` holds. With the memory of the run
 * before, an article added or edited costs its own preparation and the alignment of its sentences.
 *
 * @throws RangeError if two articles have the same id.
 */
export function* compareStory(
  articles: readonly AccountText[],
  memory: CompareMemory = createMemory(),
): Generator<CompareProgress, Comparison> {
  if (new Set(articles.map(({ id }) => id)).size < articles.length)
    throw new RangeError('Two articles of a story have the same id');
  // Ties are broken by place, so the places must not depend on the order that was given.
  const ordered = articles.toSorted((x, y) => (x.id < y.id ? -1 : 1));
  const ids = ordered.map(({ id }) => id);
  const accounts: Account[] = [];
  for (const [done, { text }] of ordered.entries()) {
    yield { step: 'prepare', done, total: ordered.length };
    accounts.push(remembered(memory, text));
  }
  forget(memory, ordered);
  const roles = pageRoles(accounts);
  const published = publishedOf(ordered, accounts);
  const index = indexStory(
    accounts,
    (article, { paragraph }) => roles[article]?.[paragraph] === 'body',
  );
  const known = new SentencePairs(accounts, memory.pairs);
  const aligning = alignStory(index, known);
  let pairs: readonly Pair[] = [];
  for (;;) {
    const step = aligning.next();
    if (step.done === true) {
      pairs = step.value;
      break;
    }
    yield { step: 'align', done: Math.round(step.value * 100), total: 100 };
  }
  yield { step: 'quotes', done: 0, total: 1 };
  const outlets = ordered.map(({ outlet }) => outlet ?? '');
  const provenance = provenanceOf(ids, accounts, outlets, published, index, pairs);
  const groupOf = groupNumbers(ids, provenance);
  const parts = partsOf(accounts, index, (article, offset) =>
    isShown(accounts, roles, article, offset),
  );
  const groups = linkUtterances(parts, pairs, isSameSpeaker);
  pairs = withUtterances(index, pairs, groups);
  const ledger = ledgerOf(ids, accounts, groups, groupOf);
  yield { step: 'claims', done: 0, total: 1 };
  const claims = claimsOf(
    ids,
    accounts,
    index,
    pairContexts(index, accounts, pairs, known),
    published,
  );
  yield { step: 'findings', done: 0, total: 1 };
  const originOf = provenance.derivations.map(({ of, kind }) =>
    of === null || kind === 'common-source' ? null : ids.indexOf(of),
  );
  const view = { ids, accounts, groupOf, originOf };
  const damage = accounts.map((account, article) =>
    damageOf(account, roles[article] ?? [], published[article] ?? null),
  );
  const topics = topicsOf(accounts, index, pairs);
  const omissions = omissionsOf({ accounts, index, pairs, topics, groupOf, published });
  const findings = findingsOf({
    view,
    roles,
    damage,
    claims,
    utterances: ledger.utterances,
    omissions,
  });
  const found = bestKinds(pairs);
  const place = new Map(articles.map(({ id }, at) => [id, at]));
  const at = ({ article }: { readonly article: string }): number => place.get(article) ?? 0;
  return {
    articles: articles.map(({ id }) => {
      const article = ids.indexOf(id);
      return articleView(
        ordered[article],
        accounts[article],
        roles[article] ?? [],
        published[article] ?? null,
        found,
        index.starts[article] ?? 0,
      );
    }),
    quotes: ledger.quotes
      .filter(({ utterances }) => utterances.length > 0)
      .toSorted((x, y) => at(x) - at(y) || x.start - y.start),
    utterances: ledger.utterances
      .map((utterance) => ({
        ...utterance,
        cells: utterance.cells.toSorted((x, y) => at(x) - at(y) || x.start - y.start),
      }))
      .toSorted((x, y) => byPlace(x.cells[0], y.cells[0], at)),
    passages: passagesOf(ids, index, pairs, known, at),
    claims: claims.map(({ id, kind, label, cells, conflict }) => ({
      id,
      kind,
      label,
      cells: cells.toSorted((x, y) => at(x) - at(y) || x.start - y.start),
      conflict,
    })),
    topics: topicRowsOf(ids, topics).map((topic) => ({
      ...topic,
      cells: topic.cells.toSorted((x, y) => at(x) - at(y)),
    })),
    provenance: {
      derivations: provenance.derivations.toSorted((x, y) => at(x) - at(y)),
      groups: provenance.groups
        .map((group) => group.toSorted((x, y) => (place.get(x) ?? 0) - (place.get(y) ?? 0)))
        .toSorted((x, y) => (place.get(x[0] ?? '') ?? 0) - (place.get(y[0] ?? '') ?? 0)),
    },
    findings,
  };
}

/** Runs a comparison to its end at once. */
export function compareAtOnce(
  articles: readonly AccountText[],
  memory?: CompareMemory,
): Comparison {
  const run = compareStory(articles, memory);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

function remembered(memory: CompareMemory, text: string): Account {
  const known = memory.accounts.get(text) ?? prepareAccount(text);
  memory.accounts.set(text, known);
  return known;
}

function forget(memory: CompareMemory, articles: readonly AccountText[]): void {
  const texts = new Set(articles.map(({ text }) => text));
  for (const text of memory.accounts.keys()) if (!texts.has(text)) memory.accounts.delete(text);
}

/** The day each was published: as given, as stamped, else that of the others if they agree within a week. */
function publishedOf(
  articles: readonly AccountText[],
  accounts: readonly Account[],
): (number | null)[] {
  const own = articles.map(
    ({ date }, index) =>
      (date === undefined ? null : readIsoDay(date)) ?? accounts[index]?.prepared.stamped ?? null,
  );
  const known = own.filter((day) => day !== null).toSorted((x, y) => x - y);
  const [first, last] = [known[0], known.at(-1)];
  const isClose = first !== undefined && last !== undefined && last - first <= 7;
  return own.map((day) => day ?? (isClose ? (known[Math.floor(known.length / 2)] ?? null) : null));
}

function groupNumbers(ids: readonly string[], { groups }: Provenance): number[] {
  const numbers = new Map(
    groups.flatMap((group, number) => group.map((id): [string, number] => [id, number])),
  );
  return ids.map((id, index) => numbers.get(id) ?? index);
}

function isShown(
  accounts: readonly Account[],
  roles: readonly (readonly PageRole[])[],
  article: number,
  offset: number,
): boolean {
  const paragraphs = accounts[article]?.prepared.paragraphs ?? [];
  return roles[article]?.[indexAt(paragraphs, offset)] !== 'furniture';
}

const BEST_FIRST: readonly PassageKind[] = ['verbatim', 'near-verbatim', 'paraphrase'];

/** By unit, the best kind of counterpart it has. */
function bestKinds(pairs: readonly Pair[]): Map<number, PassageKind> {
  const found = new Map<number, PassageKind>();
  for (const { a, b, kind } of pairs) {
    for (const unit of [a, b]) {
      const known = found.get(unit);
      if (known === undefined || BEST_FIRST.indexOf(kind) < BEST_FIRST.indexOf(known))
        found.set(unit, kind);
    }
  }
  return found;
}

function articleView(
  given: AccountText | undefined,
  account: Account | undefined,
  roles: readonly PageRole[],
  published: number | null,
  kinds: ReadonlyMap<number, PassageKind>,
  firstUnit: number,
): ArticleView {
  let unit = firstUnit;
  const sentences = (account?.prepared.sentences ?? []).map(({ start, end, paragraph }) => {
    const isBody = roles[paragraph] === 'body';
    const found: PassageKind | 'only-here' = (isBody ? kinds.get(unit) : undefined) ?? 'only-here';
    if (isBody) unit += 1;
    return { start, end, role: roleOf(roles[paragraph]), found };
  });
  const paragraphs = account?.prepared.paragraphs ?? [];
  return {
    id: given?.id ?? '',
    outlet: given?.outlet ?? '',
    date: published === null ? null : writeIsoDay(published),
    sentences,
    furniture: paragraphs.flatMap(({ start, end }, at) =>
      roles[at] === 'furniture' ? [{ start, end }] : [],
    ),
    words: (account?.prepared.sentences ?? []).reduce(
      (sum, { tokens, paragraph }) => sum + (roles[paragraph] === 'body' ? tokens.length : 0),
      0,
    ),
  };
}

function roleOf(role: PageRole | undefined): SentenceRole {
  return role === undefined || role === 'doubtful' ? 'body' : role;
}

function passagesOf(
  ids: readonly string[],
  index: StoryIndex,
  pairs: readonly Pair[],
  known: SentencePairs,
  at: (spot: { readonly article: string }) => number,
): Passage[] {
  return pairs
    .flatMap((pair): Passage[] => {
      const [a, b] = [index.units[pair.a], index.units[pair.b]];
      if (a === undefined || b === undefined) return [];
      const spots = [a, b].map(({ article, sentence }) => ({
        article: ids[article] ?? '',
        start: sentence.start,
        end: sentence.end,
      }));
      const [first, second] = spots.toSorted((x, y) => at(x) - at(y));
      if (first === undefined || second === undefined) return [];
      return [
        {
          id: known.id(a, b),
          a: first,
          b: second,
          kind: pair.kind,
          score:
            Math.round(
              Math.min(
                1,
                Math.max(pair.base, pair.kind === 'verbatim' ? 1 : 0, Math.min(pair.score, 0.99)),
              ) * 1000,
            ) / 1000,
        },
      ];
    })
    .toSorted((x, y) => byPlace(x.a, y.a, at) || byPlace(x.b, y.b, at));
}

function byPlace(
  x: { readonly article: string; readonly start: number } | undefined,
  y: { readonly article: string; readonly start: number } | undefined,
  at: (spot: { readonly article: string }) => number,
): number {
  if (x === undefined || y === undefined) return 0;
  return at(x) - at(y) || x.start - y.start;
}
