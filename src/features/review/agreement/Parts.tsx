import type { Tag } from '#core/domain/codebook.ts';
import type { TagId } from '#core/domain/ids.ts';
import type { PairDetail, PairReport } from '#core/review/agreement.ts';
import type { AttributeFigures } from '#core/review/summarise-pair.ts';
import type { DisagreementFilter } from '#state/agreement-place.ts';
import { EVERYTHING } from '#state/agreement-place.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { useGrid } from '#ui/use-grid.ts';

import type { Layer } from './names.ts';
import { Plot } from './Plot.tsx';
import { shown, whyInWords } from './why.ts';

interface PartProps {
  readonly tagOf: (id: TagId) => Tag;
  readonly onShow: (only: DisagreementFilter) => void;
}

/** F1 on the same words by account and tag. */
export function ByAccount({
  story,
  details,
  tagOf,
  onShow,
}: PartProps & { readonly story: Story; readonly details: readonly PairDetail[] }) {
  const grid = useGrid();
  return (
    <section aria-labelledby="agreement-accounts">
      <h2 id="agreement-accounts" className="agreement-head">
        By account <span className="agreement-sub">F1, same words</span>
      </h2>
      <div ref={grid} className="agreement-accounts">
        {details.map(({ articleId, figures }) => {
          const at = story.articles.findIndex((article) => article.articleId === articleId);
          const used = figures.tags.filter(({ a, b }) => a + b > 0);
          return (
            <div key={articleId}>
              <h3 className="flex min-w-0 items-baseline gap-1.5">
                <span className="font-serif text-[16px] font-semibold">{siglumOf(at)}</span>
                <span className="truncate text-small text-ink2" dir="auto">
                  {story.articles[at]?.body.outlet || 'Outlet not named'}
                </span>
              </h3>
              {used.length === 0 && (
                <p className="text-small text-ink3">nobody has marked anything</p>
              )}
              {used.map(({ tag: id, exactF1 }) => {
                const tag = tagOf(id);
                return (
                  <div key={id} data-row="" className="agreement-account">
                    <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
                    <Plot main={{ value: exactF1.value ?? 0 }} mark="dot" />
                    <button
                      type="button"
                      className="hit text-small text-ink2"
                      aria-label={`Account ${siglumOf(at)}, ${tag.label}, F1 ${shown(exactF1.value ?? 0)}. Show disagreements`}
                      onClick={() => onShow({ ...EVERYTHING, tag: id, article: articleId })}
                    >
                      {shown(exactF1.value ?? 0)}
                    </button>
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Which tag of the one met which of the other, or nothing. */
export function Confusion({
  pair,
  layers: [first, second],
  tagOf,
  onShow,
}: PartProps & { readonly pair: PairReport; readonly layers: readonly [Layer, Layer] }) {
  const grid = useGrid();
  const known = pair.tags.filter(({ a, b }) => a + b > 0).map(({ tag }) => tag);
  const sides: readonly (TagId | '')[] = [...known, ''];
  const countOf = (a: TagId | '', b: TagId | ''): number =>
    pair.confusion.find((cell) => cell.a === a && cell.b === b)?.count ?? 0;
  const nameOf = (id: TagId | ''): string =>
    id === '' ? 'nothing' : tagOf(id).label.toLowerCase();
  const most = Math.max(1, ...pair.confusion.map(({ count }) => count));
  return (
    <section aria-labelledby="agreement-confusion">
      <h2 id="agreement-confusion" className="agreement-head">
        Which tag met which <span className="agreement-sub">words shared by at least half</span>
      </h2>
      <div className="overflow-x-auto">
        <table ref={grid} className="agreement-confusion">
          <caption className="sr-only">
            Rows: tags of {first.name}. Columns: tags of {second.name}.
          </caption>
          <thead>
            <tr>
              <td className="corner">
                <span className="block truncate">{first.name} ↓</span>
                <span className="block truncate">{second.name} →</span>
              </td>
              {sides.map((id) => (
                <th key={id} scope="col">
                  <Side id={id} tagOf={tagOf} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sides.map((a) => (
              <tr key={a}>
                <th scope="row">
                  <Side id={a} tagOf={tagOf} />
                </th>
                {sides.map((b) => {
                  const count = countOf(a, b);
                  if (a === '' && b === '')
                    return (
                      <td key={b} className="text-ink3">
                        –
                      </td>
                    );
                  return (
                    <td key={b} data-same={a === b || undefined}>
                      {count === 0 ? (
                        <span className="text-ink3">·</span>
                      ) : (
                        <button
                          type="button"
                          className="cell"
                          aria-label={`${nameOf(a)} met ${nameOf(b)}, ${count}. Show disagreements`}
                          onClick={() => onShow({ ...EVERYTHING, met: [a, b] })}
                        >
                          <svg aria-hidden="true" width="20" height="20" viewBox="-10 -10 20 20">
                            <circle r={2 + 7 * Math.sqrt(count / most)} />
                          </svg>
                          {count}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Side({ id, tagOf }: { readonly id: TagId | ''; readonly tagOf: (id: TagId) => Tag }) {
  if (id === '') return <span className="text-small text-ink2">nothing</span>;
  const tag = tagOf(id);
  return (
    <>
      <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
      <span className="sr-only">{tag.label}</span>
    </>
  );
}

/** How far the two say the same of the words they both tagged. */
export function Attributes({
  attributes,
  tagOf,
  onShow,
}: PartProps & { readonly attributes: readonly AttributeFigures[] }) {
  const grid = useGrid();
  return (
    <section aria-labelledby="agreement-attributes">
      <h2 id="agreement-attributes" className="agreement-head">
        Attributes <span className="agreement-sub">on words that both tagged</span>
      </h2>
      {attributes.length === 0 ? (
        <p className="py-3 text-ink2">Neither has filled in an attribute of such words.</p>
      ) : (
        <table ref={grid} className="agreement-matrix">
          <thead>
            <tr>
              <th scope="col">Attribute</th>
              <th scope="col" className="number">
                Equal
              </th>
              <th scope="col" className="number">
                Share
              </th>
              <th scope="col" className="number">
                κ
              </th>
            </tr>
          </thead>
          <tbody>
            {attributes.map(({ tag: id, attribute, pairs, equal, kappa }) => {
              const tag = tagOf(id);
              const field = tag.attributes.find((each) => each.id === attribute);
              const label = (field?.label ?? attribute).toLowerCase();
              const isChoice = field?.type === 'choice' || field?.type === 'boolean';
              return (
                <tr key={`${id} ${attribute}`}>
                  <th scope="row">
                    <span className="agreement-tag">
                      <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
                      <span dir="auto">{label}</span>
                    </span>
                  </th>
                  <td className="number">
                    <button
                      type="button"
                      className="hit"
                      aria-label={`${tag.label}, ${label}: ${equal} of ${pairs} equal. Show the others`}
                      onClick={() => onShow({ ...EVERYTHING, tag: id, attribute })}
                    >
                      <span className="underline decoration-1 underline-offset-2">{equal}</span>{' '}
                      <span className="text-ink3">of {pairs}</span>
                    </button>
                  </td>
                  <td className="number">{Math.round((100 * equal) / pairs)} %</td>
                  <td className="number">
                    {!isChoice ? (
                      <span className="text-ink3" title="Only for fields with choices">
                        –
                      </span>
                    ) : kappa.value === null ? (
                      <span className="text-small text-ink3" title={whyInWords(kappa.why)}>
                        –<span className="sr-only">{whyInWords(kappa.why)}</span>
                      </span>
                    ) : (
                      shown(kappa.value)
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
