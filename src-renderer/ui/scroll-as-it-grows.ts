/**
 * Brings a page to where it was scrolled, although its list is drawn in pieces and is not that long yet. Whoever scrolls, taps or
 * types meanwhile is left where they are.
 */

const signsOfSomebody = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * @param top how far, in CSS pixels
 * @returns ends it
 */
export function scrollAsItGrows(top: number): () => void {
  const growing = new ResizeObserver(() => reach());
  const stop = (): void => {
    growing.disconnect();
    for (const sign of signsOfSomebody) window.removeEventListener(sign, stop);
  };
  const reach = (): void => {
    window.scrollTo(0, top);
    // Pixels of a screen that is enlarged are no whole numbers.
    if (window.scrollY >= top - 1) stop();
  };
  for (const sign of signsOfSomebody) window.addEventListener(sign, stop, { passive: true });
  growing.observe(document.body);
  return stop;
}
