/** How long the browser may put off what nobody waits for, in ms. */
const PATIENCE = 1000;

/** Resolves when the browser has nothing better to do, after a second at the latest. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) {
      requestIdleCallback(() => resolve(), { timeout: PATIENCE });
    } else setTimeout(resolve, 50);
  });
}

/** Resolves when the next frame has been painted. */
export function afterNextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
