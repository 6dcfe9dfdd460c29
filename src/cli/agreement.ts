import { parseArgs } from 'node:util';

import { asTagId } from '#core/domain/ids.ts';
import {
  type Agreement,
  type AgreementQuery,
  createAgreement,
  type PairReport,
} from '#core/review/agreement.ts';
import type { Figure, Reason } from '#core/review/figure.ts';
import type { GammaFigure } from '#core/review/gamma.ts';
import type { GroupFigures } from '#core/review/summarise-group.ts';

import { type Command, CommandError, type Io } from './command.ts';
import { agreementArticles, type Layers, layersOf, namesOf, tagsOf } from './layers.ts';
import { readSets } from './read-set.ts';
import { table } from './table.ts';

const USAGE = `Usage: npm run --silent galley -- agreement [--json] [--tag TAG …] [--all-articles] SET SET …

How far annotators agree, per tag and for each two, over the articles that both have marked done.
Each SET is a native set (docs/formats.md); several sets of one annotator are taken together. What
the figures are: docs/command-line.md.

  --json           the same figures as one JSON object, with what a table has no room for
  --tag TAG        only this tag; may be repeated
  --all-articles   count articles that are not marked done as well

Exit status: 0 done, 2 a file cannot be used or there are not two annotators.`;

/** Prints how far annotators agree. */
export const agreement: Command = {
  name: 'agreement',
  summary: 'how far annotators agree, as a table or JSON',
  usage: USAGE,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        tag: { type: 'string', multiple: true, default: [] },
        'all-articles': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new CommandError(`no set is named.\n\n${USAGE}`);
    const layers = layersOf(await readSets(positionals, io), io);
    if (layers.layers.length < 2)
      throw new CommandError('all sets are by one annotator; agreement is between two or more.');
    const known = tagsOf(layers);
    const unknown = values.tag.find((tag) => !known.includes(asTagId(tag)));
    if (unknown !== undefined)
      throw new CommandError(`there is no tag "${unknown}" in these sets: ${known.join(', ')}.`);
    const articles = agreementArticles(layers);
    const measured = createAgreement();
    for (const article of articles) measured.put(article);
    const report = fullReport(measured, {
      layers: layers.layers.map(({ set }) => set.setId),
      articles: articles.map(({ articleId }) => articleId),
      tags: values.tag.length === 0 ? known : values.tag.map(asTagId),
      ignoresDone: values['all-articles'],
    });
    if (values.json) printJson(report, layers, articles, io);
    else printTables(report, layers, io);
    return 0;
  },
};

type Full = ReturnType<typeof fullReport>;

function fullReport(measured: Agreement, query: AgreementQuery) {
  const { pairs, group } = measured.report(query);
  return {
    query,
    group,
    pairs: pairs.map((pair) => {
      const two = { ...query, layers: [pair.a, pair.b] };
      return {
        ...pair,
        tags: pair.tags.map((figures) => ({ ...figures, gamma: measured.gamma(two, figures.tag) })),
        all: {
          ...pair.all,
          // Gamma over all tags weighs them against one another: with one tag asked for, it is that tag's.
          gamma: measured.gamma(two, query.tags.length === 1 ? (query.tags[0] ?? null) : null),
        },
        byArticle: measured.detail(two).map(({ articleId, figures }) => ({
          article: articleId,
          tags: figures.tags,
          all: figures.all,
        })),
      };
    }),
  };
}

function printJson(
  { query, pairs, group }: Full,
  layers: Layers,
  articles: ReturnType<typeof agreementArticles>,
  io: Io,
): void {
  const names = namesOf(layers);
  const about = new Map(layers.articles.map(({ articleId, body }) => [articleId, body]));
  const json = {
    layers: layers.layers.map(({ set }) => ({
      set: set.setId,
      annotator: set.body.annotator.id,
      name: names.get(set.setId),
    })),
    articles: articles.map(({ articleId, layers: readers }) => ({
      article: articleId,
      outlet: about.get(articleId)?.outlet ?? '',
      headline: about.get(articleId)?.headline ?? '',
      done: readers.flatMap(({ setId, isDone }) => (isDone ? [setId] : [])),
    })),
    tags: query.tags,
    pairs,
    group,
  };
  io.print(`${JSON.stringify(json, null, 2)}\n`);
}

function printTables({ pairs, group, query }: Full, layers: Layers, io: Io): void {
  const names = namesOf(layers);
  const nameOf = (id: PairReport['a']): string => names.get(id) ?? id;
  for (const pair of pairs) {
    io.print(`${nameOf(pair.a)} (a) and ${nameOf(pair.b)} (b), ${accounts(pair.articles)}\n\n`);
    if (pair.articles === 0) io.print(NONE_DONE);
    else io.print(`${table(pairRows(pair))}\n${reasons(pair)}\n`);
  }
  if (query.layers.length > 2) {
    io.print(`All ${query.layers.length}, ${accounts(group.articles)}\n\n`);
    io.print(`${table(groupRows(group))}\n`);
  }
}

const NONE_DONE =
  'No account is marked done by both, so a missing tag says nothing. --all-articles counts all accounts.\n\n';

function accounts(count: number): string {
  return count === 1 ? '1 account' : `${count} accounts`;
}

type PairRow = Full['pairs'][number];

function pairRows(pair: PairRow): readonly (readonly string[])[] {
  const last = { tag: 'all', kappa: null, alpha: null, ...pair.all };
  return [
    [
      'tag',
      'a',
      'b',
      'same',
      'meet',
      'F1',
      'overlap F1',
      'partial F1',
      'kappa',
      'alpha',
      'alpha_U',
      'gamma',
    ],
    ...[...pair.tags, last].map((row) => [
      row.tag,
      ...[row.a, row.b, row.exact, row.overlap].map(String),
      ...[
        row.exactF1,
        row.overlapF1,
        row.partialF1,
        row.kappa,
        row.alpha,
        row.alphaU,
        row.gamma,
      ].map(shown),
    ]),
  ];
}

function groupRows({ tags, alphaU }: GroupFigures): readonly (readonly string[])[] {
  return [
    ['tag', 'alpha', 'alpha_U'],
    ...tags.map((row) => [row.tag, shown(row.alpha), shown(row.alphaU)]),
    ['all', '', shown(alphaU)],
  ];
}

function shown(figure: Figure | GammaFigure | null): string {
  if (figure === null) return '';
  return figure.value === null ? '–' : figure.value.toFixed(3);
}

const WORDS: Readonly<Record<Reason, string>> = {
  'none-done': 'no account is marked done by both',
  'nobody-marked': 'nobody has marked it',
  'no-words': 'it stands on whole accounts only',
  'one-category': 'nothing else occurs, so chance cannot be told',
  'nothing-matched': 'no spans answer one another',
  'no-text': 'a text is missing',
  'too-few': 'one of them has fewer than two',
  'too-many': 'there are too many spans',
  'not-all-done': 'no account is marked done by all',
};

/** Why what is `–` is not defined: one line for each reason. */
function reasons({ tags, all }: PairRow): string {
  const found = new Map<Reason, Set<string>>();
  for (const { tag, ...row } of [...tags, { tag: 'all', ...all }]) {
    for (const [name, figure] of Object.entries(row)) {
      if (typeof figure !== 'object' || figure.value !== null) continue;
      const places = found.get(figure.why) ?? new Set();
      found.set(figure.why, places.add(figure.why === 'nobody-marked' ? tag : `${tag} ${name}`));
    }
  }
  return [...found].map(([why, places]) => `– ${WORDS[why]}: ${[...places].join(', ')}\n`).join('');
}
