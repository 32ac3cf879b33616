/**
 * Puts the focus on the heading of the screen. For a button that goes away with its own tap: otherwise the focus falls to
 * the page, a screen reader falls silent, and the next Tab begins at the top.
 */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1, h1')?.focus({ preventScroll: true });
}
