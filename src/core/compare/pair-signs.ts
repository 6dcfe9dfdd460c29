import { longestRun } from './runs.ts';
import type { Unit } from './story.ts';

/** How far around a figure its company is looked at, in tokens. */
const AROUND = 9;
/** Words in a row that two passages have by no chance. */
const LEAST_RUN = 5;

/** Whether both sentences give the same percentage, sum or larger number in the same company. */
export function sharesFigure(a: Unit, b: Unit): boolean {
  return a.sentence.figures.some((x) =>
    b.sentence.figures.some((y) => {
      const isTelling = x.unit !== '' || x.value >= 10;
      if (!isTelling || x.unit !== y.unit || x.value !== y.value) return false;
      return sharedCompany(a, x, b, y, AROUND) >= 2;
    }),
  );
}

/** Indices of tokens, half-open. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** How many words that matter stand around both places, `around` tokens before and behind. */
export function sharedCompany(a: Unit, x: Place, b: Unit, y: Place, around: number): number {
  const known = company(b, y, around);
  return company(a, x, around).filter((key) => known.includes(key)).length;
}

function company(unit: Unit, { from, to }: Place, around: number): string[] {
  const { tokens } = unit.sentence;
  const near = [
    ...tokens.slice(Math.max(0, from - around), from),
    ...tokens.slice(to, to + around),
  ];
  return Array.from(
    new Set(
      near.filter(({ isContent, value }) => isContent && value === null).map(({ key }) => key),
    ),
  );
}

/** Whether both have five words in a row. */
export function sharesRun(a: Unit, b: Unit): boolean {
  return longestRun(a.norms, b.norms) >= LEAST_RUN;
}
