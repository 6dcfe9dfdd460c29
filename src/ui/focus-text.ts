/** Puts the focus into the text that is open, of several the one that has it, without scrolling. */
export function focusText(): void {
  if (document.activeElement?.matches('[data-text]') === true) return;
  document.querySelector<HTMLElement>('[data-text]')?.focus({ preventScroll: true });
}
