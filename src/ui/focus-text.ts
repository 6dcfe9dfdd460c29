/** Puts the focus into the text that is open, without scrolling. */
export function focusText(): void {
  document.querySelector<HTMLElement>('[data-text]')?.focus({ preventScroll: true });
}
