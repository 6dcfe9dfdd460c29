import { isRole, isHonorific, plainRole } from './lexicon/roles.ts';
import type { NameMention } from './names.ts';
import type { Account, StoryIndex, Unit } from './story.ts';
import type { Token } from './tokens.ts';

/** A name where it stands, with who is meant. */
export interface PlacedName {
  readonly name: NameMention;
  readonly article: number;
  readonly unit: Unit;
  /** The fullest name of the person, in lower case, or `null` when it is no person. */
  readonly person: string | null;
}

/** All names in body sentences outside quotations, and which words of names each account holds. */
export interface NameTable {
  readonly placed: readonly PlacedName[];
  readonly byUnit: ReadonlyMap<number, readonly PlacedName[]>;
  /** By word of a name, the articles that print it in any name. */
  readonly articlesOf: ReadonlyMap<string, ReadonlySet<number>>;
  /** By article, every name it prints. */
  readonly names: readonly ReadonlySet<string>[];
  /** By article, every full name (two words or more) it prints. */
  readonly fullNames: readonly ReadonlySet<string>[];
}

/** Collects the names of the story. Cost is O(names). */
export function nameTable(index: StoryIndex, accounts: readonly Account[]): NameTable {
  const placed: PlacedName[] = [];
  const byUnit = new Map<number, PlacedName[]>();
  const articlesOf = new Map<string, Set<number>>();
  const names = accounts.map(() => new Set<string>());
  const fullNames = accounts.map(() => new Set<string>());
  for (const unit of index.units) {
    const account = accounts[unit.article];
    if (account === undefined) continue;
    const list: PlacedName[] = [];
    for (const name of unit.sentence.names) {
      const person = account.people.personOf(name)?.toLowerCase() ?? null;
      for (const word of name.key.split(' ')) {
        const articles = articlesOf.get(word) ?? new Set<number>();
        articlesOf.set(word, articles);
        articles.add(unit.article);
      }
      names[unit.article]?.add(name.key);
      if (name.key.includes(' ')) fullNames[unit.article]?.add(name.key);
      list.push({ name, article: unit.article, unit, person });
    }
    byUnit.set(unit.id, list);
    placed.push(...list);
  }
  return { placed, byUnit, articlesOf, names, fullNames };
}

/** The office words of a title without forms of address. */
export function officeOf(title: readonly string[]): readonly string[] {
  return title.filter((word) => !isHonorific(word));
}

/** How far before a name its office stands where no article parts them, in tokens. */
const AHEAD = 4;

/**
 * "komendant wojewódzki straży pożarnej Anna Berg": in languages that put what belongs to an office
 * behind it without a little word, the office stands before all of that.
 */
function officeAhead(
  tokens: readonly Token[],
  text: string,
  start: number,
  account: Account | undefined,
): string[] {
  if (!/^(?:pl|tr)$/.test(account?.prepared.language ?? '')) return [];
  let end = start;
  for (const token of tokens.slice(-AHEAD).toReversed()) {
    if (text.slice(token.end, end) !== ' ' || !token.isContent) return [];
    if (isRole(token.norm) && !isHonorific(token.norm)) return [token.norm];
    end = token.start;
  }
  return [];
}

/**
 * The offices that stand around a name: in its title, right before it ("chief executive, Anna Berg"),
 * and behind it between commas ("Anna Berg, the mayor, …"); role words in lower case,
 * without the gender of who holds them.
 */
export function officesAround({ name, unit }: PlacedName, account: Account | undefined): string[] {
  const { tokens } = unit.sentence;
  const text = account?.prepared.text ?? '';
  const offices = officeOf(name.title).filter((word) => isRole(word));
  const before = tokens.findLastIndex(({ end }) => end <= name.titleStart);
  const gap = text.slice(tokens[before]?.end ?? name.titleStart, name.titleStart);
  if (gap === ', ' || gap === ' ') {
    for (const { norm } of tokens.slice(Math.max(0, before - (gap === ' ' ? 0 : 1)), before + 1))
      if (isRole(norm) && !isHonorific(norm)) offices.push(norm);
  }
  offices.push(...officeAhead(tokens.slice(0, before + 1), text, name.titleStart, account));
  const behind = tokens.slice(name.to, name.to + 5);
  if (/^,\s/.test(text.slice(name.end, behind[0]?.start ?? name.end))) {
    for (const [at, { norm, start }] of behind.entries()) {
      if (at > 0 && /[,.;:]/.test(text.slice(behind[at - 1]?.end ?? start, start))) break;
      if (isRole(norm) && !isHonorific(norm)) offices.push(norm);
    }
  }
  return offices.map(plainRole);
}
