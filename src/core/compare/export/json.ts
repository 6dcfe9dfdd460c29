import { type CodePointIndex, codePointIndex } from '#core/text/code-points.ts';

import type { Comparison, Fidelity, PassageKind, Range, Severity, Spot } from '../result.ts';
import type { DossierSource } from './source.ts';

interface Points {
  readonly start: number;
  readonly end: number;
}

interface Place extends Points {
  readonly file: string;
}

/** The comparison as its file has it: offsets in code points, end exclusive, articles by file name. */
export interface ComparisonFile {
  readonly articles: readonly {
    readonly file: string;
    readonly outlet: string;
    readonly sentences: readonly Points[];
  }[];
  readonly quotes: readonly (Place & {
    readonly id: string;
    readonly speaker: string | null;
    readonly cue: Points | null;
    readonly utterance: string | readonly string[];
    readonly fidelity: Exclude<Fidelity, 'unknown'> | null;
  })[];
  readonly passages: readonly {
    readonly a: Place;
    readonly b: Place;
    readonly kind: PassageKind;
    readonly score: number;
  }[];
  readonly claims: readonly {
    readonly id: string;
    readonly cells: readonly (Place & { readonly value: string })[];
    readonly conflict: null | 'soft' | 'hard';
  }[];
  readonly topics: readonly {
    readonly label: string;
    readonly cells: readonly {
      readonly file: string;
      readonly share: number;
      readonly spans: readonly Points[];
    }[];
  }[];
  readonly provenance: readonly {
    readonly file: string;
    readonly of: string | null;
    readonly share: number;
    readonly kind: string;
  }[];
  readonly findings: readonly {
    readonly id: string;
    readonly kind: string;
    readonly severity: Severity;
    readonly confidence: number;
    readonly title: string;
    readonly spans: readonly Place[];
    readonly correction: string | null;
    readonly evidence: readonly Place[];
  }[];
}

/**
 * Returns the comparison in the form of `galley-comparison-1.0.schema.json`.
 *
 * `sources` must hold every article of the comparison. Cost is O(texts + spans · log n).
 *
 * @throws RangeError if an article of the comparison is not among the sources.
 */
export function comparisonFile(
  comparison: Comparison,
  sources: readonly DossierSource[],
): ComparisonFile {
  const known = new Map(
    sources.map(({ id, file, text }) => [id, { file, index: codePointIndex(text) }]),
  );
  const of = (article: string): { readonly file: string; readonly index: CodePointIndex } => {
    const source = known.get(article);
    if (source === undefined) throw new RangeError(`No source has the id ${article}`);
    return source;
  };
  const points = (article: string, { start, end }: Range): Points => {
    const { index } = of(article);
    return { start: index.toCodePoints(start), end: index.toCodePoints(end) };
  };
  const place = (spot: Spot): Place => ({
    file: of(spot.article).file,
    ...points(spot.article, spot),
  });
  return {
    articles: comparison.articles.map(({ id, outlet, sentences }) => ({
      file: of(id).file,
      outlet,
      sentences: sentences.map((sentence) => points(id, sentence)),
    })),
    quotes: comparison.quotes.map((quote) => {
      const [only] = quote.utterances;
      return {
        id: quote.id,
        ...place(quote),
        speaker: quote.speaker,
        cue: quote.cue === null ? null : points(quote.article, quote.cue),
        utterance: quote.utterances.length === 1 && only !== undefined ? only : quote.utterances,
        fidelity: quote.fidelity === 'unknown' ? null : quote.fidelity,
      };
    }),
    passages: comparison.passages.map(({ a, b, kind, score }) => ({
      a: place(a),
      b: place(b),
      kind,
      score,
    })),
    claims: comparison.claims.map(({ id, cells, conflict }) => ({
      id,
      cells: cells.map((cell) => ({ ...place(cell), value: cell.value })),
      conflict,
    })),
    topics: comparison.topics.map(({ label, cells }) => ({
      label,
      cells: cells.map(({ article, share, spans }) => ({
        file: of(article).file,
        share,
        spans: spans.map((span) => points(article, span)),
      })),
    })),
    provenance: comparison.provenance.derivations.map((one) => ({
      file: of(one.article).file,
      of: one.of === null ? null : of(one.of).file,
      share: one.share,
      kind: one.kind,
    })),
    findings: comparison.findings.map(
      ({ id, kind, severity, confidence, title, spans, correction, evidence }) => ({
        id,
        kind,
        severity,
        confidence: Math.round(confidence * 100) / 100,
        title,
        spans: spans.map(place),
        correction,
        evidence: evidence.map(place),
      }),
    ),
  };
}

/** Writes the comparison as JSON: two spaces, LF, a final newline; same input, same bytes. */
export function writeComparisonJson(
  comparison: Comparison,
  sources: readonly DossierSource[],
): string {
  return `${JSON.stringify(comparisonFile(comparison, sources), null, 2)}\n`;
}
