import { keptFor } from './kept.ts';
import { daysOf, monthNumber, relativeDay, weekdayNumber } from './lexicon/calendar.ts';
import { isCueVerb } from './lexicon/cues.ts';
import type { Language } from './lexicon/function-words.ts';
import { irregularBase, isIrregularThird } from './lexicon/irregular.ts';
import { isCollective, isHonorific, isRole } from './lexicon/roles.ts';
import { addTo } from './multimap.ts';
import type { NameMention } from './names.ts';
import { isSamePerson } from './speakers.ts';
import type { Account, StoryIndex } from './story.ts';
import type { Token } from './tokens.ts';

/** Something that sentences speak of. */
export interface Term {
  /** As printed, in the fullest form: a full name, a noun with what stands before it. */
  readonly label: string;
  readonly kind: 'person' | 'name' | 'noun';
  /** Alignment keys of the words it is told by: the last of a name, the head of a phrase. */
  readonly keys: readonly string[];
  /** The sentences that hold it, ascending. */
  readonly units: readonly number[];
  /** Of a person, the sentences that quote them, ascending. */
  readonly quoted: readonly number[];
}

/** Articles, prepositions, possessives: behind them stands a noun phrase. By language, as "i" is one in Italian alone. */
const LEADS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: setOf(
    'the a an of on in for over about against with from by its his her their our no any some',
  ),
  de: setOf(
    'der die das dem den des ein eine einen einem einer im am zum zur für über gegen vom beim seine ihre',
  ),
  fr: setOf('le la les l un une du des de d au aux son sa ses leur leurs pour contre sur'),
  es: setOf('el la los las un una del al de su sus por para contra sobre'),
  it: setOf(
    'il lo la i gli le un uno una del della dei delle dello al alla ai nel nella sul sulla di per',
  ),
  pt: setOf('o a os as um uma do da dos das no na nos nas ao de para por'),
  nl: setOf('de het een van voor met door over tegen zijn haar hun'),
  pl: setOf('w we z ze na do od dla po przed przy bez pod nad przez u za'),
  sv: setOf('en ett den det de på av för med till från om mot'),
  da: setOf('en et den det de på af av for med til fra om mod mot'),
  tr: setOf('bir bu'),
};

const ARTICLES = setOf('the a an his her its their this that');

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** How often a word must stand where nouns stand to be a thing. */
const THING = 0.4;
/** Words for times, amounts and what has no matter of its own. */
const EMPTY =
  /^(?:years?|months?|hours?|people|times?|part|ways?|numbers?|percent|%|million|billion|thousand|first|last|second|third|next|new|old|issues?|things?|cases?|places?|end|side|others|man|woman|men|women|day|days|week|weeks|top|front|back|middle|half|rest|lot|kind|sort|fact|name|names|word|words|hand|hands|head|face|eyes|line|point|points|home|morning|evening|night|afternoon|today|moment|beginning|start|question|answer|job|story|stories|source|sources|average|amount|total|action)$/;

/**
 * Returns what the sentences of a story speak of, in no order: people under their full names, other
 * names, and things that stand where nouns stand. Cost is O(words).
 */
export function termsOf(accounts: readonly Account[], index: StoryIndex): Term[] {
  const named = new Map<
    string,
    {
      kind: Term['kind'];
      forms: Map<string, number>;
      keys: Set<string>;
      units: number[];
    }
  >();
  const quoted = new Map<string, number[]>();
  const people = personNames(accounts);
  // A word that some account prints small is no name where it begins a sentence or a heading.
  const lower = lowerOf(accounts);
  for (const unit of index.units) {
    const account = accounts[unit.article];
    if (account === undefined) continue;
    for (const speaker of speakersOf(account)[unit.sentence.index] ?? [])
      addTo(quoted, (people.get(speaker) ?? speaker).toLowerCase(), unit.id);
    for (const name of unit.sentence.names) {
      const person = account.people.personOf(name);
      const full = person === null ? null : (people.get(person.toLowerCase()) ?? person);
      if (full === null && lower.has(name.key)) continue;
      if (full === null && !(isTelling(name) && !isShouted(account.prepared.text, name))) continue;
      const key = full === null ? name.key : full.toLowerCase();
      const known = named.get(key) ?? {
        kind: full === null ? 'name' : 'person',
        forms: new Map<string, number>(),
        keys: new Set<string>(),
        units: [],
      };
      named.set(key, known);
      known.keys.add(unit.sentence.tokens[name.to - 1]?.key ?? '');
      const form = full ?? nameWithArticle(account.prepared.text, unit.sentence.start, name);
      known.forms.set(form, (known.forms.get(form) ?? 0) + 1);
      if (known.units.at(-1) !== unit.id) known.units.push(unit.id);
    }
  }
  const things = thingsOf(accounts, index, lower);
  return [
    ...Array.from(named, ([key, { kind, forms, keys, units }]): Term => ({
      label: commonest(forms),
      kind,
      keys: Array.from(keys),
      units,
      quoted: kind === 'person' ? (quoted.get(key) ?? []) : [],
    })),
    ...Array.from(things).flatMap(([key, seen]): Term[] =>
      isThing(seen)
        ? [
            {
              label: nounPhrase(seen),
              kind: 'noun',
              keys: [seen.key],
              units: index.postings[key] ?? [],
              quoted: [],
            },
          ]
        : [],
    ),
  ];
}

