import { Check, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';

import type { Shades, Tag } from '#core/domain/codebook.ts';
import { contrastRatio } from '#core/domain/contrast.ts';
import { toOklch } from '#core/domain/oklch.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { Shade, Theme } from '#core/domain/tag-colours.ts';
import {
  colourProblems,
  GROUNDS,
  nearestShade,
  shadeProblems,
  shadesOfHue,
} from '#core/domain/tag-colours.ts';
import { HUES } from '#core/domain/tag-look.ts';
import type { Story } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';

import { editTag } from './acts.ts';
import { ProposalField } from './ProposalField.tsx';
import { colourProblemInWords, SHADE_NAMES } from './words.ts';

interface InkPaneProps {
  readonly story: Story;
  readonly tag: Tag;
  readonly annotations: readonly AnnotationRecord[];
}

type Colours = Pick<Tag, Theme>;

const THEMES = ['light', 'dark'] as const;
const SHADES = ['ink', 'tint', 'active'] as const;
const HEX = /^#[0-9a-f]{6}$/i;

/** The colours of a tag: by hue, all six at once and always readable, or one by one. */
export function InkPane({ story, tag, annotations }: InkPaneProps) {
  const hueId = useId();
  const [sliding, setSliding] = useState<number | null>(null);
  const kept = Math.round(toOklch(tag.light.ink).hue) % 360;
  const shown: Colours = sliding === null ? tag : shadesOfHue(sliding);
  const take = (hue: number): void => editTag(story, tag, 'colour', shadesOfHue(hue));
  const settle = (): void => {
    if (sliding === null) return;
    setSliding(null);
    take(sliding);
  };
  return (
    <section aria-label="Ink" className="codebook-ink">
      <h2 className="pb-1.5 text-small font-semibold text-ink2">Ink</h2>
      <div role="group" aria-label="Hue" className="flex flex-wrap gap-2">
        {HUES.map(({ hue, name }) => {
          const colours = shadesOfHue(hue);
          return (
            <button
              key={hue}
              type="button"
              className="swatch"
              aria-label={name}
              title={name}
              aria-pressed={colours.light.ink === tag.light.ink}
              style={{ background: `light-dark(${colours.light.ink}, ${colours.dark.ink})` }}
              onClick={() => take(hue)}
            />
          );
        })}
      </div>
      <div className="flex items-center gap-3 pt-3">
        <label htmlFor={hueId} className="text-small text-ink2">
          Any hue
        </label>
        <input
          id={hueId}
          type="range"
          min={0}
          max={359}
          className="min-w-0 flex-1 accent-ink"
          value={sliding ?? kept}
          onChange={(event) => setSliding(Number(event.target.value))}
          onPointerUp={settle}
          onKeyUp={settle}
          onBlur={settle}
        />
      </div>
      <div className="grid grid-cols-2 gap-3 pt-3">
        {THEMES.map((theme) => (
          <Sample key={theme} theme={theme} tag={tag} shades={shown[theme]} />
        ))}
      </div>
      <Verdict colours={shown} />
      <details className="pt-3">
        <summary className="cursor-default text-small text-ink2">Single colours</summary>
        {THEMES.map((theme) => (
          <fieldset key={theme} className="mt-2 grid grid-cols-2 items-start gap-x-3 gap-y-2">
            <legend className="text-small font-semibold text-ink2">
              {theme === 'light' ? 'Light' : 'Dark'}
            </legend>
            {SHADES.map((shade) => (
              <HexField key={shade} story={story} tag={tag} theme={theme} shade={shade} />
            ))}
          </fieldset>
        ))}
      </details>
      <h2 className="pt-5 pb-1.5 text-small font-semibold text-ink2">In the text</h2>
      <InTheText tag={tag} colours={shown} annotations={annotations} />
    </section>
  );
}

function Sample({
  theme,
  tag,
  shades,
}: {
  readonly theme: Theme;
  readonly tag: Tag;
  readonly shades: Shades;
}) {
  const text = contrastRatio(GROUNDS[theme].text, shades.tint);
  const line = contrastRatio(shades.ink, shades.tint);
  return (
    <div
      className="codebook-ground rounded-field border border-rule2 px-3 py-2"
      style={{ background: GROUNDS[theme].paper, color: GROUNDS[theme].text }}
    >
      <p className="paragraph codebook-sample">
        <mark data-tag={tag.id} data-line={tag.line} style={variables(shades)}>
          {theme === 'light' ? 'On paper' : 'By night'}
        </mark>
      </p>
      <p className="text-micro">
        text {text.toFixed(1)}, line {line.toFixed(1)}
      </p>
    </div>
  );
}

function Verdict({ colours }: { readonly colours: Colours }) {
  const reason = colourProblemInWords(colourProblems(colours));
  return (
    <p className="flex gap-2 pt-3 text-small text-ink2" role="status">
      {reason === null ? (
        <Check size={14} strokeWidth={1.6} aria-hidden="true" className="mt-0.5 shrink-0" />
      ) : (
        <TriangleAlert size={14} strokeWidth={1.6} aria-hidden="true" className="mt-0.5 shrink-0" />
      )}
      {reason ?? 'Readable in light, dark and high contrast. Text needs 4.5, lines need 3.'}
    </p>
  );
}

interface HexFieldProps {
  readonly story: Story;
  readonly tag: Tag;
  readonly theme: Theme;
  readonly shade: Shade;
}

/** One colour in hex. One that cannot be read is refused with its figure, and the nearest that can be is offered. */
function HexField({ story, tag, theme, shade }: HexFieldProps) {
  const proposed = (typed: string): Shades => ({ ...tag[theme], [shade]: hexOf(typed) });
  return (
    <ProposalField
      label={SHADE_NAMES[shade]}
      value={tag[theme][shade]}
      className="tabular-nums"
      problem={(typed) =>
        HEX.test(hexOf(typed))
          ? colourProblemInWords(shadeProblems(proposed(typed), theme, shade))
          : 'A colour is # and six digits, 0 to f.'
      }
      onCommit={(typed) => editTag(story, tag, 'colour', { [theme]: proposed(typed) })}
      renderAdvice={(typed, type) => {
        if (!HEX.test(hexOf(typed))) return null;
        const nearest = nearestShade(proposed(typed), theme, shade);
        if (nearest === null || nearest === hexOf(typed)) return null;
        return (
          <p className="flex flex-wrap items-center gap-2 pt-1 text-small">
            <Button onPress={() => type(nearest)}>
              <span
                aria-hidden="true"
                className="swatch swatch-small"
                style={{ background: nearest }}
              />
              Take {nearest}
            </Button>
          </p>
        );
      }}
    />
  );
}

function InTheText({
  tag,
  colours,
  annotations,
}: {
  readonly tag: Tag;
  readonly colours: Colours;
  readonly annotations: readonly AnnotationRecord[];
}) {
  const fragment = annotations.find(({ body }) => body.span.length > 0)?.body.span[0];
  const [before, words, after] =
    fragment === undefined
      ? ['Among other words, ', 'words that bear this tag', ' look like this in the text.']
      : [
          `… ${fragment.prefix.replace(/^\S*\s/, '')}`,
          fragment.exact,
          `${fragment.suffix.replace(/\s\S*$/, '')} …`,
        ];
  return (
    <p className="paragraph codebook-sample" dir="auto">
      {before}
      <mark
        data-tag={tag.id}
        data-line={tag.line}
        style={{
          ['--tag' as string]: `light-dark(${colours.light.ink}, ${colours.dark.ink})`,
          ['--tag-a' as string]: `light-dark(${colours.light.tint}, ${colours.dark.tint})`,
          ['--tag-h' as string]: `light-dark(${colours.light.active}, ${colours.dark.active})`,
        }}
      >
        {words}
      </mark>
      {after}
    </p>
  );
}

function variables({ ink, tint, active }: Shades): React.CSSProperties {
  return {
    ['--tag' as string]: ink,
    ['--tag-a' as string]: tint,
    ['--tag-h' as string]: active,
  };
}

function hexOf(typed: string): string {
  const plain = typed.trim().toLowerCase();
  return plain.startsWith('#') ? plain : `#${plain}`;
}
