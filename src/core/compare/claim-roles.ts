import { type ClaimMatch, mentionOf } from './claim-match.ts';
import { irregularBase } from './lexicon/irregular.ts';
import { isKin } from './lexicon/gender.ts';
import { isHonorific, isOffice, isRole, isRoleQualifier } from './lexicon/roles.ts';
import { addTo } from './multimap.ts';
import { type NameTable, type PlacedName, officeOf } from './name-table.ts';
import { isSamePerson } from './speakers.ts';
import type { Account } from './story.ts';

/** Words that name no office of their own: anybody in one may be called so. */
const LOOSE = new Set(
  'leader chief head boss official politician executive founder owner member candidate nominee author former ex first late senior junior leiter chef jefe responsable'.split(
    ' ',
  ),
);
/** Qualifiers that change who holds the office now. */
const DECISIVE = new Set(
  'elect acting interim former ex vice deputy assistant lead designate stellvertretende stellvertretender ehemalige ehemaliger ancien ancienne adjoint'.split(
    ' ',
  ),
);

/** Offices of which nobody holds two: who is one is none of the others. */
const SOLE = new Set(
  'president premier chancellor minister king queen emperor pope präsident präsidentin kanzler kanzlerin ministerin président présidente ministre presidente presidenta ministro ministra prezydent kancelerz'.split(
    ' ',
  ),
);

interface Held {
  readonly placed: PlacedName;
  readonly qualifiers: readonly string[];
  readonly office: string;
  /** What stands before the office inside the title: "foreign" of "foreign minister". */
  readonly branch: readonly string[];
  readonly start: number;
  readonly end: number;
}

/**
 * Compares the office under which each account introduces a person: with another qualifier ("acting
 * mayor", "president-elect"), of another branch ("finance", "foreign minister"), or another office.
 *
 * Only the first full mention of each account counts; loose words ("leader", "chief") agree with
 * every office. One match for every two accounts that differ, or agree.
 */
export function compareRoles(table: NameTable, accounts: readonly Account[]): ClaimMatch[] {
  const byPerson = new Map<string, Held[]>();
  const bearers = new Bearers();
  for (const placed of table.placed) {
    if (placed.person === null || !placed.name.key.includes(' ')) continue;
    const held = heldBy(placed, accounts[placed.article]);
    if (held === null) continue;
    const person = bearers.of(placed.name.key);
    const list = byPerson.get(person) ?? [];
    byPerson.set(person, list);
    if (!list.some(({ placed: known }) => known.article === placed.article)) list.push(held);
  }
  return Array.from(byPerson.values()).flatMap((list) =>
    list.flatMap((x, rank) =>
      list.slice(rank + 1).flatMap((y): ClaimMatch[] => {
        const conflict = conflictOf(x, y);
        if (conflict === 'other') return [];
        return [
          {
            kind: 'role',
            a: mentionOf(accounts[x.placed.article], x.placed.unit, x, keyOf(x)),
            b: mentionOf(accounts[y.placed.article], y.placed.unit, y, keyOf(y)),
            conflict,
            label: x.placed.name.words.join(' '),
            confidence: conflict === 'hard' ? 0.7 : 0.5,
          },
        ];
      }),
    ),
  );
}

/** A name is held against so many known ones; in a crowd, against so many that share a word with it. */
const MOST_HELD = 300;

/** Who is meant by full names: the first name that can mean the same person. */
class Bearers {
  readonly #known: string[] = [];
  readonly #byWord = new Map<string, string[]>();
  readonly #meant = new Map<string, string>();

