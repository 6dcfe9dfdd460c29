import mammoth from 'mammoth';

import { blockText } from './block-text.ts';
import { inertPage } from './inert-page.ts';

/**
 * Reads the words of a Word file (.docx): paragraphs between empty lines, a row of a table on a line, footnotes at the end. What was
 * deleted with changes tracked is gone, pictures and running heads are left out.
 *
 * @throws Error when the file is not one that can be read.
 */
export async function readWord(bytes: Uint8Array): Promise<string> {
  const arrayBuffer = bytes.slice().buffer;
  const noPicture = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  const { value } = await mammoth.convertToHtml({ arrayBuffer }, { convertImage: noPicture });
  return blockText(inertPage(value).body);
}
