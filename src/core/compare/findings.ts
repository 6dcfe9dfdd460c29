import type { SureClaim } from './claims.ts';
import type { Damage } from './finding-draft.ts';
import type { Omission } from './omissions.ts';
import { quoteFindings } from './finding-quotes.ts';
import { type Draft, type StoryView, finish } from './finding-draft.ts';
import { addTo } from './multimap.ts';
import type { PageRole } from './page.ts';
import type {
  Claim,
  ClaimKind,
  Finding,
  FindingKind,
  Severity,
  Spot,
  Utterance,
} from './result.ts';
import { editDistance } from './speakers.ts';
import { type Verdict, judge } from './verdict.ts';

/** Everything that findings are made of. */
export interface FindingSources {
  readonly view: StoryView;
  readonly roles: readonly (readonly PageRole[])[];
  readonly damage: readonly (readonly Damage[])[];
  readonly claims: readonly SureClaim[];
  readonly utterances: readonly Utterance[];
  readonly omissions: readonly Omission[];
}

/** More places than this, in the order of accounts, are not looked at as evidence of one finding. */
const MOST_EVIDENCE = 30;
/** Claims less sure than this are rows of the matrix, but no finding. */
const LEAST_CONFIDENCE = 0.5;

/**
 * Makes the one list of findings: damage inside articles, furniture, altered and misattributed
 * quotations, claims that conflict, what an account leaves out. One finding for one person, figure or
 * utterance of one account; most serious first, then by confidence.
 */
export function findingsOf(sources: FindingSources): Finding[] {
  const record = recordOf(sources);
  const drafts = [
    ...damageDrafts(sources),
    ...furnitureDrafts(sources),
    ...quoteFindings(sources.view, sources.utterances, record),
    ...claimDrafts(sources, record),
    ...omissionDrafts(sources),
  ];
  return finish(sources.view, drafts);
}

/** How often each account stands against a majority, or is damaged: who errs more breaks ties. */
function recordOf({ view, claims, damage, utterances }: FindingSources): number[] {
  const record = damage.map(
    (list) => list.filter(({ kind }) => kind !== 'boilerplate').length * 0.5,
  );
  for (const claim of claims) {
    if (claim.conflict !== 'hard') continue;
    const verdict = verdictOn(claim, view, []);
    if (verdict.by !== 'majority') continue;
    for (const article of new Set(verdict.odd.map((index) => claim.articles[index] ?? 0)))
      record[article] = (record[article] ?? 0) + 1;
  }
  for (const { cells, basis } of utterances) {
    if (basis === 'longest') continue;
    for (const { article, fidelity } of cells) {
      const at = view.ids.indexOf(article);
      if (fidelity === 'altered') record[at] = (record[at] ?? 0) + 1;
    }
  }
  return record;
}

function damageDrafts({ view, damage }: FindingSources): Draft[] {
  return damage.flatMap((list, article) => {
    const id = view.ids[article] ?? '';
    const spots = (ranges: Damage['spans']): Spot[] =>
      ranges.map(({ start, end }) => ({ article: id, start, end }));
    return list.map((one): Draft => ({
      ...one,
      spans: spots(one.spans),
      evidence: spots(one.evidence),
      rows: [],
    }));
  });
}

/** Furniture of more characters than this misleads a reader. */
const LONG_BLOCK = 300;

/**
 * Furniture in blocks: lines that follow one another are one finding. What speaks for it is the text of
 * the article that goes on around it.
 */
