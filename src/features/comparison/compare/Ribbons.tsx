import type { PassageKind } from '#core/compare/result.ts';

import type { Extent } from './column.ts';

/** On which side of the view something is that is not in it. */
export type Away = 'above' | 'below';

/** Two places that belong together, as the channel between the columns draws it; px from the top of the channel. */
export interface Ribbon {
  readonly id: string;
  readonly kind: PassageKind;
  readonly label: string;
  readonly isAlarm: boolean;
  readonly isActive: boolean;
  readonly a: Extent | Away;
  readonly b: Extent | Away;
}

/** A place that stands alone. */
export interface Loner extends Extent {
  readonly id: string;
  readonly side: 'a' | 'b';
  readonly label: string;
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
/** How far a ribbon whose other end is out of view reaches into the channel, in px. */
const STUB = 16;

/** What joins the counterparts of two columns. The table of pairs says the same in words. */
export function Ribbons({ width, ribbons, loners, onTake }: RibbonsProps) {
  const isLabelled = width >= LABELLED;
  const sorted = ribbons.toSorted((p, q) => Number(p.isActive) - Number(q.isActive));
  const labels = isLabelled ? labelsOf(ribbons) : [];
  const isFree = (y: number): boolean => labels.every((label) => Math.abs(label.y - y) >= LABEL);
  // A click is a short cut for what J and K do; the list of pairs is there for everybody else.
  const shownAs = ({ id, kind, isAlarm, isActive }: Ribbon) => ({
    className: 'ribbon',
    'data-kind': kind,
    'data-active': isActive || undefined,
    'data-alarm': isAlarm || undefined,
    onClick: () => onTake(id),
  });
  return (
    <svg className="ribbons" width="100%" height="100%" aria-hidden="true">
      {sorted.map((ribbon) => {
        const { id, a, b } = ribbon;
        return (
          <g key={id} {...shownAs(ribbon)}>
            {typeof a !== 'string' && typeof b !== 'string' ? (
              <Band width={width} a={a} b={b} />
            ) : (
              <Stub width={width} ribbon={ribbon} isLabelled={isLabelled} isFree={isFree} />
            )}
          </g>
        );
      })}
      {loners.map(({ id, side, label, top, bottom }) => (
        <g key={id} className="loner">
          <path d={`M${side === 'a' ? 1 : width - 1} ${top + 2}V${bottom - 2}`} />
          {isLabelled && bottom - top >= LOWEST && isFree((top + bottom) / 2) && (
            <SideText width={width} side={side} y={(top + bottom) / 2}>
              {label}
            </SideText>
          )}
        </g>
      ))}
      {labels.map(({ ribbon, y }) => (
        <g key={ribbon.id} {...shownAs(ribbon)}>
          <Label x={width / 2} y={y}>
            {ribbon.label}
          </Label>
        </g>
      ))}
    </svg>
  );
}

/** The labels of ribbons that have one, each in the middle of its own or under the label before. */
function labelsOf(
  ribbons: readonly Ribbon[],
): readonly { readonly ribbon: Ribbon; readonly y: number }[] {
  let free = Number.NEGATIVE_INFINITY;
  return ribbons
    .flatMap((ribbon) => {
      const { label, isActive, a, b } = ribbon;
      if (label === '' || typeof a === 'string' || typeof b === 'string') return [];
      const height = (a.bottom - a.top + b.bottom - b.top) / 2;
      const y = (a.top + a.bottom + b.top + b.bottom) / 4;
      return isActive || height >= LOWEST ? [{ ribbon, y }] : [];
    })
    .toSorted((p, q) => p.y - q.y)
    .map(({ ribbon, y }) => {
      const at = Math.max(y, free);
      free = at + LABEL;
      return { ribbon, y: at };
    });
}

interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly children: string;
}

function Label({ x, y, children }: LabelProps) {
  const room = children.length * LETTER + 12;
  return (
    <>
      <rect x={x - room / 2} y={y - LABEL / 2} width={room} height={LABEL} rx="3" />
      <text x={x} y={y + 4} textAnchor="middle">
        {children}
      </text>
    </>
  );
}

interface BandProps {
  readonly width: number;
  readonly a: Extent;
  readonly b: Extent;
}

/** From one column to the other. */
function Band({ width, a, b }: BandProps) {
  const middle = width / 2;
  return (
    <>
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
    </>
  );
}

interface StubProps {
  readonly width: number;
  readonly ribbon: Ribbon;
  readonly isLabelled: boolean;
  /** Whether words have room at a height. */
  readonly isFree: (y: number) => boolean;
}

/** What has its other end out of view: which way that is. */
function Stub({ width, ribbon, isLabelled, isFree }: StubProps) {
  const { a, b, label } = ribbon;
  const [side, end, other] =
    typeof a === 'string' ? (['b', b, a] as const) : (['a', a, b] as const);
  if (typeof end === 'string') return null;
  const { top, bottom } = end;
  const [x, into] = side === 'a' ? [0, STUB] : [width, width - STUB];
  const edge = side === 'a' ? 0.75 : width - 0.75;
  const y = (top + bottom) / 2;
  return (
    <>
      <path className="ribbon-fill" d={`M${x} ${top}H${into}V${bottom}H${x}Z`} />
      <path className="ribbon-edge" d={`M${x} ${top}H${into}M${x} ${bottom}H${into}`} />
      <path className="ribbon-end" d={`M${edge} ${top}V${bottom}`} />
      {isLabelled && bottom - top >= LOWEST && (
        <SideText width={width} side={side} y={y}>
          {`${other === 'above' ? '↑' : '↓'} ${isFree(y) ? label : ''}`}
        </SideText>
      )}
    </>
  );
}

interface SideTextProps {
  readonly width: number;
  readonly side: 'a' | 'b';
  readonly y: number;
  readonly children: string;
}

/** Words at one edge of the channel. */
function SideText({ width, side, y, children }: SideTextProps) {
  return (
    <text
      className="ribbon-side"
      x={side === 'a' ? 11 : width - 11}
      y={y + 4}
      textAnchor={side === 'a' ? 'start' : 'end'}
    >
      {children}
    </text>
  );
}
