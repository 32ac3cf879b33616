/**
 * Keeps in sight, when the window gets another size, what a screen is about and what has the focus: a tablet that is turned lays
 * the page out anew, and the indicator that is assessed or the field somebody stands in may end behind the header (WCAG 2.4.11).
 */

/** @returns what ends it */
export function keepInView(window: Window, nextFrame: (work: () => void) => void): () => void {
  let width = window.innerWidth;
  const look = (): void => {
    const { document, innerWidth } = window;
    const kept = document.querySelector('main [data-kept-in-view]');
    // Another height is a keyboard on the screen or a bar that goes away, and whoever reads further down stays there.
    if (innerWidth !== width) kept?.scrollIntoView?.({ block: 'nearest' });
    width = innerWidth;
    const focused = document.activeElement?.closest('main') ? document.activeElement : null;
    // A heading has the focus because one came to the screen; a field or a button because somebody is at it, and then it stays.
    if (kept && focused?.matches('[data-heading]')) return;
    focused?.scrollIntoView?.({ block: 'nearest' });
  };
  // How high the header is by then is known a frame later.
  const afterLayout = (): void => nextFrame(() => nextFrame(look));
  window.addEventListener('resize', afterLayout);
  return () => window.removeEventListener('resize', afterLayout);
}
