/** How many UTF-16 code units a section of paragraphs has, as in Galley's reading view. */
const SECTION_LENGTH = 6000;

/** Text and annotations of the article `name`, as bench/run.mjs laid them down. */
export async function fetchText(name: string): Promise<string> {
  return (await fetch(`${name}.txt`)).text();
}

/** The element that holds the article. */
export function textElement(): HTMLElement {
  const element = document.querySelector<HTMLElement>('#text');
  if (element === null) throw new Error('The page has no #text');
  return element;
}

/** The paragraphs of a text, grouped in sections, as elements that are not in the page yet. */
export function buildText(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let section = document.createElement('section');
  let length = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (length + line.length > SECTION_LENGTH) {
      fragment.append(section);
      section = document.createElement('section');
      length = 0;
    }
    const paragraph = document.createElement('p');
    paragraph.className = 'paragraph';
    paragraph.textContent = line;
    section.append(paragraph);
    length += line.length;
  }
  fragment.append(section);
  return fragment;
}

/** The names of the two articles of this page: `?size=S` has `S-0` and `S-1`. */
export function articleNames(): readonly [string, string] {
  const size = new URLSearchParams(location.search).get('size') ?? 'S';
  return [`${size}-0`, `${size}-1`];
}
