/** What is wrong at one place of a file. */
export interface Finding {
  /** JSON pointer (RFC 6901); `''` for the file as a whole. */
  readonly path: string;
  readonly code: string;
  /** From 0, where the file is no text. */
  readonly byte?: number | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  readonly limit?: number | undefined;
}

const WORDS: Readonly<Record<string, string>> = {
  empty: 'the file is empty',
  html: 'this is a web page',
  'not-text': 'a byte fits no UTF-8 character',
  'not-json': 'this is not JSON',
  truncated: 'the file ends too early',
  'too-deep': 'values lie too deep inside values',
  'not-annotations': 'this is no AnnotationCollection',
  'not-galley': 'this is a collection by another program',
  'newer-version': 'a newer Galley has written this',
  missing: 'this is missing',
  'bad-value': 'this value means nothing here',
  'too-long': 'this has too many characters',
  'not-an-integer': 'this is no whole number',
  negative: 'this is below zero',
  'unknown-shape': 'this is nothing that Galley knows',
  'ends-before-it-starts': 'it ends before it starts',
  'past-the-end': 'it lies after the end of its text',
  'several-texts': 'its fragments lie in more than one text',
  'duplicate-id': 'the id stands in an earlier row',
  'text-differs': 'this is not the text that the id names',
  'from-the-future': 'the clock is more than a day ahead',
  moved: 'the words stand in another place of the text',
  changed: 'the text says other, similar words',
  widened: 'an end lies inside a character',
  'other-unit': 'the offsets do not count code points',
  'not-found': 'the words are not in the text',
  ambiguous: 'the words stand in several places, none of them here',
  'no-text': 'the text is not in the file, so the place was not checked',
  'newer-minor-version': 'a newer minor version has written this',
  'wrong-total': 'the total is not the number of items',
  'unreadable-codebook': 'the codebook cannot be read',
  'unreadable-story': 'the story cannot be read',
  unreadable: 'this cannot be read',
  'unknown-format': 'this belongs to no format that is read here',
  'bad-offset': 'these are no offsets in the text, and no words to look for',
  'missing-text': 'the text is in no file',
  'missing-target': 'what it speaks of is not there',
  'archive-limit': 'the archive is beyond what is unpacked',
  'other-medium': 'this is no text but a picture, sound or data of another program',
  'other-encoding': 'this is not UTF-8, and was read as another encoding',
  'unknown-tag': 'the codebook has no such tag',
};

/** One line without a newline: `/first/items/3/target: it ends before it starts (9 to 4)`. */
export function inWords(finding: Finding): string {
  const { path, code, byte, line, column, found, expected, limit } = finding;
  const place = path === '' ? '(file)' : path;
  const words =
    code === 'wrong-type'
      ? `this should be ${expected ?? 'of another type'}`
      : (WORDS[code] ?? code);
  const details = [
    byte === undefined ? null : `byte ${byte}`,
    line === undefined ? null : `line ${line}${column === undefined ? '' : `, column ${column}`}`,
    found === undefined || found === '' ? null : JSON.stringify(found),
    limit === undefined ? null : `at most ${limit}`,
  ].filter((detail) => detail !== null);
  return `${place}: ${words}${details.length === 0 ? '' : ` (${details.join('; ')})`}`;
}
