import { startOf } from '#ui/text-ranges.ts';

/** The paragraphs of the account that is open, each with the offset of its first character in `data-start`. */
export function paragraphsInPage(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-text] [data-start]')];
}

/** Brings the paragraph that holds an offset of the open account to the middle of the view. */
export function scrollToOffset(offset: number): void {
  const paragraph = paragraphsInPage().findLast((candidate) => startOf(candidate) <= offset);
  paragraph?.scrollIntoView({ block: 'center' });
}
