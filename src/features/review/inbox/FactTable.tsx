import type { Fact } from './facts.ts';

interface FactTableProps {
  readonly facts: readonly Fact[];
  /** Whose the first column is. */
  readonly a: string;
  /** Whose the second one is, or `null` where there is one alone. */
  readonly b: string | null;
}

/** What two annotations say, row by row; only what differs is bold. */
export function FactTable({ facts, a, b }: FactTableProps) {
  return (
    <table className="review-facts">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Field</span>
          </th>
          <th scope="col" dir="auto">
            {a}
          </th>
          {b !== null && (
            <th scope="col" dir="auto">
              {b}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.id} data-differs={b !== null && !fact.isSame ? '' : undefined}>
            <th scope="row">{fact.label}</th>
            <Cell words={fact.a} isQuoted={fact.isQuoted} />
            {b !== null &&
              (fact.isSame ? (
                <td className="text-ink3">same</td>
              ) : (
                <Cell words={fact.b} isQuoted={fact.isQuoted} />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ words, isQuoted }: { readonly words: string; readonly isQuoted: boolean }) {
  if (words === '') return <td className="review-nothing">empty</td>;
  return (
    <td className={isQuoted ? 'font-serif text-cell' : undefined} dir="auto">
      {words}
    </td>
  );
}
