import type { RecordId } from '#core/domain/ids.ts';

import {
  type AnnotationView,
  attributeWords,
  exportView,
  originalOfItem,
  type PageView,
  type SetView,
} from './export-view.ts';
import { wordsIn } from './rows.ts';
import type { SourceFile, StoryExport } from './format.ts';
import { textFile, wordsById } from './write-files.ts';

/**
 * Writes brat stand-off: a folder for each annotator with `.txt`, `.ann` and an `annotation.conf`. Offsets count code points.
 * Annotations without a place in the text (whole articles, orphans) have no form in brat and are left out.
 */
export function writeBrat(input: StoryExport): readonly SourceFile[] {
  const words = wordsById(input);
  return exportView(input).flatMap((view) => [
    textFile(`${view.name}/annotation.conf`, configuration(view)),
    ...view.pages.flatMap((page) =>
      page.text === null
        ? []
        : [
            textFile(`${view.name}/${page.name}.txt`, page.text),
            textFile(`${view.name}/${page.name}.ann`, standOff(page, words)),
          ],
    ),
  ]);
}

function standOff(page: PageView, words: (id: RecordId) => string): string {
  const lines: string[] = [];
  const placed = page.annotations.filter(
    ({ fragments, isOrphan }) => fragments.length > 0 && !isOrphan,
  );
  const names = new Map(placed.map(({ record }, i) => [record.id, `T${i + 1}`]));
  let attributes = 0;
  let notes = 0;
  let references = 0;
  for (const view of placed) {
    const name = names.get(view.record.id) ?? '';
    const offsets = view.fragments
      .flatMap((fragment) => linesOf(fragment))
      .map(({ start, end }) => `${start} ${end}`);
    const exact = view.fragments.map((fragment) => oneLine(fragment.exact)).join(' ');
    lines.push(`${name}\t${typeName(view.label)} ${offsets.join(';')}\t${exact}`);
    for (const [key, value] of attributesOf(view)) {
      if (key === 'reference' && typeof value === 'string' && /^\S+:/u.test(value)) {
        for (const reference of value.split('\n')) {
          references += 1;
          lines.push(`N${references}\tReference ${name} ${reference}`);
        }
        continue;
      }
      const shown = oneLine(attributeWords(value, page, words));
      if (shown === '') continue;
      attributes += 1;
      lines.push(`A${attributes}\t${typeName(key)} ${name}${value === true ? '' : ` ${shown}`}`);
    }
    if (view.record.body.note !== '') {
      notes += 1;
      lines.push(`#${notes}\tAnnotatorNotes ${name}\t${oneLine(view.record.body.note)}`);
    }
  }
  return [...lines, ...relations(page, names)].map((line) => `${line}\n`).join('');
}

/** Links as relations, those of an event that came from brat as that event. */
function relations(page: PageView, names: ReadonlyMap<RecordId, string>): readonly string[] {
  const lines: string[] = [];
  const events = new Map<string, { readonly trigger: RecordId; readonly roles: string[] }>();
  for (const view of page.annotations) {
    for (const event of listOf(originalOfItem(view.record, 'brat')?.['events'])) {
      events.set(event, { trigger: view.record.id, roles: [] });
    }
  }
  let count = 0;
  for (const link of page.links) {
    const from = names.get(link.body.from);
    const ends = link.body.to.flatMap((id) => names.get(id) ?? []);
    if (from === undefined || ends.length === 0) continue;
    const event = events.get(wordsIn(originalOfItem(link, 'brat')?.['event']));
    if (event !== undefined) {
      event.roles.push(...ends.map((end) => `${typeName(link.body.relation)}:${end}`));
    } else if (ends.length > 1) {
      lines.push(`*\t${typeName(link.body.relation)} ${[from, ...ends].join(' ')}`);
    } else {
      count += 1;
      lines.push(`R${count}\t${typeName(link.body.relation)} Arg1:${from} Arg2:${ends[0] ?? ''}`);
    }
  }
  const label = new Map(
    page.annotations.map(({ record, label: shown }) => [record.id, typeName(shown)]),
  );
  for (const [id, { trigger, roles }] of events) {
    lines.push(
      `${id}\t${label.get(trigger) ?? ''}:${names.get(trigger) ?? ''}${roles.map((role) => ` ${role}`).join('')}`,
    );
  }
  return lines;
}

/** brat draws no span across a line end: a fragment of several lines goes out as one for each. */
function linesOf({
  start,
  exact,
}: {
  readonly start: number;
  readonly exact: string;
}): readonly { readonly start: number; readonly end: number }[] {
  let at = start;
  return exact.split('\n').flatMap((line) => {
    const length = [...line].length;
    const range = { start: at, end: at + length };
    at += length + 1;
    return length === 0 ? [] : [range];
  });
}

function configuration({ annotator, pages }: SetView): string {
  const all = pages.flatMap(({ annotations }) => annotations);
  const types = [...new Set(all.map(({ label }) => typeName(label)))].toSorted();
  const attributes = [
    ...new Set(all.flatMap((view) => attributesOf(view).map(([key]) => typeName(key)))),
  ].toSorted();
  const links = [
    ...new Set(pages.flatMap((page) => page.links.map(({ body }) => typeName(body.relation)))),
  ].toSorted();
  return [
    `# annotator: ${oneLine(annotator)}`,
    '[entities]',
    ...types,
    '[relations]',
    ...links.map((link) => `${link}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
    '[events]',
    '[attributes]',
    ...attributes.map((attribute) => `${attribute}\tArg:<ENTITY>`),
    '',
  ].join('\n');
}

function attributesOf({ record }: AnnotationView) {
  return Object.entries(record.body.attributes).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** brat's names are letters, digits, hyphens and underscores. */
function typeName(words: string): string {
  return words.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_') || '_';
}

function oneLine(words: string): string {
  return words.replaceAll(/[\r\n\t\u2028\u2029]/gu, ' ');
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
