// The service worker: keeps one whole build of the app for use without a network, and nothing else. The build writes before
// this file which files it consists of (scripts/service-worker.mjs).

const worker = self as unknown as ServiceWorkerGlobalScope;

/** Names the build: a hash of the list. */
declare const BUILD: string;
/** The files of the build by their path below the app, with the hash of their content as Subresource Integrity has it. */
declare const FILES: Readonly<Record<string, string>>;

const PREFIX = 'galley-app-';
const CACHE = PREFIX + BUILD;
const SCOPE = worker.registration.scope;
/** This build, and the one before it: tabs that still run it may ask for parts they have not loaded yet. */
const BUILDS_KEPT = 2;

worker.addEventListener('install', (event) => event.waitUntil(fill()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(SCOPE)) return;
  const path = url.slice(SCOPE.length).replace(/[?#].*$/, '');
  const name = path === '' || path === 'index.html' ? './' : path;
  if (Object.hasOwn(FILES, name)) event.respondWith(fromBuild(name, event.request));
  else if (name.startsWith('assets/')) event.respondWith(fromAnyBuild(event.request));
});

/**
 * Fetches every file of the build. One that is missing, or not the one that was built, as in the middle of an upload, makes the
 * whole of it fail: the build before stays, and the browser tries again.
 */
async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      Object.entries(FILES).map(async ([name, integrity]) => {
        const address = new URL(name, SCOPE).href;
        const response = await fetch(address, { integrity, cache: 'no-cache' });
        if (!response.ok) throw new TypeError(`${name}: ${response.status}`);
        await cache.put(address, response);
      }),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function takeOver(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const others = builds.filter((name) => name !== CACHE);
  await Promise.all(
    others
      .slice(0, Math.max(0, others.length + 1 - BUILDS_KEPT))
      .map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

async function fromBuild(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(name, SCOPE).href)) ?? fetch(request);
}

// A tab of the build before asks for a part under the name it had then.
async function fromAnyBuild(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
