import type { JsonObject } from '#core/domain/record.ts';

import { exportView } from './export-view.ts';
import type { SourceFile, StoryExport } from './format.ts';
import { linesFile } from './write-files.ts';
import { aboutOf } from './write-prodigy.ts';

/**
 * Writes JSON lines as doccano reads them, a file for each annotator. Offsets count code points. Every fragment is an entity of its
 * own: doccano knows no broken spans.
 */
export function writeDoccano(input: StoryExport): readonly SourceFile[] {
  return exportView(input).map(({ name, annotator, pages }) => {
    const lines = pages.flatMap((page, line): JsonObject[] => {
      if (page.text === null) return [];
      const first = new Map<string, number>();
      let count = line * 100_000;
      const entities = page.annotations.flatMap(({ record, fragments, label, isOrphan }) =>
        isOrphan
          ? []
          : fragments.map(({ start, end }) => {
              count += 1;
              if (!first.has(record.id)) first.set(record.id, count);
              return { id: count, label, start_offset: start, end_offset: end };
            }),
      );
      const relations = page.links.flatMap(({ body }) =>
        body.to.flatMap((to) => {
          const [from_id, to_id] = [first.get(body.from), first.get(to)];
          if (from_id === undefined || to_id === undefined) return [];
          count += 1;
          return [{ id: count, from_id, to_id, type: body.relation }];
        }),
      );
      const { format: _, ...rest } = page.original('doccano') ?? {};
      return [
        {
          id: line + 1,
          text: page.text,
          ...aboutOf(page),
          annotator,
          ...rest,
          entities,
          relations,
          Comments: [],
        },
      ];
    });
    return linesFile(`${name}.jsonl`, lines);
  });
}
