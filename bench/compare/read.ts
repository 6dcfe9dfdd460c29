import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { articleText } from '#core/text/article-text.ts';

import { type GoldRange, type GoldText, readMarked } from './gold.ts';
import type { GoldEvent } from './score.ts';

interface Meta {
  readonly conflicts: GoldEvent['conflicts'];
  readonly omissions?: GoldEvent['omissions'];
  readonly judged?: GoldEvent['judged'];
  readonly articles: readonly {
    readonly file: string;
    readonly outlet: string;
    readonly date: string;
  }[];
}

/** Reads the invented events of a folder, one folder each. */
export function readEvents(folder: string): GoldEvent[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => {
      const meta = readJson(path.join(folder, name, 'meta.json')) as Meta;
      const texts = meta.articles.map(({ file }) =>
        readMarked(file, articleText(readFileSync(path.join(folder, name, file), 'utf8'))),
      );
      return {
        name,
        texts,
        articles: texts.map(({ file, text }, index) => ({
          ...meta.articles[index],
          id: file,
          text,
        })),
        conflicts: meta.conflicts,
        omissions: meta.omissions,
        judged: meta.judged,
      };
    });
}

interface SeedGold {
  readonly facts: Readonly<Record<string, readonly string[]>>;
  readonly quotes: readonly (readonly [string, string, string, string, string])[];
  readonly cells: Readonly<Record<string, readonly string[]>>;
  readonly conflicts: GoldEvent['conflicts'];
  readonly errors: readonly (readonly [string, string, string, string])[];
  readonly fine: readonly string[];
}

/** Reads what a reader marked in the five articles of `seeds`; places are given by their first words. */
export function readSeeds(seeds: string, goldFile: string): GoldEvent {
  const gold = readJson(goldFile) as SeedGold;
  const index = readJson(path.join(seeds, 'index.json')) as {
    articles: { file: string; outlet: string; date: string }[];
  };
  const articles = index.articles.map(({ file, outlet, date }) => ({
    id: file,
    outlet,
    date,
    text: articleText(readFileSync(path.join(seeds, file), 'utf8')),
  }));
  const find = (place: string): { file: number } & GoldRange => {
    const file = Number(place.slice(0, 1));
    const words = place.slice(2);
    const start = articles[file]?.text.indexOf(words) ?? -1;
    if (start < 0) throw new Error(`"${words}" is not in article ${file}`);
    return { file, start, end: start + words.length };
  };
  const texts = articles.map(({ id: name, text }, file): GoldText => ({
    file: name,
    text,
    facts: Object.entries(gold.facts).flatMap(([fact, places]) =>
      places
        .map(find)
        .flatMap((place) => (place.file === file ? [{ at: place.start, ids: [fact] }] : [])),
    ),
    quotes: gold.quotes.flatMap(([of, words, speaker, cue, ids]) => {
      if (Number(of) !== file) return [];
      const { start } = find(`${of}:${words}`);
      return [
        { start: start - 1, end: closing(text, start), speaker, cue, utterances: ids.split(',') },
      ];
    }),
    errors: gold.errors.flatMap(([of, kind, severity, words]) => {
      if (Number(of) !== file) return [];
      const { start, end } = find(`${of}:${words}`);
      return [{ start, end, kind, severity }];
    }),
    cells: Object.entries(gold.cells).flatMap(([id, places]) =>
      places
        .map(find)
        .flatMap((place) =>
          place.file === file ? [{ id, start: place.start, end: place.end }] : [],
        ),
    ),
    topics: [],
    fine: gold.fine.map(find).filter((place) => place.file === file),
  }));
  return { name: 'the five articles', articles, texts, conflicts: gold.conflicts, omissions: {} };
}

function closing(text: string, start: number): number {
  const mark = text.charAt(start - 1) === '"' ? '"' : '”';
  return text.indexOf(mark, start) + 1;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
