import { isBlank } from '#core/text/blanks.ts';

import { dayNumber, weekdayOf, civilOf } from '#core/text/days.ts';
import { daysOfMention } from './dates.ts';
import { addTo } from './multimap.ts';
import type { Damage } from './finding-draft.ts';
import { headlineDamage } from './headline.ts';
import type { PageRole } from './page.ts';
import { indexAt } from './ranges.ts';
import type { Range } from './result.ts';
import { editDistance } from './speakers.ts';
import type { Account } from './story.ts';
import type { NameMention } from './names.ts';

/** Words that are rightly doubled in one of the languages. */
const DOUBLED = new Set(
  'had that very so no really more ha bye now there well yes die der das sie nous vous si là bla long many much far wait please chop knock tut duran'.split(
    ' ',
  ),
);

/** Marks doubled, or with a blank before them. French sets blanks before ; : ! ? so those are no sign. */
const DOUBLED_MARKS =
  /,\s?,|;\s?;|:\s?:(?!:)|(?<![.\s])\s?\.\s\.(?!\s?\.)|(?<!\.)\.\.(?![.\p{L}\p{N}/])|(?<=\p{L}) ,(?=\s)|(?<=\p{Ll}{2}) \.(?=\s|$)|,\.(?=\s|$)/gu;

/** What each of these holds: most paragraphs have none, and this is told faster. */
const SIGN_OF_DOUBLED = /[,;:.]\s?[,;:.]|\s[,.]/;

/** A text with more damage of one make is no article; nobody reads on. */
const MOST_OF_ONE_MAKE = 50;

/** Words of a line that is printed twice: shorter ones repeat by chance. */
const LEAST_REPEATED = 3;
const METADATA =
  /^\s*(?:date|title|author|source|url|published|section|tags?|keywords)\s*[:=]?\s*\d{4}-\d{2}-\d{2}/i;

/** What was found the last time that an account was asked for, with the roles and day that it depends on. */
const last = new WeakMap<Account, { readonly asked: string; readonly damage: readonly Damage[] }>();

/**
 * Finds what is damaged inside an article. `roles` tells of each paragraph what it is. Cost is
 * O(|text|), or nothing when the same was asked of the account the last time.
 */
export function damageOf(
  account: Account,
  roles: readonly PageRole[],
  published: number | null,
): readonly Damage[] {
  const asked = `${published}|${roles.join('|')}`;
  const known = last.get(account);
  if (known?.asked === asked) return known.damage;
  const damage = findDamage(account, roles, published);
  last.set(account, { asked, damage });
  return damage;
}

function findDamage(
  account: Account,
  roles: readonly PageRole[],
  published: number | null,
): Damage[] {
  return [
    marks(account, roles),
    doubledWords(account, roles),
    doubledMarks(account, roles),
    doubledLines(account),
    metadata(account),
    twoWordings(account),
    twoNames(account, roles),
    wrongWeekdays(account, roles, published),
    headlineDamage(account, roles),
  ].flatMap((list) => list.slice(0, MOST_OF_ONE_MAKE));
}

function isBody(role: PageRole | undefined): boolean {
  return role === 'body' || role === 'headline';
}

function roleAt(
  { prepared }: Account,
  roles: readonly PageRole[],
  offset: number,
): PageRole | undefined {
  return roles[indexAt(prepared.paragraphs, offset)];
}

