import { useEffect } from 'react';

import type { Shades, Tag } from '#core/domain/codebook.ts';
import type { Story } from '#state/use-story.ts';

const HEX = /^#[0-9a-f]{6}$/i;

/**
 * Gives every tag of the story, and of the sets on it, its colours, as custom properties on whatever bears `data-tag`. A style
 * sheet made in script is allowed by the content security policy where `<style>` is not; ids and colours come from files, so
 * ids are escaped and what is no hex colour is left out.
 */
export function useTagColours(story: Story | null): void {
  const codebook = story?.codebook;
  const sets = story?.sets;
  useEffect(() => {
    if (codebook === undefined || sets === undefined) return;
    const tags = new Map<string, Tag>();
    for (const set of sets) for (const tag of set.body.codebook?.tags ?? []) tags.set(tag.id, tag);
    for (const tag of [...(codebook.retired ?? []), ...codebook.tags]) tags.set(tag.id, tag);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync([FALLBACK, ...[...tags.values()].map(ruleOf), CONTRAST].join('\n'));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [codebook, sets]);
}

const FALLBACK = `[data-tag] {
  --tag: var(--ink2); --tag-a: var(--wash); --tag-h: var(--sel); --tag-on-inverted: var(--inv-ink2);
}`;

const CONTRAST = `@media (prefers-contrast: more) {
  [data-tag] { --tag-a: transparent; }
}
@media (forced-colors: active) {
  [data-tag] { --tag: CanvasText !important; --tag-a: Canvas !important; --tag-h: Canvas !important; --tag-on-inverted: CanvasText !important; }
}`;

function ruleOf({ id, light, dark }: Tag): string {
  const shades = [light, dark].flatMap(({ ink, tint, active }: Shades) => [ink, tint, active]);
  if (!shades.every((colour) => HEX.test(colour))) return '';
  return `[data-tag="${CSS.escape(id)}"] {
  --tag: light-dark(${light.ink}, ${dark.ink});
  --tag-a: light-dark(${light.tint}, ${dark.tint});
  --tag-h: light-dark(${light.active}, ${dark.active});
  --tag-on-inverted: light-dark(${dark.ink}, ${light.ink});
}`;
}
