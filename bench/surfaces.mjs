/** Annotations that start before this offset are on the first screen of every surface at 1440 × 900. */
const FIRST_SCREEN = 1100;

/**
 * What is measured. `origin` names the server; `path` is the page, `?` and size appended; `text` and `scroller` are selectors.
 * `firstScreen` returns the selectors of what has to be painted for article `index` (0 or 1) to be there.
 */
export const SURFACES = [
  {
    id: 'limit',
    label: 'limit: plain text',
    origin: 'pages',
    path: 'limit/',
    text: '#text',
    scroller: 'html',
    isAnnotated: false,
    firstScreen: (_, index, isSwitch) => (isSwitch ? [`[data-open="${index}"]`] : ['.paragraph']),
    full: true,
  },
  {
    id: 'bare',
    label: 'Galley, no annotation',
    origin: 'app',
    text: '[data-text]',
    scroller: '[data-scroller]',
    isAnnotated: false,
    firstScreen: () => ['[data-text] .paragraph'],
    full: false,
  },
  {
    id: 'galley',
    label: '**Galley**',
    origin: 'app',
    text: '[data-text]',
    scroller: '[data-scroller]',
    isAnnotated: true,
    firstScreen: highlightsOfFirstScreen,
    full: true,
  },
  {
    id: 'recogito',
    label: 'Recogito text-annotator 4.1.1',
    origin: 'pages',
    path: 'recogito/',
    text: '#text',
    scroller: 'html',
    isAnnotated: true,
    firstScreen: highlightsOfFirstScreen,
    full: true,
  },
  {
    id: 'recogito-ranges',
    label: 'Recogito, DOM ranges ready',
    origin: 'pages',
    path: 'recogito/',
    query: '&ranges',
    text: '#text',
    scroller: 'html',
    isAnnotated: true,
    firstScreen: highlightsOfFirstScreen,
    full: false,
  },
];

/** The texts, by name. `rounds` caps what is asked for, since the peers take minutes there. */
export const SIZES = [
  { name: 'S', length: 5000, annotations: 100, words: '5 kB, 100 annotations' },
  { name: 'M', length: 100_000, annotations: 1000, words: '100 kB, 1,000 annotations' },
  { name: 'L', length: 1_000_000, annotations: 10_000, words: '1 MB, 10,000 annotations' },
  {
    name: 'XL',
    length: 5_000_000,
    annotations: 100_000,
    words: '5 MB, 100,000 annotations',
    isHuge: true,
    without: ['recogito', 'recogito-ranges'],
  },
];

function highlightsOfFirstScreen(corpora, index) {
  return corpora[index].annotations
    .filter(({ start }) => start < FIRST_SCREEN)
    .map(({ id }) => `[data-annotation="${id}"]`);
}