/** Quotation marks without their other half, and such that open again inside a quotation. */
function marks(account: Account, roles: readonly PageRole[]): Damage[] {
  const { text, quotations } = account.prepared;
  const found: Damage[] = [];
  const lone = (start: number, title: string): Damage => ({
    kind: 'punctuation',
    severity: 'minor',
    confidence: 0.8,
    title,
    spans: [{ start, end: endOfWord(text, start + 1) }],
    correction: null,
    evidence: [sentenceAt(account, start)],
  });
  for (const { start, isBalanced, strays } of quotations) {
    if (found.length >= MOST_OF_ONE_MAKE) break;
    if (!isBody(roleAt(account, roles, start))) continue;
    for (const stray of strays.slice(0, MOST_OF_ONE_MAKE))
      found.push(lone(stray, 'A quotation mark opens again inside the quotation'));
    if (!isBalanced && !/['‘’]/.test(text.charAt(start)))
      found.push(lone(start, 'This quotation is never closed'));
  }
  return [...found, ...loneClosers(account, roles)];
}

function loneClosers(account: Account, roles: readonly PageRole[]): Damage[] {
  const { text, quotations } = account.prepared;
  if (!/[“„]/.test(text) || /”[^“”\n]{2,200}”/.test(text.slice(0, 2000).replace(/“[^”]*”/g, '')))
    return [];
  const found: Damage[] = [];
  for (const { index: at } of text.matchAll(/”/g)) {
    if (found.length >= MOST_OF_ONE_MAKE) break;
    const around = quotations[indexAt(quotations, at)];
    const isInside = around !== undefined && around.start < at;
    if (isInside || !isBody(roleAt(account, roles, at))) continue;
    found.push({
      kind: 'punctuation',
      severity: 'minor',
      confidence: 0.75,
      title: 'A quotation mark closes what none has opened',
      spans: [{ start: startOfWord(text, at), end: at + 1 }],
      correction: null,
      evidence: [sentenceAt(account, at)],
    });
  }
  return found;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function startOfWord(text: string, from: number): number {
  let at = from;
  while (at > 0 && !isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function sentenceAt({ prepared }: Account, offset: number): Range {
  const found = prepared.sentences[indexAt(prepared.sentences, offset)];
  return found === undefined
    ? { start: offset, end: offset }
    : { start: found.start, end: found.end };
}

function doubledWords(account: Account, roles: readonly PageRole[]): Damage[] {
  const { text, sentences } = account.prepared;
  return sentences.flatMap(({ tokens, paragraph, start, end }) =>
    tokens.flatMap((token, at): Damage[] => {
      const next = tokens[at + 1];
      if (next === undefined || !isBody(roles[paragraph])) return [];
      if (next.end - next.start !== token.end - token.start) return [];
      const [one, other] = [text.slice(token.start, token.end), text.slice(next.start, next.end)];
      const isDoubled =
        one.toLowerCase() === other.toLowerCase() &&
        /^\p{L}+$/u.test(one) &&
        /^\s+$/.test(text.slice(token.end, next.start));
      const isName = token.isCapital && next.isCapital;
      if (
        !isDoubled ||
        isName ||
        DOUBLED.has(token.norm) ||
        !/\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(one)
      )
        return [];
      return [
        {
          kind: 'punctuation',
          severity: 'minor',
          confidence: 0.9,
          title: `“${one}” stands twice`,
          spans: [{ start: token.start, end: next.end }],
          correction: one,
          evidence: [{ start, end }],
        },
      ];
    }),
  );
}

function doubledMarks(account: Account, roles: readonly PageRole[]): Damage[] {
  const { text, paragraphs } = account.prepared;
  return paragraphs.flatMap((paragraph, index) => {
    if (!isBody(roles[index])) return [];
    const line = text.slice(paragraph.start, paragraph.end);
    if (!SIGN_OF_DOUBLED.test(line)) return [];
    return Array.from(line.matchAll(DOUBLED_MARKS), (match): Damage => {
      const at = paragraph.start + match.index;
      const sign = match[0].trim();
      return {
        kind: 'punctuation',
        severity: 'minor',
        confidence: 0.85,
        title: sign.length > 1 ? 'A mark stands twice' : 'A blank stands before the mark',
        spans: [{ start: startOfWord(text, at), end: endOfWord(text, at + match[0].length) }],
        correction: null,
        evidence: [sentenceAt(account, at)],
      };
    });
  });
}

function doubledLines(account: Account): Damage[] {
  const { text, paragraphs, sentences } = account.prepared;
  const seen = new Map<string, Range>();
  return paragraphs.flatMap(({ start, end, from, to }): Damage[] => {
    const line = text.slice(start, end).trim();
    const first = seen.get(line);
    if (first === undefined) {
      seen.set(line, { start, end });
      return [];
    }
    const words = sentences.slice(from, to).reduce((sum, { tokens }) => sum + tokens.length, 0);
    if (words < LEAST_REPEATED) return [];
    return [
      {
        kind: 'boilerplate',
        severity: 'minor',
        confidence: 0.9,
        title: 'This line stands twice',
        spans: [{ start, end }],
        correction: '',
        evidence: [first],
      },
    ];
  });
}

function metadata({ prepared }: Account): Damage[] {
  const match = METADATA.exec(prepared.text.slice(0, 200));
  if (match === null) return [];
  const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
  return [
    {
      kind: 'boilerplate',
      severity: 'minor',
      confidence: 0.75,
      title: 'A label of the page stands in the text',
      spans: [{ start: lead, end: match[0].length }],
      correction: '',
      evidence: [],
    },
  ];
}

/** Words of a phrase that is quoted twice. */
const LEAST_PHRASE = 3;

/** Lower case, marks and blanks of one shape. */
function plain(value: string): string {
  return value.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
}

/** The words and nothing else. */
function bare(value: string): string {
  return plain(value)
    .replace(/[^\p{L}\p{N}' ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const MOST_ALIKE = 30;

/** One phrase inside quotation marks in two spellings. */
function twoWordings({ prepared, quotations }: Account): Damage[] {
  const { text } = prepared;
  const found: Damage[] = [];
  const inners = quotations.map(({ inner }) => ({
    ...inner,
    words: bare(text.slice(inner.start, inner.end)),
  }));
  const byPhrase = new Map<string, (typeof inners)[number][]>();
  for (const inner of inners) {
    const words = inner.words.split(' ');
    for (let at = 0; at + LEAST_PHRASE <= words.length; at += 1) {
      const phrase = words.slice(at, at + LEAST_PHRASE).join(' ');
      const known = byPhrase.get(phrase) ?? [];
      byPhrase.set(phrase, known);
      // A phrase that is quoted this often is a refrain.
      if (known.length < MOST_ALIKE) known.push(inner);
    }
  }
  for (const short of inners) {
    const words = short.words.split(' ');
    if (words.length < LEAST_PHRASE) continue;
    for (const long of byPhrase.get(words.slice(0, LEAST_PHRASE).join(' ')) ?? []) {
      if (long === short || !` ${long.words} `.includes(` ${short.words} `)) continue;
      if (long.words.length === short.words.length && long.start < short.start) continue;
      const printed = plain(text.slice(short.start, short.end)).replace(
        /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu,
        '',
      );
      if (plain(text.slice(long.start, long.end)).includes(printed)) continue;
      found.push({
        kind: 'inconsistency',
        severity: 'minor',
        confidence: 0.75,
        title: 'The same quoted words are printed in two ways',
        spans: [{ start: short.start, end: short.end }],
        correction: null,
        evidence: [{ start: long.start, end: long.end }],
      });
      break;
    }
  }
  return found;
}

/** An article with more names under one letter is a directory, and not all are held against each other. */
const MOST_NAMES = 100;

/** One person under two spellings: a letter or two apart, the rarer taken for the slip. */
function twoNames({ prepared, people }: Account, roles: readonly PageRole[]): Damage[] {
  const byKey = new Map<string, NameMention[]>();
  for (const { names, paragraph } of prepared.sentences) {
    if (!isBody(roles[paragraph])) continue;
    for (const name of names) addTo(byKey, name.key, name);
  }
  const keys = Array.from(byKey.keys());
  const byInitial = new Map<string, string[]>();
  for (const key of keys) addTo(byInitial, initialOf(key), key);
  const found: Damage[] = [];
  for (const rare of keys) {
    const own = byKey.get(rare) ?? [];
    const common = byInitial
      .get(initialOf(rare))
      ?.slice(0, MOST_NAMES)
      .find((key) => isSlipOf(rare, key) && (byKey.get(key)?.length ?? 0) > own.length);
    const model = byKey.get(common ?? '')?.[0];
    if (common === undefined || model === undefined || people.personOf(model) === null) continue;
    found.push({
      kind: 'spelling',
      severity: 'minor',
      confidence: 0.75,
      title: `A name in two spellings: ${own[0]?.words.join(' ') ?? ''} and ${model.words.join(' ')}`,
      spans: own.map(({ start, end }) => ({ start, end })),
      correction: model.words.join(' '),
      evidence: [{ start: model.start, end: model.end }],
    });
  }
  return found;
}

/** The first letters of the last word, which slips leave alone. */
function initialOf(key: string): string {
  return key.slice(key.lastIndexOf(' ') + 1).slice(0, 1);
}

function isSlipOf(rare: string, common: string): boolean {
  const [p, q] = [rare.split(' '), common.split(' ')];
  if (rare === common) return false;
  const one = p.at(-1) ?? '';
  const other = q.at(-1) ?? '';
  if (p.length === q.length && p.length > 1) {
    const differing = p.flatMap((word, at) =>
      word === q[at] ? [] : [[word, q[at] ?? ''] as const],
    );
    const [pair] = differing;
    return differing.length === 1 && pair !== undefined && isSlip(pair[0], pair[1]);
  }
  return p.length !== q.length && Math.min(p.length, q.length) === 1 && isSlip(one, other);
}

function isSlip(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a) || a[0] !== b[0]) return false;
  return Math.min(a.length, b.length) >= 5 && editDistance(a, b) === 1;
}

/** "Monday, 3 March 2031", which was none. */
function wrongWeekdays(
  { prepared }: Account,
  roles: readonly PageRole[],
  published: number | null,
): Damage[] {
  const { text, sentences } = prepared;
  return sentences.flatMap(({ dates, paragraph, start, end }) =>
    dates.flatMap((date, at): Damage[] => {
      const next = dates[at + 1];
      if (next === undefined || !isBody(roles[paragraph])) return [];
      if (date.weekday === null || date.offset !== null || next.day === null || next.month === null)
        return [];
      if (!/^,?\s*(?:the|den|le|el|,)?\s*$/.test(text.slice(date.end, next.start))) return [];
      const year = next.year ?? (published === null ? null : civilOf(published).year);
      if (year === null) return [];
      const days = daysOfMention({ ...next, year }, null);
      const day = days?.[0]?.[0] ?? dayNumber(year, next.month, next.day);
      // Without a year another one may be meant.
      const isNear = next.year !== null || (published !== null && Math.abs(day - published) < 100);
      if (weekdayOf(day) === date.weekday || !isNear) return [];
      return [
        {
          kind: 'date',
          severity: 'major',
          confidence: next.year === null ? 0.7 : 0.9,
          title: 'The day of the week does not fit the date',
          spans: [{ start: date.start, end: next.end }],
          correction: null,
          evidence: [{ start, end }],
        },
      ];
    }),
  );
}
