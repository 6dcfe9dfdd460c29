import { longestRun } from './runs.ts';
import type { Account, Unit } from './story.ts';

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

/** What share of a sentence stands inside quotation marks, and the words there. */
export function quotedNorms(account: Account | undefined, unit: Unit): number[] {
  const near = account?.quotations.filter(
    ({ start, end }) => start < unit.sentence.end && end > unit.sentence.start,
  );
  if (near === undefined || near.length === 0) return [];
  return unit.norms.filter((_norm, at) => {
    const token = unit.sentence.tokens[at];
    return (
      token !== undefined && near.some(({ start, end }) => start <= token.start && token.end <= end)
    );
  });
}
