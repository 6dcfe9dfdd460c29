import { describe, expect, it } from 'vitest';

import { inSlices } from './slices.ts';

function* busy(steps: number, ms: number): Generator<undefined, number> {
  for (let i = 0; i < steps; i += 1) {
    const until = performance.now() + ms;
    while (performance.now() < until);
    yield;
  }
  return steps;
}

describe('UX6 long work in slices', () => {
  it('gives its result, and others a turn before', async () => {
    const turns: string[] = [];
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => turns.push('another'));
    channel.port1.start();
    channel.port2.postMessage(null);
    const result = await inSlices(busy(30, 1), new AbortController().signal);
    turns.push('done');
    channel.port1.close();
    expect(result).toBe(30);
    expect(turns).toEqual(['another', 'done']);
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    const running = inSlices(busy(1_000_000, 1), controller.signal);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });

  it('fails as the work fails', async () => {
    // oxlint-disable-next-line require-yield -- work that fails in its first step
    function* failing(): Generator<undefined, never> {
      throw new RangeError('no');
    }
    await expect(inSlices(failing(), new AbortController().signal)).rejects.toThrow(RangeError);
  });
});
