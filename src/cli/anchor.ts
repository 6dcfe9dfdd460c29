import path from 'node:path';
import { parseArgs } from 'node:util';

import { carryRecords, type CarriedRecord } from '#core/anchor/carry-records.ts';
import { nextClock } from '#core/domain/clock.ts';
import type { GalleyRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { articleRecordId } from '#core/exchange/import-target.ts';
import { planImport } from '#core/exchange/import-plan.ts';
import { timeOf } from '#core/exchange/instant.ts';
import { writeNativeSet } from '#core/exchange/native/write.ts';
import { articleIdOf, articleText } from '#core/text/article-text.ts';

import manifest from '../../package.json' with { type: 'json' };

import { afterImport, emptyBrowser, exportOf } from './browser-in-memory.ts';
import { type Command, CommandError, type Io } from './command.ts';
import { readSets, warnOfRefused } from './read-set.ts';
import { readText } from './read-text.ts';

const USAGE = `Usage: npm run --silent galley -- anchor [--json] [-o FILE] OLD.txt NEW.txt SET.json

Carries a native set from one version of an article to the next. Each annotation is exact (same words,
same place), shifted (same words elsewhere), changed (other words, or the same in other company: to be
looked at) or orphaned (kept, without a place). Nothing is put on other words without being named.

The set goes to the standard output, or into FILE; how many of each, and every one that is changed or
orphaned, to the standard error.

  -o, --output FILE   write the set there
  --json              print the outcome of every annotation as JSON, and no set

Exit status: 0 all exact or shifted, 1 some are changed, orphaned or left out, 2 not done.`;

/** Carries a set to a new version of an article. */
export const anchor: Command = {
  name: 'anchor',
  summary: 'carries a set to a new version of an article',
  usage: USAGE,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        output: { type: 'string', short: 'o' },
      },
      allowPositionals: true,
    });
    const [oldFile, newFile, setFile, more] = positionals;
    if (
      oldFile === undefined ||
      newFile === undefined ||
      setFile === undefined ||
      more !== undefined
    ) {
      throw new CommandError(`two texts and a set are wanted.\n\n${USAGE}`);
    }
    const [from, to] = await Promise.all([version(oldFile, io), version(newFile, io)]);
    const [file] = await readSets([setFile], io);
    if (file === undefined) throw new CommandError(`${setFile}: this is no native set.`);
    const { set } = file;
    const browser = emptyBrowser(io.now, {
      annotatorId: set.annotator.id,
      texts: new Map([from, to].map(({ articleId, text }) => [articleId, text])),
    });
    const plan = planImport(set, browser);
    const refused = warnOfRefused(setFile, plan.report, io);
    const known = afterImport(browser, plan);
    const { annotations, others } = carryRecords(
      known.records.filter(({ deleted }) => deleted === 0),
      from,
      to,
    );
    if (annotations.length === 0 && from.articleId !== to.articleId) {
      throw new CommandError(`${setFile}: nothing in this set speaks of ${oldFile}.`);
    }
    report(annotations, io);
    const isSure = annotations.every(
      ({ carried }) => carried.outcome === 'exact' || carried.outcome === 'shifted',
    );
    const status = isSure && refused === 0 ? 0 : 1;
    if (values.json) {
      io.print(`${JSON.stringify(annotations.map(outcome), null, 2)}\n`);
      return status;
    }
    const stamped = [...annotations, ...others].map(({ after }) => stamp(after, io));
    const articles = known.articles.filter(({ articleId }) => articleId === from.articleId);
    const fresh = articles.map((record): GalleyRecord =>
      stamp(
        {
          ...record,
          id: articleRecordId(record.storyId, to.articleId),
          articleId: to.articleId,
          body: {
            ...record.body,
            fileName: path.basename(newFile),
            length: to.text.length,
            replaces: from.articleId,
          },
        },
        io,
      ),
    );
    const carried = [...stamped, ...fresh].map((after) => ({ before: null, after }));
    const exported = exportOf(
      afterImport(known, { ...plan, changes: carried, texts: [] }),
      plan.setId,
      manifest.version,
    );
    if (exported === null) throw new CommandError(`${setFile}: the set is empty.`);
    const text = writeNativeSet(exported);
    if (values.output === undefined) io.print(text);
    else await io.write(values.output, text);
    return status;
  },
};

async function version(file: string, io: Io) {
  const text = articleText(await readText(file, io));
  return { articleId: articleIdOf(text), text };
}

/** A record as changed now, after whatever it was. */
function stamp<R extends GalleyRecord>(record: R, { now }: Io): R {
  return { ...record, modified: now, clock: nextClock(record.clock, timeOf(now) ?? 0, 'anchor') };
}

function outcome({ before, after, carried }: CarriedRecord) {
  const { outcome: what, confidence } = carried;
  return {
    id: before.id,
    tag: before.body.tag,
    outcome: what,
    confidence: Number(confidence.toFixed(3)),
    before: places(before),
    after: what === 'orphaned' ? null : places(after),
  };
}

/** Offsets count UTF-16 code units, as in memory. */
function places({ body }: CarriedRecord['after']) {
  return body.span.map(({ start, end, exact }) => ({ start, end, exact }));
}

function report(annotations: readonly CarriedRecord[], io: Io): void {
  for (const { before, after, carried } of annotations) {
    const { tag, span } = before.body;
    if (carried.outcome === 'changed') {
      io.warn(
        `changed (${carried.confidence.toFixed(2)}): ${tag} ${JSON.stringify(wordsOf(span))} → ${JSON.stringify(wordsOf(after.body.span))}\n`,
      );
    } else if (carried.outcome === 'orphaned') {
      io.warn(`orphaned: ${tag} ${JSON.stringify(wordsOf(span))}\n`);
    }
  }
  const count = (wanted: string): number =>
    annotations.filter(({ carried }) => carried.outcome === wanted).length;
  io.warn(
    `${annotations.length} annotations: ${['exact', 'shifted', 'changed', 'orphaned'].map((each) => `${count(each)} ${each}`).join(', ')}.\n`,
  );
}
