/** How long the browser is given to take a file over before its address is freed. */
const HANDOVER = 60_000;

/** Hands a file to the browser for saving. Whether it is kept is not known to the page. */
export function download(fileName: string, content: string | Blob, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), HANDOVER);
}

const LONGEST = 100;

/**
 * A file name that every system takes: letters, digits, `.`, `-` and `_`, at most 100 characters, never empty, never a name
 * that Windows keeps for itself.
 */
export function safeFileName(name: string, extension: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '')
    .toLowerCase()
    .slice(0, LONGEST - extension.length - 1);
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(plain);
  return `${plain === '' || reserved ? 'galley' : plain}.${extension}`;
}
