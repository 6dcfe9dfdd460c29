import type { Estimate, Figure } from '#core/review/figure.ts';

interface PlotProps {
  /** The figure that stands first. */
  readonly main: Figure | Estimate;
  /** A second one, as a ring. */
  readonly ring?: Figure;
  /** How the first is marked. */
  readonly mark: 'dot' | 'bar';
}

/** Width of the scale from 0 to 1, and room at its ends for half a mark; CSS px. */
const WIDTH = 120;
const ROOM = 6;
const HEIGHT = 16;
const MIDDLE = HEIGHT / 2;

/** Figures on a line from 0 to 1, with the 95 % interval of the first. Below 0 stands at 0. It is hidden from assistive technology, which has the numbers. */
export function Plot({ main, ring, mark }: PlotProps) {
  const interval = 'interval' in main ? main.interval : null;
  return (
    <svg
      aria-hidden="true"
      className="agreement-plot"
      viewBox={`0 0 ${WIDTH + 2 * ROOM} ${HEIGHT}`}
      width={WIDTH + 2 * ROOM}
      height={HEIGHT}
    >
      <path
        className="scale"
        d={`M${at(0)} ${MIDDLE}H${at(1)}M${at(0)} ${MIDDLE - 3}v6M${at(0.5)} ${MIDDLE - 3}v6M${at(1)} ${MIDDLE - 3}v6`}
      />
      {interval !== null && (
        <path className="interval" d={`M${at(interval.low)} ${MIDDLE}H${at(interval.high)}`} />
      )}
      {ring !== undefined && ring.value !== null && (
        <circle className="ring" cx={at(ring.value)} cy={MIDDLE} r={4} />
      )}
      {main.value !== null &&
        (mark === 'dot' ? (
          <circle className="dot" cx={at(main.value)} cy={MIDDLE} r={4} />
        ) : (
          <path className="bar" d={`M${at(main.value)} ${MIDDLE - 6}v12`} />
        ))}
    </svg>
  );
}

function at(value: number): number {
  return ROOM + Math.min(1, Math.max(0, value)) * WIDTH;
}
