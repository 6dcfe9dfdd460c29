import { unzipSync, type UnzipFileInfo } from 'fflate';

/** A file of an archive. */
export interface Entry {
  /** Its path inside the archive, cleaned of everything that climbs out of it. It is a name, and never used as a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why an archive is not unpacked. */
export interface ArchiveProblem {
  readonly code: 'too-many-entries' | 'too-large' | 'too-dense' | 'nested' | 'damaged';
  /** The entry, or `''` for the archive as a whole. */
  readonly name: string;
  readonly limit: number;
}

/** What may come out of one file that was dropped, whatever lies inside it. */
export const ARCHIVE_LIMITS = {
  entries: 5_000,
  /** Bytes, all entries together. */
  total: 256 * 1024 * 1024,
  /** Bytes unpacked for each byte packed, of an entry above `smallest`. Text seldom goes beyond 20. */
  ratio: 200,
  smallest: 1024 * 1024,
  /** An archive in an archive is opened once: project exports hold one for each annotator. */
  depth: 2,
} as const;

const SIGNATURE = [0x50, 0x4b] as const;

/** Says whether the bytes are a zip archive. */
export function isArchive(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return a === SIGNATURE[0] && b === SIGNATURE[1] && ((c === 3 && d === 4) || (c === 5 && d === 6));
}

/**
 * Unpacks an archive and the archives in it. Number, size and density are read from the directory before anything is unpacked,
 * and no entry comes out longer than the directory says. Folders and the housekeeping of operating systems are passed over.
 * What goes beyond {@link ARCHIVE_LIMITS} is a problem, and what was unpacked so far is kept.
 */
export function openArchive(bytes: Uint8Array): {
  readonly entries: readonly Entry[];
  readonly problems: readonly ArchiveProblem[];
} {
  const entries: Entry[] = [];
  const problems: ArchiveProblem[] = [];
  const budget = { entries: ARCHIVE_LIMITS.entries, total: ARCHIVE_LIMITS.total };
  unpack(bytes, '', 1, { entries, problems, budget });
  return { entries, problems };
}

interface Unpacking {
  readonly entries: Entry[];
  readonly problems: ArchiveProblem[];
  readonly budget: { entries: number; total: number };
}

class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: ArchiveProblem;
  constructor(problem: ArchiveProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

function unpack(bytes: Uint8Array, folder: string, depth: number, work: Unpacking): void {
  const { entries, problems, budget } = work;
  let files: Readonly<Record<string, Uint8Array>> = {};
  try {
    files = unzipSync(bytes, { filter: (info) => admit(info, budget) });
  } catch (error) {
    problems.push(
      error instanceof Refused ? error.problem : { code: 'damaged', name: folder, limit: 0 },
    );
    return;
  }
  for (const [name, content] of Object.entries(files)) {
    const path = `${folder}${cleanPath(name)}`;
    if (!isArchive(content) || isOffice(name)) entries.push({ name: path, bytes: content });
    else if (depth < ARCHIVE_LIMITS.depth)
      unpack(content, `${path.replace(/\.zip$/iu, '')}/`, depth + 1, work);
    else problems.push({ code: 'nested', name: path, limit: ARCHIVE_LIMITS.depth });
  }
}

function admit({ name, size, originalSize }: UnzipFileInfo, budget: Unpacking['budget']): boolean {
  budget.entries -= 1;
  if (budget.entries < 0) {
    throw new Refused({ code: 'too-many-entries', name: '', limit: ARCHIVE_LIMITS.entries });
  }
  if (isHousekeeping(name)) return false;
  budget.total -= originalSize;
  if (budget.total < 0) throw new Refused({ code: 'too-large', name, limit: ARCHIVE_LIMITS.total });
  const { ratio, smallest } = ARCHIVE_LIMITS;
  if (originalSize > smallest && originalSize > size * ratio) {
    throw new Refused({ code: 'too-dense', name, limit: ratio });
  }
  return true;
}

function isHousekeeping(name: string): boolean {
  return name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/u.test(name);
}

/** Word files are archives, and files of their own. */
function isOffice(name: string): boolean {
  return /\.(?:docx|epub|odt|qdpx)$/iu.test(name);
}

/** A path without drive, root, `..`, and characters that turn the direction of what is shown. */
export function cleanPath(name: string): string {
  const parts = name
    .replaceAll('\\', '/')
    .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/^[A-Za-z]:/u, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/') || 'unnamed';
}
