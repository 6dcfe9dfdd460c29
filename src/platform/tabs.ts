import { v4 } from 'uuid';

import { keepInTab, keptInTab } from './tab-memory.ts';

/** This tab among the open tabs of the app. */
export interface Tabs {
  /** Names this tab. A reload keeps it; a duplicated tab gets its own. */
  readonly id: string;
  /** The ids of the other tabs that are open now. */
  readonly others: () => Promise<ReadonlySet<string>>;
}

/** A channel to the other open tabs. What comes in may be of an older or newer build. */
export interface TabChannel<Message> {
  /** Sends to every other tab that listens. */
  readonly post: (message: Message) => void;
  /** Calls `hear` for what other tabs post. Returns the way to stop. */
  readonly listen: (hear: (message: Message) => void) => () => void;
  readonly close: () => void;
}

const KEY = 'galley-tab';
const LOCK_PREFIX = 'galley-tab-';
/** Milliseconds for the page before a reload to let go of its lock: a duplicated tab waits so long for its id. */
const HANDOVER = 300;
/** Milliseconds for other tabs to answer a roll call. Measured: under 10 with the tab in the background. */
const ROLL_CALL = 100;

/**
 * Finds out which tab this is and keeps its id for as long as the page lives. Never rejects.
 *
 * A Web Lock says which tabs are open. On an insecure origin, or with site data blocked, there are none, and tabs call
 * the roll over a BroadcastChannel instead: a frozen tab then counts as closed. With neither, every tab believes itself alone.
 * Without sessionStorage a reload makes a new tab of it.
 */
export async function openTabs(): Promise<Tabs> {
  const presence = await presenceHere();
  const known = keptInTab(KEY);
  if (known !== null && (await presence.take(known))) return { id: known, others: presence.others };
  const id = v4();
  await presence.take(id);
  keepInTab(KEY, id);
  return { id, others: presence.others };
}

/** Opens the channel `name`. Where there is no BroadcastChannel, what is posted reaches nobody. */
export function tabChannel<Message>(name: string): TabChannel<Message> {
  const channel = openChannel(name);
  if (channel === null) return { post: () => {}, listen: () => () => {}, close: () => {} };
  return {
    post: (message) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origins
      channel.postMessage(message);
    },
    listen: (hear) => {
      const onMessage = ({ data }: MessageEvent<Message>) => hear(data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
    close: () => channel.close(),
  };
}

/**
 * Does something while no other tab does the same. Where there are no Web Locks it is done all the same, and two tabs that open
 * in the same instant may both do it.
 */
export async function alone<Result>(name: string, job: () => Promise<Result>): Promise<Result> {
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return job();
  let running: Promise<Result> | null = null;
  try {
    return await locks.request(`galley-alone-${name}`, () => (running = job()));
  } catch (error) {
    // Site data is blocked: the locks are there and refuse.
    if (running === null) return job();
    throw error;
  }
}

interface Presence {
  /** Takes the id for this page, or says no because another page has it. */
  readonly take: (id: string) => Promise<boolean>;
  readonly others: () => Promise<ReadonlySet<string>>;
}

async function presenceHere(): Promise<Presence> {
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return presenceByRollCall();
  try {
    await locks.query();
    return presenceByLocks(locks);
  } catch {
    // Site data is blocked: the locks are there and refuse.
    return presenceByRollCall();
  }
}

function presenceByLocks(locks: LockManager): Presence {
  let own = '';
  return {
    take: (id) =>
      new Promise((resolve) => {
        // Not `ifAvailable`: right after a reload the page before may still hold the lock.
        const waiting = AbortSignal.timeout(HANDOVER);
        const holding = locks.request(LOCK_PREFIX + id, { signal: waiting }, () => {
          own = id;
          resolve(true);
          return new Promise(() => {}); // Held until the page goes.
        });
        holding.catch(() => resolve(false));
      }),
    others: async () => {
      const { held = [] } = await locks.query();
      const ids = held.flatMap(({ name = '' }) =>
        name.startsWith(LOCK_PREFIX) ? name.slice(LOCK_PREFIX.length) : [],
      );
      return new Set(ids.filter((id) => id !== own));
    },
  };
}

function presenceByRollCall(): Presence {
  const channel = tabChannel<{ readonly here: string } | 'who is here?'>('galley-tabs');
  let own: string | null = null;
  channel.listen((call) => {
    if (call === 'who is here?' && own !== null) channel.post({ here: own });
  });
  const others = async (): Promise<ReadonlySet<string>> => {
    const heard = new Set<string>();
    const stop = channel.listen((call) => {
      if (typeof call === 'object') heard.add(call.here);
    });
    channel.post('who is here?');
    await new Promise((resolve) => {
      setTimeout(resolve, ROLL_CALL);
    });
    stop();
    return heard;
  };
  return {
    take: async (id) => {
      if ((await others()).has(id)) return false;
      own = id;
      return true;
    },
    others,
  };
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
