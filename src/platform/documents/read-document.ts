import type { ArticleId } from '#core/domain/ids.ts';
import type { ArchiveProblem } from '#core/importing/archive.ts';
import { isArchive, openArchive } from '#core/importing/archive.ts';
import type { Decoded } from '#core/importing/decode-text.ts';
import { decodeText } from '#core/importing/decode-text.ts';
import { articleIdOf, articleText } from '#core/text/article-text.ts';

import type { PageFacts } from './read-html.ts';

/** What a file is taken for, by its content. */
export type DocumentKind = 'text' | 'markdown' | 'page' | 'word' | 'pdf';

/** An article that was found in a file. */
export interface FoundArticle extends PageFacts {
  /** The name of the file, inside its archive if there is one. */
  readonly name: string;
  readonly kind: DocumentKind;
  readonly articleId: ArticleId;
  readonly text: string;
}

/** Why a file is no article. */
export type DocumentProblem =
  | { readonly code: 'other-encoding'; readonly offset: number; readonly offered: FoundArticle }
  | { readonly code: 'no-words' | 'unreadable' | 'not-a-text' | 'set' | 'too-large' }
  | { readonly code: 'archive'; readonly problem: ArchiveProblem };

/** What came of one file. */
export type DocumentOutcome =
  | { readonly ok: true; readonly article: FoundArticle }
  | { readonly ok: false; readonly name: string; readonly problem: DocumentProblem };

/** Larger files are refused before they are read: an article is seldom above 100 kB, a book of pictures is no article. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Looked at in this many characters, of which so few may be control characters. */
const SAMPLE = 4096;
const MOST_CONTROLS = 0.02;

const NOTHING_KNOWN: PageFacts = { outlet: '', headline: '', date: '', url: '', language: '' };

/** Reads the articles in a file, or, of an archive, in each of its files. A file that cannot be read is named with its reason. */
export async function* readDocuments(file: File): AsyncGenerator<DocumentOutcome, void> {
  if (file.size > LARGEST_FILE) {
    yield refused(file.name, { code: 'too-large' });
    return;
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    yield refused(file.name, { code: 'unreadable' });
    return;
  }
  if (!isArchive(bytes) || isWord(bytes)) {
    yield await readOne(file.name, bytes);
    return;
  }
  const { entries, problems } = openArchive(bytes);
  for (const problem of problems) {
    yield refused(problem.name || file.name, { code: 'archive', problem });
  }
  // One after the other: an archive may hold thousands.
  // oxlint-disable-next-line no-await-in-loop
  for (const entry of entries) yield await readOne(entry.name, entry.bytes);
}

/** The article that pasted words are. `html` is what the source offers beside plain text, or `''`. */
export async function readPasted(text: string, html: string): Promise<DocumentOutcome> {
  const words = html === '' ? text : (await import('./read-html.ts')).readFragment(html) || text;
  return found('Pasted text', 'text', words, NOTHING_KNOWN);
}

async function readOne(name: string, bytes: Uint8Array): Promise<DocumentOutcome> {
  try {
    if (startsWith(bytes, '%PDF-')) {
      const { readPdf } = await import('./read-pdf.ts');
      return found(name, 'pdf', await readPdf(bytes), NOTHING_KNOWN);
    }
    if (isWord(bytes)) {
      const { readWord } = await import('./read-word.ts');
      return found(name, 'word', await readWord(bytes), NOTHING_KNOWN);
    }
  } catch {
    return refused(name, { code: 'unreadable' });
  }
  const decoded: Decoded = decodeText(bytes);
  if (decoded.ok) return readText(name, decoded.text);
  if (!looksLikeText(decoded.offered)) return refused(name, { code: 'not-a-text' });
  const offered = await readText(name, decoded.offered);
  return offered.ok
    ? refused(name, { code: 'other-encoding', offset: decoded.offset, offered: offered.article })
    : offered;
}

async function readText(name: string, decoded: string): Promise<DocumentOutcome> {
  const text = articleText(decoded);
  if (!looksLikeText(text)) return refused(name, { code: 'not-a-text' });
  const opening = text.slice(0, 2000).trimStart();
  if (/^[[{]/u.test(opening) && isJson(text)) return refused(name, { code: 'set' });
  if (/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|article)\b/iu.test(opening)) {
    const { readHtml } = await import('./read-html.ts');
    const { text: words, ...facts } = readHtml(text);
    return found(name, 'page', words, facts);
  }
  if (/\.(?:md|markdown)$/iu.test(name)) {
    const headline = /^#\s+(.+)$/mu.exec(text)?.[1]?.trim() ?? '';
    return found(name, 'markdown', text, { ...NOTHING_KNOWN, headline });
  }
  return found(name, 'text', text, NOTHING_KNOWN);
}

function found(name: string, kind: DocumentKind, words: string, facts: PageFacts): DocumentOutcome {
  const text = articleText(words);
  if (text.trim() === '') return refused(name, { code: 'no-words' });
  return { ok: true, article: { ...facts, name, kind, articleId: articleIdOf(text), text } };
}

function refused(name: string, problem: DocumentProblem): DocumentOutcome {
  return { ok: false, name, problem };
}

function startsWith(bytes: Uint8Array, opening: string): boolean {
  return [...opening].every((character, i) => bytes[i] === character.codePointAt(0));
}

/** A Word file names its main part in the directory of the archive. */
function isWord(bytes: Uint8Array): boolean {
  if (!isArchive(bytes)) return false;
  const tail = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.length - 65_536)));
  return tail.includes('word/document.xml');
}

/** Pictures and programs are full of control characters; a text has hardly any. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const odd = sample.match(/(?![\t\n\f\r])\p{Cc}/gu)?.length ?? 0;
  return odd <= sample.length * MOST_CONTROLS;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
