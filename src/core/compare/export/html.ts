import type { Comparison } from '../result.ts';
import { type DossierItem, type DossierTable, dossierOf } from './dossier.ts';
import type { DossierSource } from './source.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 Georgia, 'Times New Roman', serif; margin: 2.5rem auto; max-width: 76rem; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; font-weight: 600; }
h2 { font-size: 1.2rem; font-weight: 600; margin: 2.4rem 0 0.3rem; break-after: avoid; }
p { margin: 0 0 0.8rem; max-width: 44rem; }
.frame { overflow-x: auto; }
table { border-collapse: collapse; font: 13px/1.4 system-ui, sans-serif; width: 100%; }
th, td { border-top: 1px solid #8886; padding: 0.4rem 0.7rem 0.4rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
td > div + div { margin-top: 0.35rem; }
small { display: block; opacity: 0.7; }
.hard { border-left: 3px solid currentColor; padding-left: 0.45rem; font-weight: 600; }
.soft { border-left: 3px double currentColor; padding-left: 0.45rem; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } thead { display: table-header-group; } }
`;

/**
 * Writes the comparison as one HTML file that needs nothing else and runs nothing; same input, same
 * bytes. Every word that comes from outside is escaped.
 */
export function writeComparisonHtml(
  comparison: Comparison,
  sources: readonly DossierSource[],
  title: string,
): string {
  const { tables } = dossierOf(comparison, sources, title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${tables.map(section).join('\n')}
</body>
</html>
`;
}

function section({ title, note, head, rows }: DossierTable): string {
  const lead = `<h2>${escaped(title)}</h2>\n<p>${escaped(note)}</p>`;
  if (rows.length === 0) return `${lead}\n<p>None.</p>`;
  const lines = rows.map(
    (cells) => `<tr>${cells.map((items) => `<td>${items.map(item).join('')}</td>`).join('')}</tr>`,
  );
  return `${lead}
<div class="frame"><table>
<thead><tr>${head.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody></table></div>`;
}

function item({ words, place, tone }: DossierItem): string {
  const mark = tone === 'hard' || tone === 'soft' ? ` class="${tone}"` : '';
  const where = place === '' ? '' : `<small>${escaped(place)}</small>`;
  return `<div${mark}>${escaped(words)}${where}</div>`;
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
