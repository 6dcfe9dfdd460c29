import { isArchive } from './archive.ts';

/** What a file is by its content. */
export type FileKind =
  | 'docx'
  | 'pdf'
  | 'html'
  | 'markdown'
  | 'text'
  | 'json'
  | 'xml'
  | 'table'
  | 'archive'
  | 'picture'
  | 'unknown';

const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
] as const;
/** Where a Word file says in its directory that it is one. */
const WORD = 'word/document.xml';
const HTML_START =
  /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta|title)\b/iu;
const SAMPLE = 100_000;

/**
 * Says what a file is, by its bytes and not by its name; the name decides only between Markdown and plain text, which are the same
 * bytes. `text` is the decoded content, or `null` where it is none. Cost is O(1) but for archives, whose directory is searched.
 */
export function fileKind(name: string, bytes: Uint8Array, text: string | null): FileKind {
  if (isArchive(bytes)) return includesAscii(bytes, WORD) ? 'docx' : 'archive';
  if (includesAscii(bytes.subarray(0, 1_024), '%PDF-')) return 'pdf';
  if (PICTURES.some((signature) => signature.every((byte, i) => bytes[i] === byte)))
    return 'picture';
  if (text === null) return 'unknown';
  const start = text.slice(0, SAMPLE).replace(/^\uFEFF/u, '');
  if (HTML_START.test(start)) return 'html';
  if (/^\s*<\?xml|^\s*<[A-Za-z][\w.-]*(?::[\w.-]+)?[\s>][^]*>\s*$/u.test(start)) return 'xml';
  if (/^\s*[[{]/u.test(start) && /["\]}]\s*$/u.test(start.trimEnd())) return 'json';
  if (/\.(?:csv|tsv)$/iu.test(name)) return 'table';
  return /\.(?:md|markdown)$/iu.test(name) ? 'markdown' : 'text';
}

function includesAscii(bytes: Uint8Array, words: string): boolean {
  const wanted = Array.from(words, (char) => char.charCodeAt(0));
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}
