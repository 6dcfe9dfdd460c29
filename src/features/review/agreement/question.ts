import { asTagId } from '#core/domain/ids.ts';
import type { SetId, TagId } from '#core/domain/ids.ts';
import type { AgreementArticle } from '#core/review/agreement.ts';
import type { AgreementPlace } from '#state/agreement-place.ts';
import type { Story } from '#state/use-story.ts';

import type { Layer } from './names.ts';
import type { Question } from './use-agreement.ts';

/**
 * What is asked: the layers, accounts and the two of the address as far as they exist. Without any, all layers that have done
 * something, all accounts, and the first two layers that have an account in common.
 */
export function questionOf(
  story: Story,
  all: readonly Layer[],
  accounts: readonly AgreementArticle[],
  { layers, articles, ignoresDone, pair }: Omit<AgreementPlace, 'only'>,
): Question {
  const named = idsOf(all).filter((id) => layers.includes(id));
  const active = idsOf(all).filter((id) => hasWorked(accounts, id));
  const compared = [named, active, idsOf(all)].find((ids) => ids.length > 1) ?? [];
  const ids = story.articles.map(({ articleId }) => articleId);
  const counted = ids.filter((id) => articles.includes(id));
  const query = {
    layers: compared,
    articles: counted.length === 0 ? ids : counted,
    tags: tagsOf(story, accounts),
    ignoresDone,
  };
  const asked = compared.filter((id) => pair.includes(id));
  const two = asked.length === 2 ? asked : firstTwo(compared, accounts);
  return { query, pair: { ...query, layers: two } };
}

function idsOf(layers: readonly Layer[]): readonly SetId[] {
  return layers.map(({ setId }) => setId);
}

function hasWorked(accounts: readonly AgreementArticle[], id: SetId): boolean {
  return accounts.some(({ layers }) =>
    layers.some(
      ({ setId, isDone, annotations }) => setId === id && (isDone || annotations.length > 0),
    ),
  );
}

function firstTwo(
  layers: readonly SetId[],
  accounts: readonly AgreementArticle[],
): readonly SetId[] {
  const done = layers.map(
    (id) =>
      new Set(
        accounts.flatMap((account) =>
          account.layers.some(({ setId, isDone }) => setId === id && isDone)
            ? [account.articleId]
            : [],
        ),
      ),
  );
  for (const [i, a] of layers.entries()) {
    const j = done.findIndex((other, at) => at > i && [...other].some((id) => done[i]?.has(id)));
    const b = layers[j];
    if (b !== undefined) return [a, b];
  }
  return layers.slice(0, 2);
}

/** The tags of the story in their order, then those of other codebooks, then what is only used. */
function tagsOf(story: Story, accounts: readonly AgreementArticle[]): readonly TagId[] {
  const used = accounts.flatMap(({ layers }) =>
    layers.flatMap(({ annotations }) => annotations.map(({ body }) => body.tag as string)),
  );
  return [
    ...new Set([
      ...story.codebook.tags.map(({ id }) => id),
      ...(story.codebook.retired ?? []).map(({ id }) => id),
      ...story.sets.flatMap(({ body }) => body.codebook?.tags.map(({ id }) => id) ?? []),
      ...used.toSorted().map(asTagId),
    ]),
  ];
}
