/**
 * Keeps what has the focus in sight when the window gets another size: a tablet that is turned lays the page out anew, and the
 * field somebody stands in may end behind the header (WCAG 2.4.11).
 */

/** @returns what ends it */
export function keepInView(window: Window, nextFrame: (work: () => void) => void): () => void {
  const look = (): void => {
    const focused = window.document.activeElement;
    if (focused?.closest('main')) focused.scrollIntoView?.({ block: 'nearest' });
  };
  // How high the header is by then is known a frame later.
  const afterLayout = (): void => nextFrame(() => nextFrame(look));
  window.addEventListener('resize', afterLayout);
  return () => window.removeEventListener('resize', afterLayout);
}
