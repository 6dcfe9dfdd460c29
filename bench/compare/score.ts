import { compareAtOnce } from '#core/compare/compare-story.ts';
import type { AccountText, Comparison, Finding } from '#core/compare/result.ts';

import type { GoldRange, GoldText } from './gold.ts';

/** One event with its accounts and what a reader marked. */
export interface GoldEvent {
  readonly name: string;
  readonly articles: readonly AccountText[];
  readonly texts: readonly GoldText[];
  /** By matter: whether the accounts contradict one another. */
  readonly conflicts: Readonly<Record<string, null | 'soft' | 'hard'>>;
  /** By file: the topics that a reader misses there; without it omissions are not judged. */
  readonly omissions?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The steps that its marks are made for; all when nothing is said. */
  readonly judged?: readonly string[] | undefined;
}

/** Right of those found, and found of those that are. */
export interface Rate {
  right: number;
  found: number;
  hit: number;
  wanted: number;
}

/** All figures of one event; `misses` says in words what was wrong, for whoever improves it. */
export interface EventScore {
  readonly name: string;
  readonly rates: Readonly<Record<string, Rate>>;
  readonly misses: readonly string[];
}

const STEPS = [
  'quotations',
  'speakers',
  'cues',
  'links',
  'passages',
  'conflicts',
  'findings',
  'first 20',
  'look-alikes',
  'omissions',
  'topics',
  'topic cells',
] as const;

/** The steps in the order they are reported. */
export const stepNames: readonly string[] = STEPS;

/** Compares an event with its gold material. */
export function scoreEvent(event: GoldEvent): EventScore {
  const result = compareAtOnce(event.articles);
  const misses: string[] = [];
  const { judged = STEPS } = event;
  const missesOf = (step: string): string[] => (judged.includes(step) ? misses : []);
  const rates: Record<string, Rate> = {
    ...quoteRates(event, result, missesOf('quotations')),
    passages: passageRate(event, result, missesOf('passages')),
    conflicts: conflictRate(event, result, missesOf('conflicts')),
    ...findingRates(event, result, missesOf('findings')),
    ...topicRates(event, result, missesOf('topics')),
  };
  return {
    name: event.name,
    rates: Object.fromEntries(
      STEPS.map((step) => [step, (judged.includes(step) ? rates[step] : null) ?? rate()]),
    ),
    misses,
  };
}

function rate(): Rate {
  return { right: 0, found: 0, hit: 0, wanted: 0 };
}

function overlaps(a: GoldRange, b: GoldRange): boolean {
  return a.start < b.end && b.start < a.end;
}

function words(event: GoldEvent, article: string, range: GoldRange): string {
  const text = event.articles.find(({ id }) => id === article)?.text ?? '';
  return text.slice(range.start, range.end).slice(0, 70).replaceAll('\n', ' / ');
}

function quoteRates(event: GoldEvent, result: Comparison, misses: string[]): Record<string, Rate> {
  const [spans, speakers, cues, links] = [rate(), rate(), rate(), rate()];
  const goldLinks = new Set<string>();
  const foundLinks = new Set<string>();
  const keyed: {
    article: string;
    gold: string;
    ids: readonly string[];
    utterances: readonly string[];
  }[] = [];
  for (const text of event.texts) {
    const own = result.quotes.filter(({ article }) => article === text.file);
    spans.found += own.length;
    spans.wanted += text.quotes.length;
    for (const quote of own) {
      const gold = text.quotes.find((one) => iou(one, quote) >= 0.6);
      if (gold === undefined)
        misses.push(`quotation not in gold: ${text.file} ${words(event, text.file, quote)}`);
      else spans.right += 1;
    }
    for (const gold of text.quotes) {
      const quote = own.find((one) => iou(gold, one) >= 0.6);
      if (quote === undefined) {
        misses.push(`quotation missed: ${text.file} ${words(event, text.file, gold)}`);
        continue;
      }
      spans.hit += 1;
      keyed.push({
        article: text.file,
        gold: `${text.file}:${gold.start}`,
        ids: gold.utterances,
        utterances: quote.utterances,
      });
      if (gold.speaker !== '') {
        speakers.wanted += 1;
        if (quote.speaker !== null) speakers.found += 1;
        const isRight = quote.speaker !== null && sameName(gold.speaker, quote.speaker);
        if (isRight) {
          speakers.hit += 1;
          speakers.right += 1;
        } else
          misses.push(
            `speaker: ${text.file} ${words(event, text.file, gold)} is ${gold.speaker}, found ${quote.speaker ?? 'nobody'}`,
          );
      }
      if (gold.cue !== '') {
        cues.wanted += 1;
        const body = event.articles.find(({ id }) => id === text.file)?.text ?? '';
        const cue = quote.cue === null ? '' : body.slice(quote.cue.start, quote.cue.end);
        if (cue !== '') cues.found += 1;
        if (cue !== '' && (cue.includes(gold.cue) || gold.cue.includes(cue))) {
          cues.hit += 1;
          cues.right += 1;
        } else
          misses.push(
            `cue: ${text.file} ${words(event, text.file, gold)} is ${gold.cue}, found ${cue}`,
          );
      }
    }
  }
  for (const [rank, x] of keyed.entries()) {
    for (const y of keyed.slice(rank + 1)) {
      if (x.article === y.article) continue;
      const key = `${x.gold}|${y.gold}`;
      if (x.ids.some((id) => y.ids.includes(id))) goldLinks.add(key);
      if (x.utterances.some((id) => y.utterances.includes(id))) foundLinks.add(key);
    }
  }
  count(links, goldLinks, foundLinks, 'link', misses);
  return { quotations: spans, speakers, cues, links };
}

