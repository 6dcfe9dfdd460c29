import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- Vite makes an address of it
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

import type { PlacedText } from '#core/importing/page-lines.ts';
import { textOfPages } from '#core/importing/page-lines.ts';

GlobalWorkerOptions.workerSrc = worker;

/**
 * Reads the words of a PDF, in reading order. A PDF that consists of pictures has none: the text is then empty.
 *
 * @throws Error when the file is not one that can be read, or wants a password.
 */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
  });
  const document = await loading.promise;
  try {
    const pages: (readonly PlacedText[])[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      // One page after the other: a long document must not be in memory as a whole.
      // oxlint-disable-next-line no-await-in-loop
      const page = await document.getPage(number);
      // oxlint-disable-next-line no-await-in-loop
      const { items } = await page.getTextContent();
      pages.push(
        items.flatMap((item) =>
          'str' in item
            ? [
                {
                  text: item.str,
                  x: Number(item.transform[4]),
                  y: Number(item.transform[5]),
                  height: item.height || Math.abs(Number(item.transform[3])),
                  width: item.width,
                },
              ]
            : [],
        ),
      );
    }
    return textOfPages(pages);
  } finally {
    await loading.destroy();
  }
}
