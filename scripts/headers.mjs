/**
 * The one source of every security and cache header: the server, the `<meta>` in index.html and
 * the `_headers` file for static hosts are all written from here.
 */

/** Nothing is allowed but what the app itself ships; an operator who adds a team engine adds its origin to `connect-src`. */
const POLICY = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self' data: blob:"],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['worker-src', "'self'"],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
  // The second one parses pages that an editor adds into documents that run nothing; only their words are taken.
  ['trusted-types', 'default inert-page'],
];

/** What a browser ignores, with a warning, when the policy comes in a `<meta>` (CSP 3, section 3.3). */
const HEADER_ONLY = new Set(['frame-ancestors']);

function policyText(directives) {
  return directives.map(([name, value]) => `${name} ${value}`).join('; ');
}

/** The content of `<meta http-equiv="Content-Security-Policy">`, for hosts that send no headers. */
export const metaPolicy = policyText(POLICY.filter(([name]) => !HEADER_ONLY.has(name)));

/** The headers of every response, over plain HTTP too. */
export const securityHeaders = {
  'Content-Security-Policy': policyText(POLICY),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

const IMMUTABLE = 'public,max-age=31536000,immutable';
const REVALIDATE = 'no-cache';

/**
 * Returns the Cache-Control of a file, by its path below the app's base, such as `/assets/index-1a2b.js`.
 *
 * Only `/assets/` holds names with a hash of their content; everything else is asked for again, so
 * that a new release is seen at once.
 */
export function cacheControlFor(pathname) {
  return pathname.startsWith('/assets/') ? IMMUTABLE : REVALIDATE;
}

/**
 * Returns the `_headers` file that Netlify and Cloudflare Pages read.
 *
 * Both add up the headers of all rules that match and join equal names with a comma, so no two
 * rules here may set the same header for one path. Both serve over TLS only, hence HSTS.
 */
export function headersFileText() {
  const rules = [
    ['/*', { ...securityHeaders, 'Strict-Transport-Security': 'max-age=63072000' }],
    ['/assets/*', { 'Cache-Control': IMMUTABLE }],
    ...['/', '/index.html', '/sw.js', '/seeds/*'].map((route) => [
      route,
      { 'Cache-Control': REVALIDATE },
    ]),
  ];
  return rules
    .map(([route, headers]) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
      return `${route}\n${lines.join('')}`;
    })
    .join('\n');
}
