import { isLive } from '#core/domain/record.ts';

import { exportView } from './export-view.ts';
import { type Content, CONTENTS, type Format, type StoryExport } from './format.ts';

/** What a format would leave behind of one story: how many of each kind. */
export interface Loss {
  readonly content: Content;
  /** Annotations, links, decisions, replies or marks that are lost or come out less than they are. */
  readonly count: number;
}

/** What `input` would lose in a format, to be said before it is written. Kinds of which the story has none are left out. */
export function lossesOf({ carries }: Format, input: StoryExport): readonly Loss[] {
  const records = input.sets.flatMap((set) => set.records);
  const views = exportView(input).flatMap(({ pages }) =>
    pages.flatMap(({ annotations }) => annotations),
  );
  const counts: Readonly<Record<Content, number>> = {
    texts: input.texts.size,
    annotators: input.sets.length,
    fragments: views.filter(({ fragments }) => fragments.length > 1).length,
    attributes: views.filter(({ record }) => Object.keys(record.body.attributes).length > 0).length,
    notes: views.filter(({ record }) => record.body.note !== '').length,
    links: records.filter((record) => isLive(record, 'link')).length,
    decisions: records.filter((record) => isLive(record, 'decision')).length,
    replies: records.filter((record) => isLive(record, 'reply')).length,
    done: records.filter((record) => isLive(record, 'done')).length,
    'whole-article': views.filter(({ fragments }) => fragments.length === 0).length,
    orphans: views.filter(({ isOrphan }) => isOrphan).length,
    'outlet and date': input.articles.filter(({ body }) => body.outlet !== '' || body.date !== '')
      .length,
  };
  return CONTENTS.flatMap((content): Loss[] =>
    carries.includes(content) || counts[content] === 0 ? [] : [{ content, count: counts[content] }],
  );
}
