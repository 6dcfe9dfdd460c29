import { expose } from 'comlink';
import { zipSync } from 'fflate';

import { carryOthers } from '#core/anchor/carry-others.ts';
import { carryRecords } from '#core/anchor/carry-records.ts';
import { changesBetween } from '#core/compare/versions/changes.ts';
import { versionFindings } from '#core/compare/versions/version-findings.ts';
import { diffTexts } from '#core/anchor/text-diff.ts';
import { nextClock } from '#core/domain/clock.ts';
import type { FilesRead } from '#core/exchange/formats/read-files.ts';
import { readFiles } from '#core/exchange/formats/read-files.ts';
import { lossesOf } from '#core/exchange/formats/losses.ts';
import { formatOf } from '#core/exchange/formats/registry.ts';
import { articleIdsOf, recordIdsOf } from '#core/exchange/import-target.ts';
import { planSets } from '#core/exchange/plan-reading.ts';
import { idsInStory } from '#core/exchange/second-story.ts';
import { newRecordId } from '#platform/ids.ts';
import { now, nowInstant } from '#platform/time.ts';

import type { Formats } from './protocol.ts';

let read: FilesRead | null = null;

const formats: Formats = {
  read: async (files, context, openStory) => {
    const sources = await Promise.all(
      files.map(async ({ name, blob }) => ({
        name,
        bytes: new Uint8Array(await blob.arrayBuffer()),
      })),
    );
    read = readFiles(sources, context);
    const sets = read.readings.flatMap((reading) => reading.sets);
    return {
      readings: read.readings.map(({ sets: own, ...rest }) => ({ ...rest, sets: own.length })),
      problems: read.problems,
      texts: read.texts.map(({ name }) => name),
      articleIds: [...new Set(sets.flatMap((set) => articleIdsOf(set)))],
      recordIds: [
        ...new Set(
          sets.flatMap((set) => [
            ...recordIdsOf(set),
            ...(openStory === null ? [] : idsInStory(set, openStory)),
          ]),
        ),
      ],
    };
  },

  plan: ({ clock, ...known }) => {
    if (read === null) throw new Error('No file has been read');
    let last = clock;
    const node = clock.slice(clock.indexOf('-') + 1);
    return planSets(
      read.readings.flatMap(({ sets }) => sets),
      {
        ...known,
        into: 'open',
        now: nowInstant(),
        makeId: newRecordId,
        stamp: () => (last = nextClock(last, now(), node)),
      },
    );
  },

  carry: (mine, others, from, to) => {
    const diff = diffTexts(from.text, to.text);
    return [carryRecords(mine, from, to, diff), carryOthers(others, from, to, diff)];
  },

  changes: (from, to) => {
    const changes = changesBetween(from.text, to.text);
    const findings = versionFindings(
      { id: from.articleId, text: from.text },
      { id: to.articleId, text: to.text },
      changes,
    );
    return { ...changes, findings };
  },

  losses: (id, input) => ({ losses: lossesOf(formatOf(id), input), lost: formatOf(id).lost }),

  write: (id, input) => {
    const files = formatOf(id).write?.(input) ?? [];
    const [only] = files;
    if (files.length === 1 && only !== undefined) return only;
    const packed = zipSync(
      Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])),
      // The same content gives the same bytes.
      { mtime: '1980-01-01T00:00:00' },
    );
    return { name: `${id}.zip`, bytes: packed };
  },
};

expose(formats);
