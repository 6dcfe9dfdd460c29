import type { ArticleId } from '#core/domain/ids.ts';

import type { Draft, DraftAnnotator, DraftItem, DraftTarget } from './draft.ts';
import type { Ground } from './grounds.ts';
import { stem } from './rows.ts';

/**
 * A draft in which everybody has a name as far as the files tell: where several files speak of one text and none says by whom, each is
 * by somebody else. They are told apart by the names of the files or, where those are the same, of their folders.
 */
export function nameAnonymous(draft: Draft, grounds: ReadonlyMap<string, Ground>): Draft {
  const files = new Map<ArticleId, Set<string>>();
  for (const item of draft.items) {
    if (item.kind !== 'annotation' || !isNobody(item.by)) continue;
    const articleId = grounds.get(item.document)?.articleId;
    if (articleId !== undefined)
      files.set(articleId, (files.get(articleId) ?? new Set()).add(item.file));
  }
  const shared = [
    ...new Set([...files.values()].filter(({ size }) => size > 1).flatMap((names) => [...names])),
  ];
  if (shared.length === 0) return draft;
  const isTold = new Set(shared.map(stem)).size === shared.length;
  const names = new Map(
    shared.map((file) => [file, isTold ? stem(file) : (file.split('/').at(-2) ?? stem(file))]),
  );
  return { ...draft, items: draft.items.map((item) => named(item, names)) };
}

function named(item: DraftItem, names: ReadonlyMap<string, string>): DraftItem {
  const name = names.get(item.file);
  if (name === undefined) return item;
  const who = (by: DraftAnnotator): DraftAnnotator => (isNobody(by) ? { name } : by);
  const at = (target: DraftTarget): DraftTarget => ({ ...target, by: who(target.by) });
  const by = who(item.by);
  switch (item.kind) {
    case 'link':
      return { ...item, by, from: at(item.from), to: item.to.map(at) };
    case 'decision':
    case 'reply':
      return { ...item, by, target: at(item.target) };
    default:
      return { ...item, by };
  }
}

function isNobody({ name, id = '' }: DraftAnnotator): boolean {
  return name === '' && id === '';
}
