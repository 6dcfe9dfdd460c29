import type { PassageKind } from '#core/compare/result.ts';

/** Two places that belong together, as the channel between the columns draws it; px from the top of the channel. */
export interface Ribbon {
  readonly id: string;
  readonly kind: PassageKind;
  readonly label: string;
  readonly isAlarm: boolean;
  readonly isActive: boolean;
  readonly a: { readonly top: number; readonly bottom: number };
  readonly b: { readonly top: number; readonly bottom: number };
}

/** A place that stands alone. */
export interface Loner {
  readonly id: string;
  readonly side: 'a' | 'b';
  readonly label: string;
  readonly top: number;
  readonly bottom: number;
}

interface RibbonsProps {
  readonly width: number;
  readonly ribbons: readonly Ribbon[];
  readonly loners: readonly Loner[];
  readonly onTake: (id: string) => void;
}

/** No room for words in a channel narrower than this, in px. */
const LABELLED = 110;
/** How high a label is, in px, and what a letter of it takes. */
const LABEL = 18;
const LETTER = 6.2;
/** Under so little height words would lie over those of the next. */
const LOWEST = 16;

/** What joins the counterparts of two columns. The table of pairs says the same in words. */
export function Ribbons({ width, ribbons, loners, onTake }: RibbonsProps) {
  const isLabelled = width >= LABELLED;
  const sorted = ribbons.toSorted((p, q) => Number(p.isActive) - Number(q.isActive));
  return (
    <svg className="ribbons" width="100%" height="100%" aria-hidden="true">
      {loners.map(({ id, side, label, top, bottom }) => (
        <g key={id} className="loner">
          <path d={`M${side === 'a' ? 1 : width - 1} ${top + 2}V${bottom - 2}`} />
          {isLabelled && bottom - top >= LOWEST && (
            <text
              x={side === 'a' ? 11 : width - 11}
              y={(top + bottom) / 2 + 4}
              textAnchor={side === 'a' ? 'start' : 'end'}
            >
              {label}
            </text>
          )}
        </g>
      ))}
      {sorted.map((ribbon) => (
        <Band
          key={ribbon.id}
          width={width}
          ribbon={ribbon}
          isLabelled={isLabelled}
          onTake={onTake}
        />
      ))}
    </svg>
  );
}

interface BandProps {
  readonly width: number;
  readonly ribbon: Ribbon;
  readonly isLabelled: boolean;
  readonly onTake: (id: string) => void;
}

function Band({ width, ribbon, isLabelled, onTake }: BandProps) {
  const { id, kind, label, isAlarm, isActive, a, b } = ribbon;
  const middle = width / 2;
  const y = (a.top + a.bottom + b.top + b.bottom) / 4;
  const room = label.length * LETTER + 12;
  const isTold =
    isLabelled && label !== '' && (isActive || (a.bottom - a.top + b.bottom - b.top) / 2 >= LOWEST);
  return (
    // A click is a short cut for what J and K do; the list of pairs is there for everybody else.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <g
      className="ribbon"
      data-kind={kind}
      data-active={isActive || undefined}
      data-alarm={isAlarm || undefined}
      onClick={() => onTake(id)}
    >
      <path
        className="ribbon-fill"
        d={`M0 ${a.top}C${middle} ${a.top} ${middle} ${b.top} ${width} ${b.top}V${b.bottom}C${middle} ${b.bottom} ${middle} ${a.bottom} 0 ${a.bottom}Z`}
      />
      <path
        className="ribbon-edge"
        d={`M0 ${a.top}C${middle} ${a.top} ${middle} ${b.top} ${width} ${b.top}M0 ${a.bottom}C${middle} ${a.bottom} ${middle} ${b.bottom} ${width} ${b.bottom}`}
      />
      <path
        className="ribbon-end"
        d={`M0.75 ${a.top}V${a.bottom}M${width - 0.75} ${b.top}V${b.bottom}`}
      />
      {isTold && (
        <>
          <rect x={middle - room / 2} y={y - LABEL / 2} width={room} height={LABEL} rx="3" />
          <text x={middle} y={y + 4} textAnchor="middle">
            {label}
          </text>
        </>
      )}
    </g>
  );
}
