import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';

import type { Comparison, Spot } from '../result.ts';
import type { DossierSource } from './source.ts';

/** One thing in a cell: words, and where they stand. */
export interface DossierItem {
  readonly words: string;
  /** "Courier, ¶ 3", or nothing where it stands in no text. */
  readonly place: string;
  /** What a reader should see at a glance; drawn as letters and as shade. */
  readonly tone: 'plain' | 'good' | 'soft' | 'hard';
}

/** A table with one heading. */
export interface DossierTable {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (readonly DossierItem[])[])[];
}

/** The comparison as a person reads it, before it is Markdown or HTML. */
export interface Dossier {
  readonly title: string;
  readonly tables: readonly DossierTable[];
}

const LONGEST = 280;

/** Lays the comparison out in tables; every cell that speaks of a text quotes its place. */
export function dossierOf(
  comparison: Comparison,
  sources: readonly DossierSource[],
  title: string,
): Dossier {
  const reader = new Reader(sources);
  return {
    title,
    tables: [
      accounts(comparison, reader),
      findings(comparison, reader),
      ledger(comparison, reader),
      matrix(comparison, reader),
      topics(comparison, reader),
      provenance(comparison, reader),
      passages(comparison, reader),
    ],
  };
}

/** Finds words and names of places in the texts. */
class Reader {
  readonly #sources: ReadonlyMap<string, DossierSource>;

  constructor(sources: readonly DossierSource[]) {
    this.#sources = new Map(sources.map((source) => [source.id, source]));
  }

  name(article: string): string {
    const source = this.#sources.get(article);
    if (source === undefined) return article;
    return source.outlet === '' ? source.file : source.outlet;
  }

  file(article: string): string {
    return this.#sources.get(article)?.file ?? article;
  }

  words({ article, start, end }: Spot): string {
    if (start === end) return 'the account as a whole';
    const words = (this.#sources.get(article)?.text ?? '')
      .slice(start, end)
      .replace(/\s+/g, ' ')
      .trim();
    return words.length <= LONGEST ? words : `${Array.from(words).slice(0, LONGEST).join('')} …`;
  }

  place({ article, start, end }: Spot): string {
    if (start === end) return this.name(article);
    const whole = this.#sources.get(article)?.text ?? '';
    const paragraph = paragraphAt(paragraphsOf(whole), start);
    return `${this.name(article)}, ¶ ${paragraph?.number ?? 1}`;
  }

  item(spot: Spot, tone: DossierItem['tone'] = 'plain'): DossierItem {
    return { words: this.words(spot), place: this.place(spot), tone };
  }
}

function text(words: string, tone: DossierItem['tone'] = 'plain'): DossierItem[] {
  return [{ words, place: '', tone }];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function accounts({ articles }: Comparison, reader: Reader): DossierTable {
  return {
    title: 'Accounts',
    note: 'Words count the article itself, without furniture.',
    head: ['File', 'Outlet', 'Date', 'Words', 'Sentences only here'],
    rows: articles.map(({ id, outlet, date, words, sentences }) => [
      text(reader.file(id)),
      text(outlet),
      text(date ?? ''),
      text(String(words)),
      text(
        String(
          sentences.filter(({ role, found }) => role === 'body' && found === 'only-here').length,
        ),
      ),
    ]),
  };
}

const TONES = { critical: 'hard', major: 'soft', minor: 'plain' } as const;

function findings({ findings: list }: Comparison, reader: Reader): DossierTable {
  return {
    title: 'Findings',
    note: 'Most serious first. A finding shows a difference or damage; whether it is an error is for an editor to say.',
    head: ['What', 'Kind', 'Seriousness', 'Words', 'Correction', 'Evidence'],
    rows: list.map(({ title, kind, severity, confidence, spans, correction, evidence }) => [
      text(title),
      text(kind),
      text(`${severity}, ${percent(confidence)} sure`, TONES[severity]),
      spans.map((spot) => reader.item(spot)),
      text(correction === '' ? 'take out' : (correction ?? '')),
      evidence.map((spot) => reader.item(spot)),
    ]),
  };
}

const FIDELITY_TONES = {
  verbatim: 'good',
  excerpt: 'good',
  normalised: 'good',
  altered: 'hard',
  translated: 'soft',
  unknown: 'plain',
} as const;

function ledger({ articles, utterances }: Comparison, reader: Reader): DossierTable {
  return {
    title: 'Quote ledger',
    note: 'One row for one utterance; the speaker each account names, and how its wording stands to the base.',
    head: ['Speaker', ...articles.map(({ id }) => reader.name(id))],
    rows: utterances.map(({ speaker, cells, base }) => [
      text(speaker ?? 'unknown'),
      ...articles.map(({ id }) =>
        cells
          .filter(({ article }) => article === id)
          .map((cell): DossierItem => {
            const isBase = cell.article === base.article && cell.start === base.start;
            const status = isBase ? 'base' : cell.fidelity;
            return {
              words: `“${reader.words(cell)}” (${[cell.speaker ?? 'unknown', status].join(', ')})`,
              place: reader.place(cell),
              tone: FIDELITY_TONES[cell.fidelity],
            };
          }),
      ),
    ]),
  };
}

function matrix({ articles, claims }: Comparison, reader: Reader): DossierTable {
  return {
    title: 'Claim matrix',
    note: 'Hard: not both can be true. Soft: scope, force or wording.',
    head: ['About', 'Kind', 'Conflict', ...articles.map(({ id }) => reader.name(id))],
    rows: claims.map(({ label, kind, conflict, cells }) => [
      text(label),
      text(kind),
      text(conflict ?? 'none', conflict ?? 'good'),
      ...articles.map(({ id }) =>
        cells.filter(({ article }) => article === id).map((cell) => reader.item(cell)),
      ),
    ]),
  };
}

function topics({ articles, topics: list }: Comparison, reader: Reader): DossierTable {
  return {
    title: 'Topic map',
    note: 'Share of the words of each account in sentences that speak of the topic.',
    head: ['Topic', ...articles.map(({ id }) => reader.name(id))],
    rows: list.map(({ label, cells }) => [
      text(label),
      ...cells.map(({ share, spans }) =>
        text(
          spans.length === 0 ? 'nothing' : `${percent(share)}, ${spans.length} sentences`,
          spans.length === 0 ? 'soft' : 'plain',
        ),
      ),
    ]),
  };
}

function provenance(
  { provenance: { derivations, groups } }: Comparison,
  reader: Reader,
): DossierTable {
  return {
    title: 'Provenance',
    note: `${groups.length} independent ${groups.length === 1 ? 'source' : 'sources'}.`,
    head: ['Account', 'Stands to', 'How', 'Shared words'],
    rows: derivations.map(({ article, of, kind, share }) => [
      text(reader.name(article)),
      text(of === null ? '' : reader.name(of)),
      text(kind, kind === 'independent' ? 'good' : 'soft'),
      text(percent(share)),
    ]),
  };
}

function passages({ passages: list }: Comparison, reader: Reader): DossierTable {
  return {
    title: 'Passages',
    note: 'Sentences of two accounts that report the same thing.',
    head: ['One', 'Other', 'Kind', 'Score'],
    rows: list.map(({ a, b, kind, score }) => [
      [reader.item(a)],
      [reader.item(b)],
      text(kind),
      text(score.toFixed(2)),
    ]),
  };
}
