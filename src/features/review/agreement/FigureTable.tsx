import type { Tag } from '#core/domain/codebook.ts';
import type { TagId } from '#core/domain/ids.ts';
import type { PairReport } from '#core/review/agreement.ts';
import type { Estimate, Figure } from '#core/review/figure.ts';
import type { GammaFigure } from '#core/review/gamma.ts';
import type { PairTagFigures } from '#core/review/summarise-pair.ts';
import type { DisagreementFilter } from '#state/agreement-place.ts';
import { EVERYTHING } from '#state/agreement-place.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { useGrid } from '#ui/use-grid.ts';

import type { Layer } from './names.ts';
import { Plot } from './Plot.tsx';
import { shown, whyInWords, whyNoGamma } from './why.ts';

interface FigureTableProps {
  readonly pair: PairReport;
  readonly layers: readonly [Layer, Layer];
  readonly gamma: ReadonlyMap<TagId | '', GammaFigure>;
  readonly tagOf: (id: TagId) => Tag;
  readonly only: DisagreementFilter;
  readonly onShow: (only: DisagreementFilter) => void;
}

/** The figures of two layers, a row for each tag that one of them has used. Every figure shows its disagreements. */
export function FigureTable({ pair, layers, gamma, tagOf, only, onShow }: FigureTableProps) {
  const table = useGrid();
  const rows = pair.tags.filter(({ a, b }) => a + b > 0);
  const [a, b] = layers;
  return (
    <table ref={table} className="agreement-table">
      <caption className="sr-only">
        Agreement of {a.name} and {b.name} by tag
      </caption>
      <thead>
        <tr>
          <th scope="col">Tag</th>
          <th scope="col" className="number">
            <span className="name">{a.name}</span>
          </th>
          <th scope="col" className="number">
            <span className="name">{b.name}</span>
          </th>
          <th scope="col" className="number">
            Same
          </th>
          <th scope="col">
            F1
            <span className="legend" aria-hidden="true">
              <svg width="10" height="10" viewBox="0 0 10 10">
                <circle className="dot" cx="5" cy="5" r="4" />
              </svg>
              same words
              <svg width="10" height="10" viewBox="0 0 10 10">
                <circle className="ring" cx="5" cy="5" r="3.5" />
              </svg>
              overlapping
            </span>
          </th>
          <th scope="col">Krippendorff’s α</th>
          <th scope="col">α unitized</th>
          <th scope="col">γ</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((figures) => (
          <TagRow
            key={figures.tag}
            figures={figures}
            gamma={gamma.get(figures.tag) ?? null}
            tag={tagOf(figures.tag)}
            names={[a.name, b.name]}
            only={only}
            onShow={onShow}
          />
        ))}
      </tbody>
      {rows.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">All tags</th>
            <td className="number" data-label={a.name}>
              {pair.all.a}
            </td>
            <td className="number" data-label={b.name}>
              {pair.all.b}
            </td>
            <td className="number" data-label="same">
              {pair.all.exact}
            </td>
            <td>
              <F1
                exact={pair.all.exactF1}
                overlap={pair.all.overlapF1}
                name="All tags"
                onShow={onShow}
                of={EVERYTHING}
              />
            </td>
            <td className="text-ink3 max-medium:hidden">per tag only</td>
            <td>
              <FigureCell
                figure={pair.all.alphaU}
                name="All tags, alpha unitized"
                onShow={() => onShow(EVERYTHING)}
              />
            </td>
            <td>
              <FigureCell
                figure={gamma.get('') ?? null}
                name="All tags, gamma"
                onShow={() => onShow(EVERYTHING)}
              />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface TagRowProps {
  readonly figures: PairTagFigures;
  /** `null` while it is computed. */
  readonly gamma: GammaFigure | null;
  readonly tag: Tag;
  readonly names: readonly [string, string];
  readonly only: DisagreementFilter;
  readonly onShow: (only: DisagreementFilter) => void;
}

function TagRow({ figures, gamma, tag, names, only, onShow }: TagRowProps) {
  const of = { ...EVERYTHING, tag: figures.tag };
  const show = (): void => onShow(of);
  const { label } = tag;
  return (
    <tr data-current={only.tag === figures.tag || undefined}>
      <th scope="row">
        <span className="agreement-tag">
          <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
          <span dir="auto">{label.toLowerCase()}</span>
        </span>
      </th>
      <td className="number" data-label={names[0]}>
        {figures.a}
      </td>
      <td className="number" data-label={names[1]}>
        {figures.b}
      </td>
      <td className="number" data-label="same">
        <button
          type="button"
          className="hit underline decoration-1 underline-offset-2"
          aria-label={`${label}, ${figures.exact} the same. Show the others`}
          onClick={show}
        >
          {figures.exact}
        </button>
      </td>
      <td>
        <F1
          exact={figures.exactF1}
          overlap={figures.overlapF1}
          name={label}
          onShow={onShow}
          of={of}
        />
      </td>
      <td>
        <FigureCell figure={figures.alpha} name={`${label}, alpha`} onShow={show} />
      </td>
      <td>
        <FigureCell figure={figures.alphaU} name={`${label}, alpha unitized`} onShow={show} />
      </td>
      <td>
        {gamma !== null && gamma.value === null ? (
          <span className="agreement-why" data-label="gamma">
            {whyNoGamma(gamma.why, [
              { name: names[0], count: figures.a },
              { name: names[1], count: figures.b },
            ])}
          </span>
        ) : (
          <FigureCell figure={gamma} name={`${label}, gamma`} onShow={show} />
        )}
      </td>
    </tr>
  );
}

interface F1Props {
  readonly exact: Estimate;
  readonly overlap: Figure;
  readonly name: string;
  readonly of: DisagreementFilter;
  readonly onShow: (only: DisagreementFilter) => void;
}

function F1({ exact, overlap, name, of, onShow }: F1Props) {
  if (exact.value === null) return <Undefined figure={exact} />;
  return (
    <span className="agreement-figure" data-label="F1">
      <Plot main={exact} ring={overlap} mark="dot" />
      <button
        type="button"
        className="hit figure"
        aria-label={`${name}, F1 on the same words ${shown(exact.value)}${between(exact)}. Show disagreements`}
        onClick={() => onShow(of)}
      >
        {shown(exact.value)}
      </button>
      {overlap.value !== null && (
        <button
          type="button"
          className="hit text-ink2"
          aria-label={`${name}, F1 on overlapping words ${shown(overlap.value)}. Show what nothing answers`}
          onClick={() => onShow({ ...of, unmet: true })}
        >
          {shown(overlap.value)}
        </button>
      )}
    </span>
  );
}

interface FigureCellProps {
  /** `null` while it is computed. */
  readonly figure: Figure | Estimate | GammaFigure | null;
  readonly name: string;
  readonly onShow: () => void;
}

function FigureCell({ figure, name, onShow }: FigureCellProps) {
  const label = name.split(', ').at(-1);
  if (figure === null)
    return (
      <span className="text-ink3" data-label={label}>
        …
      </span>
    );
  if (figure.value === null) return <Undefined figure={figure} label={label} />;
  const exactly =
    'precision' in figure && figure.precision !== null ? `, ± ${shown(figure.precision)}` : '';
  return (
    <span className="agreement-figure" data-label={label}>
      <Plot main={figure} mark="bar" />
      <button
        type="button"
        className="hit figure"
        title={exactly === '' ? undefined : `Chance was drawn 30 times${exactly}`}
        aria-label={`${name} ${shown(figure.value)}${between(figure)}${exactly}. Show disagreements`}
        onClick={onShow}
      >
        {shown(figure.value)}
      </button>
    </span>
  );
}

function Undefined({
  figure,
  label,
}: {
  readonly figure: Figure;
  readonly label?: string | undefined;
}) {
  if (figure.value !== null) return null;
  return (
    <span className="agreement-why" data-label={label}>
      {whyInWords(figure.why)}
    </span>
  );
}

/** ", between 0.60 and 0.82". */
function between(figure: Figure | Estimate): string {
  const interval = 'interval' in figure ? figure.interval : null;
  return interval === null ? '' : `, between ${shown(interval.low)} and ${shown(interval.high)}`;
}
