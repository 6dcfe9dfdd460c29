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
      return company(a, x).filter((key) => company(b, y).includes(key)).length >= 2;
    }),
  );
}

function company(
  unit: Unit,
  { from, to }: { readonly from: number; readonly to: number },
): string[] {
  const { tokens } = unit.sentence;
  const near = [
    ...tokens.slice(Math.max(0, from - AROUND), from),
    ...tokens.slice(to, to + AROUND),
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
