import { pointer, type Problem, type RowProblemCode, type ValueProblemCode } from '../problems.ts';
import { z } from '../zod.ts';

const SHOWN = 80;

/** Why a row cannot be used. Thrown while a row is read and caught by the reader, which goes on with the next row. */
export class RowRefusal extends Error {
  override readonly name = 'RowRefusal';
  /** What is wrong, with its path. */
  readonly problem: Problem<RowProblemCode>;

  constructor(problem: Problem<RowProblemCode>) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * `value` as the schema has it.
 *
 * @throws RowRefusal with the first thing that is wrong.
 */
export function expectShape<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  path: string,
): z.core.output<Schema> {
  const outcome = z.safeParse(schema, value);
  if (outcome.success) return outcome.data;
  const [problem] = problemsOf(outcome.error.issues, value, path);
  throw new RowRefusal(problem ?? { code: 'wrong-type', path });
}

/** The issues that zod found in `value`, in words of this format. */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  path: string,
): readonly Problem<ValueProblemCode>[] {
  return issues.map((issue) => {
    const place = issue.path.reduce<string>(pointer, path);
    const found = issue.path.reduce<unknown>(inside, value);
    return { path: place, ...judge(issue, found) };
  });
}

/** A value as short words for a message. */
export function shown(value: unknown): string {
  const words = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return words.slice(0, SHOWN);
}

function judge(issue: z.core.$ZodIssue, found: unknown): Omit<Problem<ValueProblemCode>, 'path'> {
  if (found === undefined) return { code: 'missing' };
  switch (issue.code) {
    case 'too_big':
      return typeof found === 'number'
        ? { code: 'not-an-integer', found: shown(found) }
        : { code: 'too-long', limit: Number(issue.maximum) };
    case 'too_small':
      return typeof found === 'number'
        ? { code: 'negative', found: shown(found) }
        : { code: 'bad-value', found: shown(found) };
    case 'invalid_type':
      return issue.expected === 'int' && typeof found === 'number'
        ? { code: 'not-an-integer', found: shown(found) }
        : { code: 'wrong-type', expected: issue.expected, found: shown(found) };
    case 'invalid_union':
      return { code: 'wrong-type', found: shown(found) };
    default:
      return { code: 'bad-value', found: shown(found) };
  }
}

function inside(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
    : undefined;
}
