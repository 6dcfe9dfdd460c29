import type { Comparison } from '../result.ts';
import { type DossierItem, dossierOf } from './dossier.ts';
import type { DossierSource } from './source.ts';

/** Writes the comparison as one Markdown file; same input, same bytes. */
export function writeComparisonMarkdown(
  comparison: Comparison,
  sources: readonly DossierSource[],
  title: string,
): string {
  const { tables } = dossierOf(comparison, sources, title);
  const parts = tables.map(({ title: heading, note, head, rows }) => {
    const lead = `## ${escaped(heading)}\n\n${escaped(note)}\n`;
    if (rows.length === 0) return `${lead}\nNone.\n`;
    const lines = [
      `| ${head.map(escaped).join(' | ')} |`,
      `|${head.map(() => '---|').join('')}`,
      ...rows.map((cells) => `| ${cells.map(cell).join(' | ')} |`),
    ];
    return `${lead}\n${lines.join('\n')}\n`;
  });
  return `# ${escaped(title)}\n\n${parts.join('\n')}`;
}

function cell(items: readonly DossierItem[]): string {
  return items
    .map(({ words, place }) =>
      place === '' ? escaped(words) : `${escaped(words)} *(${escaped(place)})*`,
    )
    .join('<br>');
}

/** Everything that Markdown or HTML in it would read as a sign is set off. */
function escaped(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|~]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
