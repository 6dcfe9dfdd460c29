import type { Codebook } from './codebook.ts';
import type { TagId } from './ids.ts';

/** Why a value cannot stand in a codebook. */
export type CodebookProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly limit: number }
  /** Another tag, attribute or choice has it, or a command has the key. */
  | { readonly code: 'taken'; readonly by: string }
  /** A tag out of use has the name. */
  | { readonly code: 'retired'; readonly by: string }
  /** A key is one letter or digit that is typed without another key. */
  | { readonly code: 'not-a-key' };

/** Longest name of a tag, an attribute or a choice, in UTF-16 code units. */
export const LONGEST_NAME = 80;
const LONGEST_LETTER = 2;

/** What is wrong with a name beside the other names of its kind, or `null`. Case and blanks round it do not count. */
export function nameProblem(name: string, others: readonly string[]): CodebookProblem | null {
  const wanted = folded(name);
  if (wanted === '') return { code: 'empty' };
  if (name.trim().length > LONGEST_NAME) return { code: 'too-long', limit: LONGEST_NAME };
  const by = others.find((other) => folded(other) === wanted);
  return by === undefined ? null : { code: 'taken', by };
}

/**
 * What is wrong with the name of a tag, or `null`.
 *
 * @param id The tag that would bear it, `null` for a new one.
 */
export function tagNameProblem(
  { tags, retired = [] }: Codebook,
  id: TagId | null,
  name: string,
): CodebookProblem | null {
  const others = tags.filter((tag) => tag.id !== id).map(({ label }) => label);
  const problem = nameProblem(name, others);
  if (problem !== null) return problem;
  const by = retired.find(({ label }) => folded(label) === folded(name))?.label;
  return by === undefined ? null : { code: 'retired', by };
}

/** What is wrong with the letter of a tag, or `null`: one or two characters that no other tag has. */
export function letterProblem(
  { tags }: Codebook,
  id: TagId,
  letter: string,
): CodebookProblem | null {
  const wanted = letter.trim();
  if (wanted === '') return { code: 'empty' };
  const characters = [...new Intl.Segmenter().segment(wanted)].length;
  if (characters > LONGEST_LETTER) return { code: 'too-long', limit: LONGEST_LETTER };
  const by = tags.find((tag) => tag.id !== id && folded(tag.letter) === folded(wanted))?.label;
  return by === undefined ? null : { code: 'taken', by };
}

/**
 * What is wrong with the key of a tag, or `null`. No key at all is fine.
 *
 * @param commands Keys of commands, with what they do.
 */
export function keyProblem(
  { tags }: Codebook,
  id: TagId,
  key: string,
  commands: ReadonlyMap<string, string>,
): CodebookProblem | null {
  const wanted = keyOf(key);
  if (wanted === '') return null;
  if (!/^[\p{L}\p{N}]$/u.test(wanted)) return { code: 'not-a-key' };
  const by =
    tags.find((tag) => tag.id !== id && keyOf(tag.key) === wanted)?.label ?? commands.get(wanted);
  return by === undefined ? null : { code: 'taken', by };
}

/** A key as it is kept: without blanks, in lower case. */
export function keyOf(typed: string): string {
  return typed.trim().toLowerCase();
}

/** `codebook` without the keys that an earlier tag or a command has, and the labels of the tags that lost theirs. */
export function withoutKeyClashes(
  codebook: Codebook,
  commands: ReadonlyMap<string, string>,
): { readonly codebook: Codebook; readonly lost: readonly string[] } {
  const lost: string[] = [];
  const seen = new Set<string>();
  const tags = codebook.tags.map((tag) => {
    const key = keyOf(tag.key);
    const free =
      key === '' || (!seen.has(key) && keyProblem(ALONE, tag.id, key, commands) === null);
    seen.add(key);
    if (free) return key === tag.key ? tag : { ...tag, key };
    lost.push(tag.label);
    return { ...tag, key: '' };
  });
  return lost.length === 0 && tags.every((tag, i) => tag === codebook.tags[i])
    ? { codebook, lost }
    : { codebook: { ...codebook, tags }, lost };
}

const ALONE: Codebook = { title: '', version: 0, tags: [], relations: [] };

function folded(name: string): string {
  return name.trim().toLocaleLowerCase('en').normalize('NFC');
}
