import type { ArticleId } from '#core/domain/ids.ts';
import type { ArchiveProblem } from '#core/importing/archive.ts';
import { openArchive } from '#core/importing/archive.ts';
import type { Decoded } from '#core/importing/decode-text.ts';
import { decodeText } from '#core/importing/decode-text.ts';
import { fileKind } from '#core/importing/file-kind.ts';
import { markdownText } from '#core/importing/markdown-text.ts';
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
/** So few prove nothing, however short the text. */
const FEW_CONTROLS = 8;
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
  if (fileKind(file.name, bytes, null) !== 'archive') {
    yield await readOne(file.name, bytes);
    return;
  }
  const { entries, problems } = openArchive(bytes);
  for (const problem of problems) {
    const name = problem.name === '' ? file.name : `${file.name}: ${problem.name}`;
    yield refused(name, { code: 'archive', problem });
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
  const decoded: Decoded = decodeText(bytes);
  if (decoded.ok) return readAs(name, bytes, decoded.text);
  const outcome = await readAs(name, bytes, null);
  const isUnknown = !outcome.ok && outcome.problem.code === 'not-a-text';
  if (!isUnknown || !looksLikeText(decoded.offered)) return outcome;
  const offered = await readAs(name, bytes, decoded.offered);
  return offered.ok
    ? refused(name, { code: 'other-encoding', offset: decoded.offset, offered: offered.article })
    : offered;
}

/** `text` is what the bytes say, or `null` where they are no text in UTF-8. */
async function readAs(
  name: string,
  bytes: Uint8Array,
  text: string | null,
): Promise<DocumentOutcome> {
  const kind = fileKind(name, bytes, text);
  if (kind === 'pdf' || kind === 'docx') {
    try {
      const words =
        kind === 'pdf'
          ? await (await import('./read-pdf.ts')).readPdf(bytes)
          : await (await import('./read-word.ts')).readWord(bytes);
      return found(name, kind === 'pdf' ? 'pdf' : 'word', words, NOTHING_KNOWN);
    } catch {
      return refused(name, { code: 'unreadable' });
    }
  }
  if (text === null || !looksLikeText(text)) return refused(name, { code: 'not-a-text' });
  switch (kind) {
    case 'json':
    case 'table':
    case 'xml':
      return refused(name, { code: 'set' });
    case 'html': {
      const { readHtml } = await import('./read-html.ts');
      try {
        const { text: words, ...facts } = readHtml(articleText(text));
        return found(name, 'page', words, facts);
      } catch {
        return refused(name, { code: 'unreadable' });
      }
    }
    case 'markdown': {
      const { text: words, headline } = markdownText(text);
      return found(name, 'markdown', words, { ...NOTHING_KNOWN, headline });
    }
    default:
      return found(name, 'text', text, NOTHING_KNOWN);
  }
}

function found(name: string, kind: DocumentKind, words: string, facts: PageFacts): DocumentOutcome {
  const text = articleText(words);
  if (text.trim() === '') return refused(name, { code: 'no-words' });
  return { ok: true, article: { ...facts, name, kind, articleId: articleIdOf(text), text } };
}

function refused(name: string, problem: DocumentProblem): DocumentOutcome {
  return { ok: false, name, problem };
}

/** Pictures and programs are full of control characters; a text has hardly any. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const odd = sample.match(/(?![\t\n\f\r])\p{Cc}/gu)?.length ?? 0;
  return odd <= Math.max(FEW_CONTROLS, sample.length * MOST_CONTROLS);
}
