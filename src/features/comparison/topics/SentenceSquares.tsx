import type { Range } from '#core/compare/result.ts';

interface SentenceSquaresProps {
  readonly spans: readonly Range[];
  /** 0…1. */
  readonly share: number;
}

/** More squares than these are a number alone. */
const MOST = 12;
const SIZE = 10;
const STEP = 12;

/** How much an account says of something: a square for each passage, their number, and the share of the account. */
export function SentenceSquares({ spans, share }: SentenceSquaresProps) {
  const shown = Math.min(spans.length, MOST);
  return (
    <span className="squares">
      <svg width={shown * STEP} height={SIZE} aria-hidden="true" data-tag="topic">
        {Array.from({ length: shown }, (_, i) => (
          <rect key={i} x={i * STEP} width={SIZE} height={SIZE} />
        ))}
      </svg>
      <span>
        {spans.length}
        <span className="text-ink2"> · {percent(share)}</span>
      </span>
    </span>
  );
}

/** A share as a whole number of hundredths; what there is of a little is not nothing. */
export function percent(share: number): string {
  return share > 0 && share < 0.01 ? 'under 1%' : `${Math.round(share * 100)}%`;
}
