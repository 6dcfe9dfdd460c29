/** How long work goes on before the page gets a turn, in ms: half a frame, so that a key still paints in its frame. */
const SLICE = 8;

/**
 * Runs work that pauses (yields) often, and lets the page have its turn between slices of 8 ms.
 *
 * @throws The reason of `signal` when that is aborted; what the work throws.
 */
export async function inSlices<Result>(
  work: Generator<undefined, Result>,
  signal: AbortSignal,
): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    const until = performance.now() + SLICE;
    do {
      const { done, value } = work.next();
      if (done === true) return value;
    } while (performance.now() < until);
    // One slice after the other is what it is for.
    // oxlint-disable-next-line no-await-in-loop
    await nextTurn();
  }
}

/** Resolves when input and painting had their turn. A timer would wait 4 ms each time. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