/** By sentence, the people in lower case whose words stand in it. */
const speakersOf = keptFor(({ prepared, quotations, attributions }: Account) => {
  const speakers: Set<string>[] = prepared.sentences.map(() => new Set<string>());
  let first = 0;
  for (const [at, { start, end }] of quotations.entries()) {
    while ((prepared.sentences[first]?.end ?? Infinity) <= start) first += 1;
    const person = attributions[at]?.person ?? null;
    if (person === null) continue;
    for (let index = first; (prepared.sentences[index]?.start ?? Infinity) < end; index += 1)
      speakers[index]?.add(person);
  }
  return speakers;
});

/** By name in lower case, the fullest name of the same person in any account. */
function personNames(accounts: readonly Account[]): Map<string, string> {
  const all = Array.from(new Set(accounts.flatMap(({ people }) => people.names))).toSorted();
  const byLast = new Map<string, string[]>();
  for (const name of all) {
    const last = name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
    addTo(byLast, last, name);
  }
  const full = new Map<string, string>();
  for (const [last, names] of byLast) {
    for (const name of names) {
      const first = names.find((other) => isSamePerson(other.toLowerCase(), name.toLowerCase()));
      full.set(name.toLowerCase(), first ?? name);
    }
    const [only] = names;
    if (names.length === 1 && only !== undefined) full.set(last, only);
  }
  return full;
}

function isTelling({ key, words }: NameMention): boolean {
  const [first = ''] = words;
  return (
    key.length > 2 &&
    !isHonorific(key) &&
    !isRole(key) &&
    !isCollective(key) &&
    /\p{L}{3}/u.test(first) &&
    canBeTopic(key) &&
    !isOfNation(key)
  );
}

/** "The Hague": a capital inside the sentence makes the article part of the name. */
function nameWithArticle(text: string, sentence: number, { start, words }: NameMention): string {
  const isWhole = start - 4 > sentence && text.slice(start - 4, start) === 'The ';
  return isWhole ? `The ${words.join(' ')}` : words.join(' ');
}

/** In capitals throughout behind a word that is so too: a dateline, a headline. */
function isShouted(text: string, { start, end }: NameMention): boolean {
  const words = text.slice(start, end);
  return (
    words === words.toUpperCase() &&
    /\p{Lu}{3,}[ -]$/u.test(text.slice(Math.max(0, start - 6), start))
  );
}

/** "Chinese", "British": of a country, and no matter of its own. */
function isOfNation(word: string): boolean {
  return irregularBase(word) !== null || /(?:ish|ese|ian|ean|can)$/.test(word);
}

interface Seen {
  /** Its alignment key. */
  readonly key: string;
  all: number;
  things: number;
  /** Of these, those right behind an article or preposition. */
  sure: number;
  readonly forms: Map<string, number>;
  /** With the word before it: "shell companies". */
  readonly phrases: Map<string, number>;
}

/** By key, how often it stands where the head of a noun phrase stands, and its forms. */
function thingsOf(
  accounts: readonly Account[],
  index: StoryIndex,
  lower: ReadonlySet<string>,
): Map<number, Seen> {
  const found = new Map<number, Seen>();
  for (const { article, sentence, keys } of index.units) {
    const account = accounts[article];
    if (account === undefined) continue;
    for (const { at, name, lead, form, phrase } of nounsOf(account)[sentence.index] ?? []) {
      if (name !== null && !lower.has(name)) continue;
      const key = keys[at] ?? -1;
      const seen = found.get(key) ?? {
        key: sentence.tokens[at]?.key ?? '',
        all: 0,
        things: 0,
        sure: 0,
        forms: new Map<string, number>(),
        phrases: new Map<string, number>(),
      };
      found.set(key, seen);
      seen.all += 1;
      if (lead === null) continue;
      seen.things += 1;
      if (lead !== 'bare') seen.sure += 1;
      seen.forms.set(form, (seen.forms.get(form) ?? 0) + 1);
      if (phrase !== null) seen.phrases.set(phrase, (seen.phrases.get(phrase) ?? 0) + 1);
    }
  }
  return found;
}

/** A word that may be a topic. */
interface Noun {
  /** Index of its token. */
  readonly at: number;
  /** Key of the name that it stands in, or `null`. */
  readonly name: string | null;
  readonly lead: Lead | null;
  readonly form: string;
  /** With the modifier before it, or `null`. */
  readonly phrase: string | null;
}

function nameAt(names: readonly NameMention[], at: number): string | null {
  return names.find(({ from, to }) => from <= at && at < to)?.key ?? null;
}

