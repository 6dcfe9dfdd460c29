/** Says whether a string is an `http` or `https` URL, the only kind that is made a link. */
export function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
