import { firstInvalidByte } from '#core/text/utf8.ts';

/** A file's text, or the offset of the first byte that is no UTF-8. */
export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly offset: number };

/** Reads a file as text: UTF-16 where a byte order mark says so, else strict UTF-8. */
export async function readTextFile(file: Blob): Promise<FileText> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, offset: firstInvalidByte(bytes) ?? 0 };
  }
}
