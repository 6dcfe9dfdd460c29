import type { Tag } from '#core/domain/codebook.ts';
import type { SetId, TagId } from '#core/domain/ids.ts';
import type { AgreementReport } from '#core/review/agreement.ts';
import type { Estimate, Figure } from '#core/review/figure.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { useGrid } from '#ui/use-grid.ts';

import type { Layer } from './names.ts';
import { Plot } from './Plot.tsx';
import { shown, whyInWords } from './why.ts';

interface GroupTablesProps {
  readonly report: AgreementReport;
  readonly layers: readonly Layer[];
  readonly tagOf: (id: TagId) => Tag;
  /** The two that are looked at. */
  readonly pair: readonly SetId[];
  readonly onPair: (pair: readonly [SetId, SetId]) => void;
}

/** Figures of three layers or more: all at once by tag, and F1 of each two, which can be looked at. */
export function GroupTables({ report, layers, tagOf, pair, onPair }: GroupTablesProps) {
  const grid = useGrid();
  const { group, pairs } = report;
  const used = group.tags.filter(({ tag }) =>
    pairs.some(({ tags }) => tags.some((each) => each.tag === tag && each.a + each.b > 0)),
  );
  const nameOf = (id: SetId): string => layers.find(({ setId }) => setId === id)?.name ?? '';
  return (
    <div className="agreement-group">
      <section aria-labelledby="agreement-all">
        <h2 id="agreement-all" className="agreement-head">
          All {layers.length}
        </h2>
        <table className="agreement-table">
          <thead>
            <tr>
              <th scope="col">Tag</th>
              <th scope="col">Krippendorff’s α</th>
              <th scope="col">α unitized</th>
            </tr>
          </thead>
          <tbody>
            {used.map(({ tag: id, alpha, alphaU }) => {
              const tag = tagOf(id);
              return (
                <tr key={id}>
                  <th scope="row">
                    <span className="agreement-tag">
                      <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
                      <span dir="auto">{tag.label.toLowerCase()}</span>
                    </span>
                  </th>
                  <td>
                    <Value figure={alpha} label="alpha" />
                  </td>
                  <td>
                    <Value figure={alphaU} label="alpha unitized" />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="agreement-two">
        <h2 id="agreement-two" className="agreement-head">
          Each two <span className="agreement-sub">F1, same words</span>
        </h2>
        <table ref={grid} className="agreement-matrix">
          <thead>
            <tr>
              <th scope="col">Two editors</th>
              <th scope="col" className="number">
                Accounts
              </th>
              <th scope="col" className="number">
                All
              </th>
              {used.map(({ tag: id }) => {
                const tag = tagOf(id);
                return (
                  <th key={id} scope="col" className="number">
                    <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
                    <span className="sr-only">{tag.label}</span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ a, b, articles, tags, all }) => {
              const isCurrent = pair.includes(a) && pair.includes(b);
              return (
                <tr key={`${a} ${b}`} data-current={isCurrent || undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      className="hit text-start"
                      aria-current={isCurrent ? 'true' : undefined}
                      onClick={() => onPair([a, b])}
                    >
                      {nameOf(a)} – {nameOf(b)}
                    </button>
                  </th>
                  <td className="number">{articles}</td>
                  <td className="number">
                    <Brief figure={all.exactF1} />
                  </td>
                  {used.map(({ tag }) => (
                    <td key={tag} className="number">
                      <Brief figure={tags.find((each) => each.tag === tag)?.exactF1 ?? null} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Value({ figure, label }: { readonly figure: Figure | Estimate; readonly label: string }) {
  if (figure.value === null)
    return (
      <span className="agreement-why" data-label={label}>
        {whyInWords(figure.why)}
      </span>
    );
  return (
    <span className="agreement-figure" data-label={label}>
      <Plot main={figure} mark="bar" />
      <span className="figure">{shown(figure.value)}</span>
    </span>
  );
}

function Brief({ figure }: { readonly figure: Figure | null }) {
  if (figure === null) return null;
  if (figure.value !== null) return shown(figure.value);
  return (
    <span className="text-ink3" title={whyInWords(figure.why)}>
      –<span className="sr-only">{whyInWords(figure.why)}</span>
    </span>
  );
}
