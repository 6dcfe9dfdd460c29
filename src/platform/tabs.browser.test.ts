import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { openTabs, tabChannel } from './tabs.ts';

const frames: HTMLIFrameElement[] = [];

beforeEach(() => sessionStorage.removeItem('galley-tab'));
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'locks');
});

const withoutLocks = (locks: unknown) =>
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
const refusing = {
  query: () => Promise.reject(new DOMException('', 'SecurityError')),
  request: () => Promise.reject(new DOMException('', 'SecurityError')),
};

/** Opens a page of its own, which shares sessionStorage with this one as a reload would, and returns its tab id. */
async function openPage(): Promise<{
  id: string;
  close: () => void;
  reload: () => Promise<string>;
}> {
  const frame = document.createElement('iframe');
  frames.push(frame);
  const nextId = () =>
    new Promise<string>((resolve) => {
      const hear = ({ source, data }: MessageEvent) => {
        if (source !== frame.contentWindow || typeof data !== 'string') return;
        removeEventListener('message', hear);
        resolve(data);
      };
      addEventListener('message', hear);
    });
  const path = new URL('./tabs.ts', import.meta.url).pathname;
  frame.srcdoc = `<script type="module">
    import { openTabs } from '${path}';
    parent.postMessage((await openTabs()).id);
  </script>`;
  const first = nextId();
  document.body.append(frame);
  return {
    id: await first,
    close: () => frame.remove(),
    reload: () => {
      const next = nextId();
      frame.contentWindow?.location.reload();
      return next;
    },
  };
}

describe.each([
  ['locks', () => {}],
  ['no locks, as on an insecure origin', () => withoutLocks(undefined)],
  ['locks that refuse, as with site data blocked', () => withoutLocks(refusing)],
])('With %s', (_, arrange) => {
  beforeEach(arrange);

  test('a duplicated tab gets its own id, and both know of each other', async () => {
    const one = await openTabs();
    // A duplicate starts with a copy of the sessionStorage.
    const two = await openTabs();
    expect(two.id).not.toBe(one.id);
    expect([...(await one.others())]).toContain(two.id);
    expect([...(await two.others())]).toContain(one.id);
    expect([...(await one.others())]).not.toContain(one.id);
  });
});

describe('A page', () => {
  test('keeps its id through a reload', async () => {
    const page = await openPage();
    for (let n = 0; n < 5; n++) expect(await page.reload()).toBe(page.id);
  });

  test('counts as open until it is closed', async () => {
    const page = await openPage();
    const here = await openTabs();
    expect(here.id).not.toBe(page.id);
    expect([...(await here.others())]).toContain(page.id);
    page.close();
    await vi.waitFor(async () => expect([...(await here.others())]).not.toContain(page.id));
  });

  test('without sessionStorage still has an id', async () => {
    vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
      throw new DOMException('', 'SecurityError');
    });
    expect((await openTabs()).id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('with neither locks nor channels believes itself alone', async () => {
    withoutLocks(undefined);
    vi.stubGlobal('BroadcastChannel', undefined);
    const tabs = await openTabs();
    expect(await tabs.others()).toEqual(new Set());
  });
});

describe('tabChannel', () => {
  test('carries messages to the other tabs, until one stops listening', async () => {
    const [mine, theirs] = [tabChannel<number>('test'), tabChannel<number>('test')];
    const heard = vi.fn<(message: number) => void>();
    const own = vi.fn<() => void>();
    mine.listen(own);
    const stop = theirs.listen(heard);
    mine.post(1);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith(1));
    expect(own).not.toHaveBeenCalled();
    stop();
    const end = vi.fn<() => void>();
    theirs.listen(end);
    mine.post(2);
    await vi.waitFor(() => expect(end).toHaveBeenCalledOnce());
    expect(heard).toHaveBeenCalledOnce();
    mine.close();
    theirs.close();
  });

  test('is deaf and dumb where there are no channels', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const channel = tabChannel<number>('test');
    const heard = vi.fn<(message: number) => void>();
    const stop = channel.listen(heard);
    channel.post(1);
    stop();
    channel.close();
    expect(heard).not.toHaveBeenCalled();
  });
});