/** By sentence, the words of an account that may be topics. */
const nounsOf = keptFor(({ prepared: { text, language, sentences } }: Account) =>
  sentences.map(({ tokens, names }) =>
    tokens.flatMap((token, at): Noun[] => {
      if (!token.isContent || token.value !== null || !canBeTopic(token.norm)) return [];
      const lead = leadOf(text, tokens, at, language);
      const before = tokens[at - 1];
      const isPhrase =
        lead === 'modified' && before !== undefined && nameAt(names, at - 1) === null;
      return [
        {
          at,
          name: nameAt(names, at),
          lead,
          form: text.slice(token.start, token.end),
          phrase: isPhrase ? text.slice(before.start, token.end) : null,
        },
      ];
    }),
  ),
);

function lowerOf(accounts: readonly Account[]): Set<string> {
  const words = new Set<string>();
  for (const { prepared } of accounts) for (const word of prepared.capitals.lower) words.add(word);
  return words;
}

type Lead = 'lead' | 'modified' | 'bare';

/**
 * What makes the token the head of a noun phrase: a `lead` before it ("the bridges"), before its
 * modifier ("the new bridges"), or being a plural without either; `null` if it is none.
 */
function leadOf(
  text: string,
  tokens: readonly Token[],
  at: number,
  language: Language,
): Lead | null {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before === undefined || token === undefined) return null;
  const lead = text.slice(before.end, token.start);
  const tail = after === undefined ? '.' : text.slice(token.end, after.start);
  const isEnd =
    after === undefined || /[^\s-]/.test(tail) || !after.isContent || isCueVerb(after.norm);
  if (!isEnd) return null;
  const leads = LEADS[language];
  // "for stealing": a verb, where "the hearing" is a thing.
  if (token.norm.endsWith('ing') && !ARTICLES.has(before.norm)) return null;
  if (leads.has(before.norm) && /^(?:\s|['’])$/.test(lead)) return 'lead';
  if (/^['’]s $/.test(lead)) return 'lead';
  const isModified =
    before.isContent && before.value === null && lead === ' ' && !isVerbal(before.norm);
  // "of Ahlen closed": behind a name stands a verb.
  const isBehindName = before.isCapital && isVerbal(token.norm);
  if (isModified && !isBehindName && leads.has(tokens[at - 2]?.norm ?? '')) return 'modified';
  // "wheat, rye and oats"
  if (
    /^, ?$/.test(lead) &&
    (tail.startsWith(',') || /^(?:and|or|und|oder|et|y|e|och|og|i|ve)$/.test(after?.norm ?? ''))
  )
    return 'bare';
  // A plural needs no article; a verb in -s has an object or a clause behind it.
  const isVerbLike =
    after !== undefined &&
    tail === ' ' &&
    (leads.has(after.norm) || /^(?:that|to|it|they|he|she|we|this|as)$/.test(after.norm)) &&
    !/^(?:of|in|on|for|from|with|by|against|about|over)$/.test(after.norm);
  if (
    /[^s]s$/.test(token.norm) &&
    token.norm.length > 4 &&
    !isVerbLike &&
    before.isContent &&
    lead === ' '
  )
    return isModified ? 'modified' : 'bare';
  return null;
}

function isVerbal(norm: string): boolean {
  return isCueVerb(norm) || irregularBase(norm) !== null || /(?:ly|ing|ed)$/.test(norm);
}

function isThing({ all, things, sure, forms }: Seen): boolean {
  return things / all >= THING && (sure > 0 || isPlural(forms));
}

/** Nouns without an article are mostly plural; verbs in -s are told by their other forms. */
function isPlural(forms: ReadonlyMap<string, number>): boolean {
  const words = Array.from(forms.keys());
  return !words.some((word) => /(?:ed|ing)$/.test(word) || irregularBase(word) !== null);
}

function canBeTopic(norm: string): boolean {
  if (norm.length < 3 || EMPTY.test(norm) || irregularBase(norm) !== null || isIrregularThird(norm))
    return false;
  if (weekdayNumber(norm) !== null || monthNumber(norm) !== null || relativeDay(norm) !== null)
    return false;
  if (daysOf(norm) !== null || isHonorific(norm) || isRole(norm)) return false;
  return !isCueVerb(norm) && !isCollective(norm);
}

/** The noun, with the word before it where that is what most of its mentions have. */
function nounPhrase({ things, forms, phrases }: Seen): string {
  const phrase = commonest(phrases);
  const count = phrases.get(phrase) ?? 0;
  return count >= 2 && count >= things / 2 ? phrase : commonest(forms);
}

function commonest(forms: ReadonlyMap<string, number>): string {
  const [best] = Array.from(forms).toSorted(
    (x, y) => y[1] - x[1] || y[0].length - x[0].length || (x[0] < y[0] ? -1 : 1),
  );
  return best?.[0] ?? '';
}