function count(
  into: Rate,
  gold: ReadonlySet<string>,
  found: ReadonlySet<string>,
  what: string,
  misses: string[],
): void {
  into.wanted += gold.size;
  into.found += found.size;
  for (const key of found) {
    if (gold.has(key)) {
      into.right += 1;
      into.hit += 1;
    } else misses.push(`${what} not in gold: ${key}`);
  }
  for (const key of gold) if (!found.has(key)) misses.push(`${what} missed: ${key}`);
}

function iou(a: GoldRange, b: GoldRange): number {
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared / Math.max(1, Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** One name holds the last word of the other, or they share half of their longer words. */
function sameName(gold: string, found: string): boolean {
  const [x, y] = [gold, found].map((name) =>
    name
      .toLowerCase()
      .split(/[\s’'-]+/)
      .filter((word) => word.length > 2),
  );
  if (x === undefined || y === undefined) return false;
  const shared = x.filter((word) =>
    y.some((other) => other.slice(0, 5) === word.slice(0, 5)),
  ).length;
  return shared > 0 && shared >= Math.min(x.length, y.length) / 2;
}

function passageRate(event: GoldEvent, result: Comparison, misses: string[]): Rate {
  const into = rate();
  const placed = event.texts.flatMap((text) => {
    const sentences = result.articles.find(({ id }) => id === text.file)?.sentences ?? [];
    return text.facts.flatMap(({ at, ids }) => {
      const index = sentences.findIndex(({ start, end }) => start <= at && at < end);
      return ids.map((id) => ({ file: text.file, index, id }));
    });
  });
  const gold = new Set<string>();
  for (const [rank, x] of placed.entries()) {
    for (const y of placed.slice(rank + 1)) {
      if (x.file !== y.file && x.id === y.id && x.index >= 0 && y.index >= 0)
        gold.add(pairKey(`${x.file}#${x.index}`, `${y.file}#${y.index}`));
    }
  }
  const indexOf = (article: string, start: number): number =>
    result.articles
      .find(({ id }) => id === article)
      ?.sentences.findIndex((one) => one.start === start) ?? -1;
  const found = new Set(
    result.passages.map(({ a, b }) =>
      pairKey(
        `${a.article}#${indexOf(a.article, a.start)}`,
        `${b.article}#${indexOf(b.article, b.start)}`,
      ),
    ),
  );
  const named: string[] = [];
  count(into, gold, found, 'passage', named);
  for (const line of named) {
    const shown = line.replace(/([^\s|]+)#(\d+)/g, (_all, file: string, index: string) => {
      const sentence = result.articles.find(({ id }) => id === file)?.sentences[Number(index)];
      return sentence === undefined ? file : `\n      ${file}: ${words(event, file, sentence)}`;
    });
    misses.push(shown);
  }
  return into;
}

function pairKey(x: string, y: string): string {
  return x < y ? `${x}|${y}` : `${y}|${x}`;
}

function conflictRate(event: GoldEvent, result: Comparison, misses: string[]): Rate {
  const into = rate();
  const cells = event.texts.flatMap((text) =>
    text.cells.map((cell) => ({ ...cell, file: text.file })),
  );
  const idsOf = (claim: Comparison['claims'][number]): string[] => {
    const hits = new Map<string, Set<string>>();
    for (const { article, start, end } of claim.cells) {
      for (const cell of cells) {
        if (cell.file !== article || !overlaps(cell, { start, end })) continue;
        hits.set(cell.id, (hits.get(cell.id) ?? new Set<string>()).add(article));
      }
    }
    return Array.from(hits).flatMap(([id, files]) => (files.size >= 2 ? [id] : []));
  };
  const reached = new Set<string>();
  for (const claim of result.claims) {
    if (claim.conflict !== 'hard') continue;
    into.found += 1;
    const ids = idsOf(claim).filter((id) => event.conflicts[id] != null);
    if (ids.length > 0) {
      into.right += 1;
      for (const id of ids) reached.add(id);
    } else
      misses.push(
        `conflict not in gold: ${claim.kind} ${claim.cells.map(({ article, value }) => `${article}:${value}`).join(' | ')}`,
      );
  }
  const wanted = Object.entries(event.conflicts).filter(([, force]) => force === 'hard');
  into.wanted = wanted.length;
  for (const [id] of wanted) {
    if (reached.has(id)) into.hit += 1;
    else misses.push(`conflict missed: ${id}`);
  }
  return into;
}

function findingRates(
  event: GoldEvent,
  result: Comparison,
  misses: string[],
): Record<string, Rate> {
  const [all, first, fine, omitted] = [rate(), rate(), rate(), rate()];
  const errors = event.texts.flatMap((text) =>
    text.errors.map((error) => ({ ...error, file: text.file })),
  );
  const isHit = (finding: Finding, error: (typeof errors)[number]): boolean =>
    finding.spans.some((span) => span.article === error.file && overlaps(span, error));
  const missing = Object.entries(event.omissions ?? {}).flatMap(([file, topics]) =>
    topics.map((topic) => ({
      file,
      topic,
      places: event.texts.flatMap((text) =>
        text.topics.flatMap((place) => (place.id === topic ? [{ ...place, file: text.file }] : [])),
      ),
    })),
  );
  const isMissed = (finding: Finding, { file, places }: (typeof missing)[number]): boolean =>
    finding.kind === 'omission' &&
    finding.spans.some(({ article }) => article === file) &&
    finding.evidence.some((spot) =>
      places.some((place) => place.file === spot.article && overlaps(place, spot)),
    );
  for (const one of missing) {
    omitted.wanted += 1;
    if (result.findings.some((finding) => isMissed(finding, one))) omitted.hit += 1;
    else misses.push(`omission missed: ${one.file} ${one.topic}`);
  }
  for (const [rank, finding] of result.findings.entries()) {
    const isOmission = finding.kind === 'omission';
    if (isOmission && event.omissions === undefined) continue;
    const isRight = isOmission
      ? missing.some((one) => isMissed(finding, one))
      : errors.some((error) => isHit(finding, error));
    const into = isOmission ? omitted : all;
    into.found += 1;
    if (isRight) into.right += 1;
    else misses.push(`finding not in gold: #${rank + 1} ${finding.kind} ${finding.title}`);
    if (rank < 20) {
      first.found += 1;
      if (isRight) first.right += 1;
    }
  }
  for (const error of errors) {
    all.wanted += 1;
    first.wanted += 1;
    const rank = result.findings.findIndex((finding) => isHit(finding, error));
    if (rank >= 0) all.hit += 1;
    else
      misses.push(`error missed: ${error.file} ${error.kind} ${words(event, error.file, error)}`);
    if (rank >= 0 && rank < 20) first.hit += 1;
  }
  for (const text of event.texts) {
    for (const range of text.fine) {
      fine.wanted += 1;
      const flagged = result.findings.find(({ spans }) =>
        spans.some((span) => span.article === text.file && overlaps(span, range)),
      );
      if (flagged === undefined) fine.hit += 1;
      else misses.push(`look-alike flagged: ${words(event, text.file, range)} (${flagged.title})`);
    }
  }
  return { findings: all, 'first 20': first, 'look-alikes': fine, omissions: omitted };
}

/** A row belongs to the topic in whose paragraphs most of its sentences stand. */
const PURE = 0.6;

/**
 * A row of the topic map is right when most of its sentences stand in paragraphs of one topic; a topic
 * of several accounts is found when a row belongs to it; a cell when that account speaks of it.
 */
function topicRates(event: GoldEvent, result: Comparison, misses: string[]): Record<string, Rate> {
  const [rows, cells] = [rate(), rate()];
  const places = event.texts.flatMap((text) =>
    text.topics.map((place) => ({ ...place, file: text.file })),
  );
  if (places.length === 0) return { topics: rows, 'topic cells': cells };
  const filesOf = (topic: string): Set<string> =>
    new Set(places.flatMap(({ id, file }) => (id === topic ? [file] : [])));
  const wanted = Array.from(new Set(places.map(({ id }) => id))).filter(
    (id) => filesOf(id).size >= 2,
  );
  const found = new Map<string, Set<string>>();
  for (const { label, cells: own } of result.topics) {
    const spots = own.flatMap(({ article, spans }) => spans.map((span) => ({ ...span, article })));
    const shares = wanted.map((id) => ({
      id,
      share:
        spots.filter((spot) =>
          places.some(
            (place) => place.id === id && place.file === spot.article && overlaps(place, spot),
          ),
        ).length / Math.max(1, spots.length),
    }));
    const best = shares.toSorted((x, y) => y.share - x.share)[0];
    rows.found += 1;
    if (best === undefined || best.share < PURE) {
      misses.push(`topic of no one matter: ${label}`);
      continue;
    }
    rows.right += 1;
    const of = found.get(best.id) ?? new Set<string>();
    for (const { article } of spots) of.add(article);
    found.set(best.id, of);
  }
  for (const id of wanted) {
    rows.wanted += 1;
    const files = found.get(id);
    if (files === undefined) {
      misses.push(`topic missed: ${id}`);
      continue;
    }
    rows.hit += 1;
    const gold = filesOf(id);
    cells.found += files.size;
    cells.wanted += gold.size;
    const shared = Array.from(files).filter((file) => gold.has(file)).length;
    cells.right += shared;
    cells.hit += shared;
    for (const file of gold) if (!files.has(file)) misses.push(`topic cell missed: ${id} ${file}`);
    for (const file of files)
      if (!gold.has(file)) misses.push(`topic cell not in gold: ${id} ${file}`);
  }
  return { topics: rows, 'topic cells': cells };
}
