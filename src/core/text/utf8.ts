/**
 * Finds the first byte of the first ill-formed sequence in `bytes`, or returns `null` when they are
 * well-formed UTF-8.
 *
 * Well-formed is what The Unicode Standard, table 3-7, lists: overlong forms, surrogates, values
 * above U+10FFFF and sequences cut short are ill-formed. The offset counts bytes. Cost is
 * O(|bytes|).
 */
export function firstInvalidByte(bytes: Uint8Array): number | null {
  const length = bytes.length;
  let at = 0;
  while (at < length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const size = sequenceLength(lead);
    if (size === 0 || at + size > length) return at;
    const second = bytes[at + 1] ?? 0;
    if (second < lowestSecond(lead) || second > highestSecond(lead)) return at;
    for (let i = 2; i < size; i += 1) {
      if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return at;
    }
    at += size;
  }
  return null;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

function lowestSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  if (lead === 0xf0) return 0x90;
  return 0x80;
}

function highestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  if (lead === 0xf4) return 0x8f;
  return 0xbf;
}
