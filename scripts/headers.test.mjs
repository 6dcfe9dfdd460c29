import { expect, test } from 'vitest';

import { headersFileText, metaPolicy, securityHeaders } from './headers.mjs';

/** Says whether a rule of the file applies to a path. */
const matches = (route, pathname) =>
  route.endsWith('*') ? pathname.startsWith(route.slice(0, -1)) : route === pathname;

const policy = securityHeaders['Content-Security-Policy'];

test('the policy is the one that was measured to let the app run', () => {
  expect(policy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default inert-page",
  );
});

test('the meta tag says the same but for what a meta tag cannot carry', () => {
  expect(metaPolicy).toBe(policy.replace("frame-ancestors 'none'; ", ''));
});

test('the _headers file sets no header twice for one path', () => {
  const rules = headersFileText()
    .trim()
    .split('\n\n')
    .map((block) => {
      const [route, ...lines] = block.split('\n');
      return { route, names: lines.map((line) => line.trim().split(':')[0]) };
    });
  for (const pathname of [
    '/',
    '/index.html',
    '/sw.js',
    '/assets/a.js',
    '/seeds/index.json',
    '/icon.svg',
  ]) {
    const names = rules
      .filter(({ route }) => matches(route, pathname))
      .flatMap((rule) => rule.names);
    expect(new Set(names).size, pathname).toBe(names.length);
    expect(names).toContain('Content-Security-Policy');
    expect(names).toContain('Strict-Transport-Security');
  }
});

test('no line of the _headers file is longer than Cloudflare reads', () => {
  expect(
    Math.max(
      ...headersFileText()
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThan(2000);
});
