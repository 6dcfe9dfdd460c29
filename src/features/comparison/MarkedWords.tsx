import type { Range } from '#core/compare/result.ts';

interface MarkedWordsProps {
  readonly text: string;
  /** What of the text stands here, UTF-16 code units. */
  readonly range: Range;
  /** What in it differs, in text order, apart. */
  readonly differing: readonly Range[];
}

/** Words of an account with those that differ in violet. */
export function MarkedWords({ text, range, differing }: MarkedWordsProps) {
  const inside = differing
    .map(({ start, end }) => ({
      start: Math.max(start, range.start),
      end: Math.min(end, range.end),
    }))
    .filter(({ start, end }) => start < end);
  return (
    <span dir="auto">
      {inside.map(({ start, end }, i) => (
        <span key={start}>
          {text.slice(inside[i - 1]?.end ?? range.start, start)}
          <mark className="differs">{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(inside.at(-1)?.end ?? range.start, range.end)}
    </span>
  );
}