  of(name: string): string {
    const before = this.#meant.get(name);
    if (before !== undefined) return before;
    const person = this.#near(name).find((known) => isSamePerson(known, name)) ?? name;
    this.#meant.set(name, person);
    if (person === name) {
      this.#known.push(name);
      for (const word of name.split(' ')) addTo(this.#byWord, word, name);
    }
    return person;
  }

  #near(name: string): readonly string[] {
    if (this.#known.length <= MOST_HELD) return this.#known;
    return name.split(' ').flatMap((word) => this.#byWord.get(word)?.slice(0, MOST_HELD) ?? []);
  }
}

/** The office in the title of a name, or behind it between commas. */
function heldBy(placed: PlacedName, account: Account | undefined): Held | null {
  const { name, unit } = placed;
  const { tokens } = unit.sentence;
  const text = account?.prepared.text ?? '';
  const kin = kinBefore(placed, text);
  if (kin !== null) return kin;
  const title = officeOf(name.title);
  const before = branchBefore(text, placed);
  if (title.some((word) => isRole(word)))
    return made(placed, [...before, ...title], name.titleStart, name.end);
  const ahead = officeBefore(placed, text);
  if (ahead !== null) return ahead;
  const behind: string[] = [];
  const [first] = tokens.slice(name.to);
  if (first === undefined || !/^,\s/.test(text.slice(name.end, first.start))) return null;
  let end = name.end;
  for (const token of tokens.slice(name.to, name.to + 6)) {
    if (behind.length > 0 && /[,.;:()]/.test(text.slice(end, token.start))) break;
    behind.push(token.norm);
    ({ end } = token);
    if (/^(?:of|for|at|in|von|der|des|de|du|del)$/.test(token.norm)) break;
    // "deputy secretary-general": the office ends with its last word.
    const next = tokens[name.to + behind.length];
    const goesOn =
      isRoleQualifier(token.norm) || (next !== undefined && text.charAt(token.end) === '-');
    if (isRole(token.norm) && !goesOn) break;
  }
  const last = behind.at(-1) ?? '';
  if (!isRole(last) || isHonorific(last)) return null;
  return made(
    placed,
    behind.filter((word) => word.length > 1 && !/^(?:the|an|der|die|das|le|la|el)$/.test(word)),
    first.start,
    end,
  );
}

/** "his sister, Anna Berg": how somebody is related is an office of its own. */
function kinBefore(placed: PlacedName, text: string): Held | null {
  const { name, unit } = placed;
  const { tokens } = unit.sentence;
  const token = tokens.findLast(({ end }) => end <= name.titleStart);
  if (
    token === undefined ||
    !isKin(token.norm) ||
    !/^,? $/.test(text.slice(token.end, name.titleStart))
  )
    return null;
  return {
    placed,
    qualifiers: [],
    office: token.norm,
    branch: [],
    start: token.start,
    end: token.end,
  };
}

/** "the mayor, Anna Berg, …": the office right before the comma. */
function officeBefore(placed: PlacedName, text: string): Held | null {
  const { name, unit } = placed;
  const { tokens } = unit.sentence;
  const at = tokens.findLastIndex(({ end }) => end <= name.titleStart);
  const token = tokens[at];
  if (token === undefined || text.slice(token.end, name.titleStart) !== ', ') return null;
  // "el concejal de Movilidad, Tomás …" has its office three words before.
  const office = isRole(token.norm)
    ? at
    : /^(?:de|of|für|du|del)$/.test(tokens[at - 1]?.norm ?? '')
      ? at - 2
      : -1;
  const head = tokens[office];
  if (head === undefined || !isRole(head.norm) || isHonorific(head.norm)) return null;
  return made(placed, [head.norm], head.start, name.end);
}

/** Words in lower case or capitals that belong to the office before the name: "lead prosecutor". */
function branchBefore(text: string, { name, unit }: PlacedName): string[] {
  const { tokens } = unit.sentence;
  const at = tokens.findIndex(({ start }) => start === name.titleStart);
  const token = tokens[at - 1];
  if (token === undefined || !/^[ -]$/.test(text.slice(token.end, name.titleStart))) return [];
  const first = tokens.find(({ start }) => start === name.titleStart);
  // "send Vice President Berg": a small word before a title in capitals is none of it.
  if (token.isCapital !== first?.isCapital) return [];
  return token.isContent && token.value === null && !/ed$|ing$/.test(token.norm)
    ? [token.norm]
    : [];
}

function made(
  placed: PlacedName,
  words: readonly string[],
  start: number,
  end: number,
): Held | null {
  const office =
    words.findLast((word) => isRole(word) && !isRoleQualifier(word)) ??
    words.findLast((word) => isRole(word));
  if (office === undefined) return null;
  return {
    placed,
    qualifiers: words.filter((word) => isRoleQualifier(word) && DECISIVE.has(word)),
    office,
    branch: words.filter((word) => !isRole(word) && !isRoleQualifier(word) && !isOfNation(word)),
    start,
    end,
  };
}

/** "Chinese", "British": whose minister it is, not of what. */
function isOfNation(word: string): boolean {
  return (
    irregularBase(word) !== null ||
    /(?:ish|ese|ian|can|ean)$/.test(word) ||
    /^(?:usa|uk|eu|un)$/.test(word)
  );
}

function conflictOf(x: Held, y: Held): ClaimMatch['conflict'] | 'other' {
  if (isKin(x.office) !== isKin(y.office)) return 'other';
  if (isKin(x.office)) return x.office === y.office ? null : 'hard';
  if (headOf(x) !== headOf(y)) {
    const isLoose = [x.office, y.office].some((word) => LOOSE.has(word) || !isOffice(word));
    const isCompound = sameHead(x.office, y.office);
    if (isCompound || (SOLE.has(headOf(x)) && SOLE.has(headOf(y)))) return 'hard';
    return isLoose ? 'other' : 'soft';
  }
  if (LOOSE.has(x.office)) return 'other';
  const [p, q] = [x.qualifiers.toSorted().join(' '), y.qualifiers.toSorted().join(' ')];
  if (p !== q) return 'hard';
  const isOtherBranch =
    x.branch.length === 1 &&
    y.branch.length === 1 &&
    x.branch[0] !== y.branch[0] &&
    /^(?:minister|secretary|prosecutor|commissioner|ministro|ministra|ministre)$/.test(x.office);
  return isOtherBranch ? 'hard' : null;
}

/** The office, under one word where it has a short one: a prime minister is a premier. */
function headOf({ office, branch }: Held): string {
  const isPrime = branch.some((word) =>
    /^(?:prime|primer|primera|premier|première|primo)$/.test(word),
  );
  return isPrime ? 'premier' : office;
}

/** Compounds with one head: "Innenminister", "Finanzminister". */
function sameHead(a: string, b: string): boolean {
  for (const head of [
    'ministerin',
    'minister',
    'präsidentin',
    'präsident',
    'sprecherin',
    'sprecher',
  ]) {
    if (a.endsWith(head) && b.endsWith(head)) return a !== head && b !== head && a !== b;
  }
  return false;
}

function keyOf({ qualifiers, office, branch }: Held): string {
  return [...qualifiers.toSorted(), ...branch, office].join(' ');
}