function furnitureDrafts({ view, roles }: FindingSources): Draft[] {
  return roles.flatMap((list, article) => {
    const { paragraphs = [], sentences = [] } = view.accounts[article]?.prepared ?? {};
    const id = view.ids[article] ?? '';
    const body = sentences.filter(({ paragraph }) => list[paragraph] === 'body');
    const blocks: { start: number; end: number }[] = [];
    let isOpen = false;
    for (const [index, role] of list.entries()) {
      const paragraph = paragraphs[index];
      const last = blocks.at(-1);
      const isFurniture = role === 'furniture' && paragraph !== undefined;
      if (isFurniture && isOpen && last !== undefined) last.end = paragraph.end;
      else if (isFurniture) blocks.push({ start: paragraph.start, end: paragraph.end });
      isOpen = isFurniture;
    }
    return blocks.map((block): Draft => ({
      kind: 'boilerplate',
      severity: block.end - block.start > LONG_BLOCK ? 'major' : 'minor',
      confidence: 0.85,
      title: 'This is no part of the article',
      spans: [{ article: id, ...block }],
      correction: '',
      evidence: [
        body.findLast(({ end }) => end <= block.start),
        body.find(({ start }) => start >= block.end),
      ].flatMap((near) =>
        near === undefined ? [] : [{ article: id, start: near.start, end: near.end }],
      ),
      rows: [],
    }));
  });
}

/** What an account leaves out concerns it as a whole; it is never serious. */
function omissionDrafts({ view, omissions }: FindingSources): Draft[] {
  return omissions.map(({ article, label, confidence, evidence }): Draft => ({
    kind: 'omission',
    severity: 'minor',
    confidence,
    title: `Leaves out: ${label}`,
    spans: [{ article: view.ids[article] ?? '', start: 0, end: 0 }],
    correction: null,
    evidence: evidence.map(({ article: other, sentence: { start, end } }) => ({
      article: view.ids[other] ?? '',
      start,
      end,
    })),
    rows: [],
  }));
}

const KINDS: Readonly<Record<ClaimKind, FindingKind>> = {
  name: 'wrong name or person',
  role: 'wrong title',
  number: 'number',
  bound: 'number',
  date: 'date',
  polarity: 'other',
  direction: 'other',
};

function claimDrafts({ view, claims }: FindingSources, record: readonly number[]): Draft[] {
  const drafts = new Map<string, Draft>();
  /** By account and name, the keys of drafts about it. */
  const ofName = new Map<string, string[]>();
  for (const claim of claims) {
    if (claim.conflict === null || claim.confidence < LEAST_CONFIDENCE) continue;
    if (claim.conflict === 'soft' && claim.kind !== 'number' && claim.kind !== 'role') continue;
    const verdict = verdictOn(claim, view, record);
    if (verdict.right === null && claim.conflict === 'soft') continue;
    const right = verdict.right === null ? null : claim.cells[verdict.right];
    const byArticle = groupOdd(claim, verdict.odd);
    for (const [value, cells] of byArticle) {
      const [first] = cells;
      if (first === undefined) continue;
      const others = claim.cells.filter(({ key }) => key !== first.key);
      const draft: Draft = {
        kind:
          claim.kind === 'direction' && first.value.includes(' ')
            ? 'role reversed'
            : KINDS[claim.kind],
        severity: severityOf(claim, first.value, right?.value ?? others[0]?.value ?? ''),
        confidence: verdict.right === null ? claim.confidence * 0.85 : claim.confidence,
        title: titleOf(claim, first.value, right?.value ?? others[0]?.value ?? ''),
        spans: cells.map(({ article, start, end }) => ({ article, start, end })),
        correction: right?.value ?? null,
        evidence: others
          .slice(0, MOST_EVIDENCE)
          .map(({ article, sentence }) => ({ article, ...sentence })),
        rows: [claim.id],
      };
      // A name that is wrong all through an account is one finding, be the right one full or a surname.
      const known = claim.kind === 'name' ? (ofName.get(value) ?? []) : [];
      const same = known.find((key) => {
        const other = drafts.get(key);
        return other !== undefined && shareWord(other.correction, draft.correction);
      });
      const key = same ?? `${claim.kind}|${value}|${claim.id}`;
      const before = same === undefined ? undefined : drafts.get(same);
      drafts.set(key, before === undefined ? draft : merged(before, draft));
      if (claim.kind === 'name' && same === undefined) addTo(ofName, value, key);
    }
    // Where it is open who errs, one finding with both sides is enough.
    if (verdict.right === null && byArticle.size > 1) keepFirst(drafts, claim, byArticle);
  }
  return Array.from(drafts.values());
}

