/** A span of a marked text; code units of the plain text, half-open. */
export interface MarkedSpan {
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  /**
   * What joins the pieces of one span, and names it in a test; only where the notation gives one.
   */
  readonly key?: string;
  /** The pieces of a span with a key, in text order; pieces that touch are one. */
  readonly fragments?: readonly { readonly start: number; readonly end: number }[];
}

/** A text and the spans that were marked in it. */
export interface Marked {
  readonly text: string;
  /** By start, the outer before the inner, then as they were opened. */
  readonly spans: readonly MarkedSpan[];
}

interface Piece {
  readonly tag: string;
  readonly key: string | null;
  readonly start: number;
  end: number;
}

const OPENING = /\[([^[\]|#\\\s]+)(?:#([^[\]|#\\\s]+))?\|/y;

/**
 * Reads the notation of the domain tests: `He said [quote|“a very good one”].`
 *
 * Spans nest. `[quote#1|a] he said [quote#1|b]` is one span of two fragments. `\[`, `\]` and `\\`
 * stand for the character itself.
 *
 * @throws SyntaxError if a bracket opens no span, closes none or is never closed.
 */
export function marked(notation: string): Marked {
  const pieces: Piece[] = [];
  const open: Piece[] = [];
  let text = '';
  let at = 0;
  while (at < notation.length) {
    const char = notation.charAt(at);
    if (char === '\\' && /[[\]\\]/.test(notation.charAt(at + 1))) {
      text += notation.charAt(at + 1);
      at += 2;
    } else if (char === '[') {
      OPENING.lastIndex = at;
      const match = OPENING.exec(notation);
      if (match === null)
        throw new SyntaxError(`No "[tag|" at ${at} of ${notation}; write \\[ for the character`);
      const piece: Piece = {
        tag: match[1] ?? '',
        key: match[2] ?? null,
        start: text.length,
        end: -1,
      };
      pieces.push(piece);
      open.push(piece);
      at = OPENING.lastIndex;
    } else if (char === ']') {
      const piece = open.pop();
      if (piece === undefined)
        throw new SyntaxError(
          `Nothing is open at ${at} of ${notation}; write \\] for the character`,
        );
      piece.end = text.length;
      at += 1;
    } else {
      text += char;
      at += 1;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    throw new SyntaxError(`[${unclosed.tag}| is never closed in ${notation}`);
  return { text, spans: spansOf(pieces) };
}

/**
 * Writes `text` with its `spans` in the notation of {@link marked}, for failure messages.
 *
 * Spans that cross others are written in pieces under a key of their own (`x1`, `x2` …), so that
 * what is read back has the same bounds.
 *
 * @throws RangeError if a span lies outside the text.
 */
export function render(text: string, spans: readonly MarkedSpan[]): string {
  const pieces = nested(spans.flatMap((span, order) => piecesOf(text, span, order)));
  const rest = pieces.toSorted((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  const open: RenderPiece[] = [];
  let out = '';
  for (let at = 0; at <= text.length; at += 1) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= at) {
      open.pop();
      out += ']';
    }
    for (let next = rest[0]; next !== undefined && next.start === at; next = rest[0]) {
      rest.shift();
      out += `[${next.tag}${next.key === null ? '' : `#${next.key}`}|`;
      if (next.end === at) out += ']';
      else open.push(next);
    }
    out += text.charAt(at).replace(/[[\]\\]/, '\\$&');
  }
  return out;
}

interface RenderPiece {
  readonly tag: string;
  readonly key: string | null;
  readonly start: number;
  readonly end: number;
  readonly order: number;
}

function spansOf(pieces: readonly Piece[]): MarkedSpan[] {
  const spans: MarkedSpan[] = [];
  const byKey = new Map<string, Piece[]>();
  for (const { tag, key, start, end } of pieces) {
    if (key === null) {
      spans.push({ tag, start, end });
      continue;
    }
    const known = byKey.get(`${tag}#${key}`);
    const list = known ?? [];
    if (known === undefined) byKey.set(`${tag}#${key}`, list);
    const last = list.at(-1);
    if (last !== undefined && last.end === start) last.end = end;
    else list.push({ tag, key, start, end });
  }
  for (const list of byKey.values()) spans.push(keyedSpan(list));
  return spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function keyedSpan(list: readonly Piece[]): MarkedSpan {
  const fragments = list
    .map(({ start, end }) => ({ start, end }))
    .toSorted((a, b) => a.start - b.start);
  const { tag = '', key = null } = list[0] ?? {};
  const bounds = { tag, start: fragments[0]?.start ?? 0, end: fragments.at(-1)?.end ?? 0 };
  return key === null ? bounds : { ...bounds, key, fragments };
}

function piecesOf(text: string, span: MarkedSpan, order: number): RenderPiece[] {
  const fragments = span.fragments ?? [{ start: span.start, end: span.end }];
  const isSplit = fragments.length > 1;
  return fragments.map(({ start, end }) => {
    if (!(0 <= start && start <= end && end <= text.length)) {
      throw new RangeError(
        `${span.tag} ${start}…${end} is outside a text of ${text.length} code units`,
      );
    }
    return {
      tag: span.tag,
      key: span.key ?? (isSplit ? `s${order + 1}` : null),
      start,
      end,
      order,
    };
  });
}

/** Cuts every piece that crosses an earlier one where that ends, until all nest. */
function nested(pieces: readonly RenderPiece[]): RenderPiece[] {
  const done: RenderPiece[] = [];
  const queue = [...pieces];
  for (let piece = queue.shift(); piece !== undefined; piece = queue.shift()) {
    const { start, end, order } = piece;
    const edges = done.flatMap((other) => {
      if (other.start < start && start < other.end && other.end < end) return [other.end];
      if (start < other.start && other.start < end && end < other.end) return [other.start];
      return [];
    });
    const edge = edges[0];
    if (edge === undefined) {
      done.push(piece);
      continue;
    }
    const key = piece.key ?? `x${order + 1}`;
    queue.push({ ...piece, key, end: edge }, { ...piece, key, start: edge });
  }
  return done;
}
