/** Scripts that the app may start by address: its own built files. */
const OWN_SCRIPT = /\/(?:sw|assets\/[\w.-]+)\.m?js$/;

interface PolicyFactory {
  readonly createPolicy: (
    name: string,
    rules: Record<string, (value: string) => string | null>,
  ) => unknown;
}

/**
 * The one Trusted Types policy. No string ever becomes HTML or script; a worker may be started from the app's own files. The
 * empty string is let through because React Aria clears its live region with it.
 */
const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
factory?.createPolicy('default', {
  createHTML: (html) => (html === '' ? html : null),
  createScript: () => null,
  createScriptURL: (address) => {
    const url = new URL(address, document.baseURI);
    return url.origin === location.origin && OWN_SCRIPT.test(url.pathname) ? address : null;
  },
});
