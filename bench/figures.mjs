/** Returns the smallest value that at least the share `p` (0…1) of `values` does not exceed (nearest rank), or `null` for none. */
export function percentile(values, p) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}

/** Returns the middle value, of two the mean, or `null` for none. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Returns the largest value, or `null` for none. */
export function largest(values) {
  return values.length === 0 ? null : Math.max(...values);
}

/** Returns all values added up. */
export function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
