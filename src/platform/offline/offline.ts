/** Whether the app opens without a network. */
export type Offline =
  /** Not here: an insecure origin, a private window of some browsers, or the development server. */
  | 'impossible'
  | 'preparing'
  | 'ready'
  /** A file could not be had, say. It is tried again at the next visit. */
  | 'failed';

/** What the page is told. */
export interface OfflineOptions {
  readonly onChange: (offline: Offline) => void;
  /** A newer build is here and waits to be let in. */
  readonly onUpdate: () => void;
  /** Another tab has let a newer build in. This page goes on as it is; parts it has not loaded yet may be gone later. */
  readonly onReplaced: () => void;
}

/** The way to a newer build. */
export interface Updates {
  /** Lets the newer build in, if there is one. Resolves when it serves this page. The page is still the old one. */
  readonly letIn: () => Promise<void>;
}

/** How often to ask for a newer build while the page is used, in ms. Browsers ask by themselves when a page is opened. */
const BETWEEN_CHECKS = 30 * 60_000;
/** How long a newer build may take to take over before the page reloads without waiting for it. */
const PATIENCE = 5_000;

/**
 * Has the app kept for use without a network, and looks out for newer builds. Never reloads anything. Called once.
 */
export async function keepOffline(options: OfflineOptions): Promise<Updates> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (container === undefined) return refused(options, 'impossible');
  let registration: ServiceWorkerRegistration | undefined;
  try {
    // Where workers are blocked from outside the page, some answer with nothing.
    registration = (await container.register('./sw.js', { updateViaCache: 'none' })) as
      | ServiceWorkerRegistration
      | undefined;
  } catch {
    return refused(options, 'failed');
  }
  if (registration === undefined) return refused(options, 'impossible');
  return follow(container, registration, options);
}

function refused({ onChange }: OfflineOptions, offline: Offline): Updates {
  onChange(offline);
  return { letIn: () => Promise.resolve() };
}

function follow(
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  { onChange, onUpdate, onReplaced }: OfflineOptions,
): Updates {
  let wasServed = container.controller !== null;
  let asked = false;
  const watch = (worker: ServiceWorker): void => {
    const isFirst = registration.active === null;
    const look = (): void => {
      if (worker.state === 'installed' && !isFirst) onUpdate();
      if (worker.state === 'activated') onChange('ready');
      if (worker.state === 'redundant' && isFirst && registration.active === null)
        onChange('failed');
    };
    worker.addEventListener('statechange', look);
    look();
  };
  onChange(registration.active === null ? 'preparing' : 'ready');
  for (const worker of [registration.installing, registration.waiting]) {
    if (worker !== null) watch(worker);
  }
  registration.addEventListener('updatefound', () => {
    if (registration.installing !== null) watch(registration.installing);
  });
  container.addEventListener('controllerchange', () => {
    if (wasServed && !asked) onReplaced();
    wasServed = true;
  });
  checkNowAndThen(registration);
  return {
    letIn: async () => {
      const { waiting } = registration;
      if (waiting === null) return;
      asked = true;
      const served = new Promise<void>((resolve) => {
        container.addEventListener('controllerchange', () => resolve(), { once: true });
        setTimeout(resolve, PATIENCE);
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origins
      waiting.postMessage('take over');
      await served;
    },
  };
}

function checkNowAndThen(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < BETWEEN_CHECKS) return;
    last = Date.now();
    // Without a network there is nothing newer to be had.
    registration.update().catch(() => null);
  });
}