/** Who stands alone with a value; what is of an earlier moment is never at fault. */
function verdictOn(claim: SureClaim, view: StoryView, record: readonly number[]): Verdict {
  const votes = claim.cells.map(({ key }, index) => ({
    article: claim.articles[index] ?? 0,
    key,
  }));
  const verdict = judge(votes, { ...view, record });
  return { ...verdict, odd: verdict.odd.filter((index) => claim.overtaken[index] !== true) };
}

/** By account and value, the cells at fault. */
function groupOdd(claim: Claim, odd: readonly number[]): Map<string, Claim['cells'][number][]> {
  const groups = new Map<string, Claim['cells'][number][]>();
  for (const index of odd) {
    const cell = claim.cells[index];
    if (cell === undefined) continue;
    const key = `${cell.article}|${cell.key}`;
    addTo(groups, key, cell);
  }
  return groups;
}

function keepFirst(
  drafts: Map<string, Draft>,
  { kind, id }: Claim,
  groups: ReadonlyMap<string, unknown>,
): void {
  const own = Array.from(groups.keys()).flatMap((value): [string, Draft][] => {
    const key = `${kind}|${value}|${id}`;
    const draft = drafts.get(key);
    return draft?.rows.length === 1 ? [[key, draft]] : [];
  });
  const [first, ...rest] = own;
  if (first === undefined || groups.size < 2) return;
  const spans = own.flatMap(([, draft]) => draft.spans);
  drafts.set(first[0], { ...first[1], spans });
  for (const [key] of rest) drafts.delete(key);
}

function shareWord(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const words = new Set(a.toLowerCase().split(' '));
  return b
    .toLowerCase()
    .split(' ')
    .some((word) => words.has(word));
}

/** Two findings as one, in the words of the one that names more. */
function merged(known: Draft, draft: Draft): Draft {
  const isFuller = (draft.correction ?? '').length > (known.correction ?? '').length;
  const { title, correction, severity } = isFuller ? draft : known;
  return {
    ...known,
    title,
    correction,
    severity,
    confidence: Math.max(known.confidence, draft.confidence),
    spans: [...known.spans, ...draft.spans],
    evidence: [...known.evidence, ...draft.evidence],
    rows: [...known.rows, ...draft.rows],
  };
}

function severityOf(claim: SureClaim, odd: string, right: string): Severity {
  if (claim.conflict === 'soft') return 'minor';
  switch (claim.kind) {
    case 'name': {
      const [p, q] = [odd.toLowerCase().split(' '), right.toLowerCase().split(' ')];
      if (!p.some((word) => q.includes(word))) return 'critical';
      return editDistance(p.join(' '), q.join(' ')) <= 1 ? 'minor' : 'major';
    }
    case 'polarity':
      return 'critical';
    case 'direction':
      return odd.includes(' ') ? 'critical' : 'major';
    case 'role':
    case 'number':
    case 'bound':
    case 'date':
      return 'major';
  }
}

function titleOf(claim: SureClaim, odd: string, right: string): string {
  const about = claim.label === '' ? '' : ` (${claim.label})`;
  const pair = `“${odd}” here, “${right}” elsewhere`;
  switch (claim.kind) {
    case 'name':
      return `Two names for one person: ${pair}`;
    case 'role':
      return `Introduced otherwise${about}: ${pair}`;
    case 'number':
      return `Figures disagree${about}: ${pair}`;
    case 'bound':
      return `The same figure, bounded otherwise${about}: ${pair}`;
    case 'date':
      return `Dates disagree${about}: ${pair}`;
    case 'polarity':
      return `One denies what the other says${about}: ${pair}`;
    case 'direction':
      return `The opposite is said${about}: ${pair}`;
  }
}
