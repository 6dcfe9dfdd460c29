import type { Comparison, Derivation } from '#core/compare/result.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';

import { outletIn, readSideBySide, siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';
import { percent } from './SentenceSquares.tsx';

interface ProvenanceTableProps {
  readonly story: Story;
  readonly comparison: Comparison;
  readonly texts: Texts;
}

/** The strip of an account is so many units long. */
const STRIP = 400;
const MOST_ROWS = 100;

/** Who draws on whom: for each account where in it the words of another stand, drawn to scale, and how many they are. */
export function ProvenanceTable({ story, comparison, texts }: ProvenanceTableProps) {
  const { derivations, groups } = comparison.provenance;
  if (derivations.length < 2) return null;
  const members = (id: string): readonly string[] =>
    groups.find((group) => group.includes(id)) ?? [id];
  const ordered = groups
    .flatMap((group) =>
      group
        .flatMap((id) => derivations.find(({ article }) => article === id) ?? [])
        .toSorted((a, b) => Number(a.of !== null) - Number(b.of !== null)),
    )
    .slice(0, MOST_ROWS);
  return (
    <section className="provenance" aria-labelledby="provenance">
      <h2 id="provenance" className="topic-title">
        Sources
      </h2>
      <p className="text-ink2">
        {count(derivations.length, 'account')}, {count(groups.length, 'independent source')}. Filled
        is what stands in the other account in the same words.
      </p>
      <table>
        <thead className="sr-only">
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Where the shared words stand</th>
            <th scope="col">How it stands to the others</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((own) => (
            <tr
              key={own.article}
              data-derived={own.of === null ? undefined : ''}
              data-first={members(own.article)[0] === own.article || own.of === null || undefined}
            >
              <th scope="row">
                <b>{siglumIn(story, own.article)}</b>{' '}
                <span dir="auto">{outletIn(story, own.article)}</span>
              </th>
              <td className="provenance-strip">
                <Strip derivation={own} length={texts.get(own.article)?.length ?? 1} />
              </td>
              <td>
                <Standing story={story} derivation={own} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Strip({
  derivation,
  length,
}: {
  readonly derivation: Derivation;
  readonly length: number;
}) {
  const place = (offset: number): number => (offset / Math.max(1, length)) * STRIP;
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height="10"
      viewBox={`0 0 ${STRIP} 10`}
      preserveAspectRatio="none"
    >
      <path className="strip-line" d={`M0 5H${STRIP}`} vectorEffect="non-scaling-stroke" />
      {derivation.runs.map(({ a }) => (
        <rect
          key={a.start}
          x={place(a.start)}
          y="0"
          width={Math.max(1, place(a.end) - place(a.start))}
          height="10"
        />
      ))}
    </svg>
  );
}

const KIND_WORDS: Readonly<Record<Derivation['kind'], string>> = {
  copies: 'copies',
  rewrites: 'rewrites',
  'common-source': 'has one source with',
  independent: 'independent',
};

function Standing({
  story,
  derivation,
}: {
  readonly story: Story;
  readonly derivation: Derivation;
}) {
  const { article, of, kind, share, runs } = derivation;
  if (of === null) return <span className="text-ink2">{KIND_WORDS[kind]}</span>;
  const [run] = runs;
  const words = `${KIND_WORDS[kind]} ${siglumIn(story, of)}, ${percent(share)} of its words`;
  if (run === undefined) return <span>{words}</span>;
  return (
    <button
      type="button"
      className="hit underline underline-offset-3"
      onClick={() => readSideBySide({ article, ...run.a }, { article: of, ...run.b })}
    >
      {words}
    </button>
  );
}
