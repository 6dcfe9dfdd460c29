/**
 * Returns 13 characters that stand for `text`: two FNV-1a hashes of 32 bits with other offsets, in
 * base 36. For ids that stay with the same words, not for safety.
 *
 * Source: Fowler, Noll, Vo.
 */
export function shortHash(text: string): string {
  return `${fnv(text, 0x811c9dc5)}${fnv(text, 0x9747b28c)}`;
}

function fnv(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0').slice(0, 7);
}
