import mammoth from 'mammoth';

/**
 * Reads the words of a Word file (.docx), a paragraph a line with an empty line between two.
 *
 * @throws Error when the file is not one that can be read.
 */
export async function readWord(bytes: Uint8Array): Promise<string> {
  const arrayBuffer = bytes.slice().buffer;
  const { value } = await mammoth.extractRawText({ arrayBuffer });
  return value.trim().replaceAll(/\n{3,}/g, '\n\n');
}
