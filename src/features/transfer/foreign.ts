import type { OffsetUnit } from '#core/anchor/offset-unit.ts';
import type { RecordKind, RecordOf } from '#core/domain/record.ts';
import type { Answers, FormatId } from '#core/exchange/formats/format.ts';
import type { FormatProblem } from '#core/exchange/formats/format-problem.ts';
import { laterVersionsOf } from '#core/exchange/newer-versions.ts';
import type { SetsPlan } from '#core/exchange/plan-reading.ts';
import { withFormats } from '#platform/worker/formats.ts';
import type { FormatsOutcome } from '#platform/worker/protocol.ts';
import { flush } from '#state/outbox.ts';
import { readRecords } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';
import { tick } from '#state/workspace.ts';

import { textsOf } from './texts.ts';

/** What files of other tools would bring. */
export interface ForeignPreview {
  readonly outcome: FormatsOutcome;
  readonly plan: SetsPlan;
}

/** Finds out what files of other tools would bring. Nothing changes. */
export async function previewForeign(
  files: readonly File[],
  story: Story,
  answers: Answers,
  signal: AbortSignal,
): Promise<ForeignPreview> {
  await flush();
  const here = await textsOf(story.articles);
  return withFormats(async (formats) => {
    const outcome = await formats.read(
      files.map((file) => ({ name: file.name, blob: file })),
      {
        articles: story.articles.flatMap(({ articleId, body }) => {
          const text = here.get(articleId);
          return text === undefined
            ? []
            : [
                {
                  articleId,
                  text,
                  url: body.url,
                  fileName: body.fileName,
                  headline: body.headline,
                },
              ];
        }),
        codebook: story.codebook,
        answers,
      },
      story.record.storyId,
    );
    const [stories, articles, sets, codebooks, records] = await Promise.all([
      readKind('story'),
      readKind('article'),
      readKind('set'),
      readKind('codebook'),
      readRecords({ by: 'ids', ids: outcome.recordIds }),
    ]);
    const needed = new Set(laterVersionsOf(outcome.articleIds, articles));
    const plan = await formats.plan({
      annotatorId: story.annotator.id,
      openStory: story.record.storyId,
      stories,
      articles,
      sets,
      codebooks,
      texts: await textsOf(articles.filter(({ articleId }) => needed.has(articleId))),
      records,
      clock: tick(),
    });
    return { outcome, plan };
  }, signal);
}

async function readKind<Kind extends RecordKind>(kind: Kind): Promise<readonly RecordOf<Kind>[]> {
  const records = await readRecords({ by: 'kind', kind });
  return records.filter((record): record is RecordOf<Kind> => record.kind === kind);
}

const FORMAT_NAMES: Readonly<Partial<Record<FormatId, string>>> = {
  w3c: 'W3C Web Annotation',
  csv: 'CSV',
  hypothesis: 'Hypothesis',
  brat: 'brat',
  prodigy: 'Prodigy or spaCy',
  'label-studio': 'Label Studio',
  doccano: 'doccano',
  'cas-json': 'UIMA CAS JSON',
  qdpx: 'REFI-QDA',
  'webanno-tsv': 'WebAnno TSV',
  tei: 'TEI',
  xmi: 'UIMA CAS XMI',
  galley: 'Galley',
};

/** The name of a format, as its users know it. */
export function formatInWords(id: FormatId): string {
  return FORMAT_NAMES[id] ?? id;
}

const UNIT_WORDS: Readonly<Record<OffsetUnit, string>> = {
  'code-points': 'characters (code points)',
  'code-units': 'UTF-16 code units',
  bytes: 'bytes of UTF-8',
  graphemes: 'characters as they are seen',
};

/** What offsets count, in words. */
export function unitInWords(unit: OffsetUnit): string {
  return UNIT_WORDS[unit];
}

const PROBLEM_WORDS: Readonly<Record<FormatProblem['code'], string>> = {
  unreadable: 'cannot be read as what it seems to be',
  'unknown-format': 'is of no format that is read here',
  'not-json': 'is not JSON',
  'unknown-shape': 'is not of the shape that the format has',
  missing: 'something is missing',
  'bad-value': 'this value means nothing here',
  'bad-offset': 'these are no offsets in the text, and there are no words to look for',
  'missing-text': 'the text is in no file',
  'missing-target': 'what it speaks of is not there',
  'duplicate-id': 'the id stands in an earlier row',
  'archive-limit': 'the archive is beyond what is unpacked',
  'not-text': 'is no text',
  truncated: 'ends before it is complete',
  'other-encoding': 'is not UTF-8, and was read as Windows-1252',
};

/** Where something was wrong, and what. */
export function foreignProblemInWords({ place, code, found }: FormatProblem): string {
  const what = PROBLEM_WORDS[code];
  const where = place === '' ? '' : `${place}: `;
  return `${where}${what}${found === undefined ? '' : ` (${found.slice(0, 80)})`}`;
}
