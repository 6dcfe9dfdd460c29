import { isHonorific, isRole } from './lexicon/roles.ts';
import type { NameMention } from './names.ts';
import type { PreparedText } from './prepare.ts';

/** The people of an article: who is meant by a surname, an office, a pronoun. */
export interface People {
  /** The fullest name under which `name` is known to be a person, or `null`. */
  personOf(name: NameMention): string | null;
  /** The person that "the mayor" means, if the article gives one person that office; or `null`. */
  holderOf(role: string): string | null;
  /** The full names of its people, of two words or more. */
  readonly names: readonly string[];
}

const MOST_WORDS = 4;

/** Words that make a name one of a body or place, in any of its positions. */
const BODIES = new Set(
  (
    'university college school institute foundation ministry department court house senate congress ' +
    'parliament council committee commission party union association federation bank group company ' +
    'corp inc ltd llc plc airlines airport hospital station street road avenue river lake mount bay ' +
    'island islands sea ocean city county state states valley park bridge tower square club times post ' +
    'journal news tribune herald guardian press agency network broadcasting television radio church ' +
    'museum library theatre theater stadium league cup games olympics act law bill war treaty east west ' +
    'north south central national international american british chinese russian german french european ' +
    'republic kingdom territory force forces army navy police guard service bureau office center centre ' +
    'usa uk un eu nato ap social media white supreme high royal new upper lower great democratic republican'
  ).split(' '),
);

/**
 * Finds the people of an article. A name is a person when an office or a form of address stands
 * before it anywhere, when an age or "who" stands behind it, when it attributes words (`speakers`, keys
 * of names), or when it is of two or three words whose last also stands alone. Cost is O(names).
 */
export function peopleOf(article: PreparedText, speakers: ReadonlySet<string>): People {
  const names = article.sentences.flatMap((sentence) => sentence.names);
  const fullByLast = new Map<string, Map<string, number>>();
  const lone = new Set<string>();
  const persons = new Set<string>();
  const printed = new Map<string, string>();
  const holders = new Map<string, Set<string>>();
  const introduced = new Set(
    names.flatMap((name) => (isIntroduced(article.text, name) ? [name.key] : [])),
  );
  const isBody = ({ key }: NameMention): boolean =>
    !introduced.has(key) && key.split(' ').some((word) => BODIES.has(word));
  for (const name of names) {
    const words = name.key.split(' ');
    if (!printed.has(name.key)) printed.set(name.key, name.words.join(' '));
    if (words.length === 1) lone.add(name.key);
    else if (words.length <= MOST_WORDS && !isBody(name)) {
      for (const last of lastsOf(name)) {
        const fulls = fullByLast.get(last) ?? new Map<string, number>();
        fulls.set(name.key, (fulls.get(name.key) ?? 0) + 1);
        fullByLast.set(last, fulls);
      }
    }
    const isSpeaker = speakers.has(name.key) && words.length > 1;
    if (name.isTitled || isSpeaker || introduced.has(name.key)) persons.add(name.key);
    if (words.length === 1 && speakers.has(name.key)) lone.add(name.key);
  }
  for (const [last, fulls] of fullByLast) {
    for (const full of fulls.keys()) {
      if (lone.has(last) || persons.has(last)) persons.add(full);
      if (persons.has(full)) persons.add(last);
    }
  }
  const fullest = (key: string): string | null => {
    const fulls = fullByLast.get(key);
    if (fulls === undefined) return null;
    const [best] = Array.from(fulls).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return best?.[0] ?? null;
  };
  const personOf = (name: NameMention): string | null => {
    const words = name.key.split(' ');
    if (isBody(name) && !name.isTitled) return null;
    const full = words.length === 1 ? fullest(name.key) : name.key;
    if (!persons.has(name.key) && !(full !== null && persons.has(full)) && words.length === 1)
      return null;
    if (!persons.has(name.key) && !persons.has(full ?? '') && words.length > 3) return null;
    if (
      words.length > 1 &&
      !persons.has(name.key) &&
      article.capitals.lower.has(words.at(-1) ?? '')
    )
      return null;
    return printed.get(full ?? name.key) ?? name.words.join(' ');
  };
  const full = new Set<string>();
  for (const name of names) {
    const person = personOf(name);
    if (person?.includes(' ') === true) full.add(person);
    if (person === null) continue;
    for (const role of name.title) {
      if (!isRole(role) || isHonorific(role)) continue;
      const known = holders.get(role) ?? new Set<string>();
      known.add(person);
      holders.set(role, known);
    }
  }
  return {
    personOf,
    names: Array.from(full),
    holderOf: (role) => {
      const known = holders.get(role);
      return known?.size === 1 ? (Array.from(known)[0] ?? null) : null;
    },
  };
}

/** "Anna Park, who …", "Anna Park, 34, …", "Anna Park (34)": places and bodies are not told so. */
function isIntroduced(text: string, { key, end }: NameMention): boolean {
  return (
    key.includes(' ') &&
    /^(?:,\s(?:who|whose|whom)\b|,\s\d{1,2}[,.]|\s\(\d{1,2}\))/.test(text.slice(end, end + 8))
  );
}

/**
 * Under which single words a full name may be meant again: its last, and its first, since in some
 * languages the family name stands first.
 */
function lastsOf(name: NameMention): string[] {
  const words = name.key.split(' ');
  return [words.at(-1) ?? '', words[0] ?? ''];
}
