/** Marks the field of find. */
export const FIND_FIELD = 'data-find-field';

let wanted = false;

/** Puts the focus into the field of find and selects what stands there; if it is not there yet, as soon as it is. */
export function focusFind(): void {
  const field = document.querySelector<HTMLInputElement>(`[${FIND_FIELD}]`);
  wanted = field === null;
  field?.focus();
  field?.select();
}

/** Says once whether the field is to take the focus when it comes. */
export function takesFocus(): boolean {
  const takes = wanted;
  wanted = false;
  return takes;
}
