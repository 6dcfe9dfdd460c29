import type { Claim, ClaimCell, Provenance } from '#core/compare/result.ts';

/**
 * The cell that says what most independent accounts say; those that go back to one source count once (CM5). `null` where two
 * answers have as many, since then none of them leads.
 */
export function leadingCell({ cells }: Claim, { groups }: Provenance): ClaimCell | null {
  const votes = new Map<string, Set<number | string>>();
  for (const { article, key } of cells) {
    const group = groups.findIndex((members) => members.includes(article));
    const voters = votes.get(key) ?? new Set();
    voters.add(group === -1 ? article : group);
    votes.set(key, voters);
  }
  const [first, second] = [...votes].toSorted(([, a], [, b]) => b.size - a.size);
  if (first === undefined || first[1].size === second?.[1].size) return null;
  return cells.find(({ key }) => key === first[0]) ?? null;
}
