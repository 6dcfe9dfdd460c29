interface GlyphProps {
  readonly letter: string;
  /** The line style by which the kind is known without colour. */
  readonly line: string;
  /** Which kind's colours to take. */
  readonly tag: string;
  readonly off?: boolean;
}

/** A letter that carries its own line: the sign of a kind wherever it is named. */
export function Glyph({ letter, line, tag, off = false }: GlyphProps) {
  return (
    <span
      className="glyph"
      data-tag={tag}
      data-line={line}
      data-off={off || undefined}
      aria-hidden="true"
    >
      {letter}
    </span>
  );
}
