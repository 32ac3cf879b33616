/**
 * The second half of a double tap meets nothing else than the first did. A tap often puts something else under the finger:
 * the next remark, an answer where "Done" was, the way back where "Review" was. Whoever taps twice out of habit, with
 * gloves on or in a hurry, has seen none of that. What stays where it was may be tapped as fast as one likes.
 */

/** As long as the same answer rests after an advance. */
export const doubleTapMs = 400;
/** So far apart are two taps of one finger that means one spot, in pixels of CSS. */
const spotPx = 24;

const controls = 'button, a, input, textarea, select, summary, label, [role="radio"], [role="option"]';

type Tap = { readonly at: number; readonly x: number; readonly y: number; readonly on: Element };

/**
 * Begins to guard. A key presses what has the focus, and is no tap.
 * @returns ends it
 */
export function guardTaps(page: Document): () => void {
  let last: Tap | null = null;
  let isSecond = false;
  const tapOf = ({ target, timeStamp: at, clientX: x, clientY: y }: MouseEvent): Tap | null =>
    target instanceof Element ? { at, x, y, on: target.closest(controls) ?? target } : null;
  const down = (event: MouseEvent): void => {
    const tap = tapOf(event);
    isSecond =
      tap !== null &&
      last !== null &&
      tap.on !== last.on &&
      tap.at - last.at < doubleTapMs &&
      Math.hypot(tap.x - last.x, tap.y - last.y) < spotPx;
  };
  const click = (event: MouseEvent): void => {
    const tap = tapOf(event);
    // What was pressed by a key has no place on the screen.
    if (!tap || event.detail === 0) return;
    // A third tap is still of the same hand on the same spot.
    last = isSecond && last ? { ...tap, on: last.on } : tap;
    if (!isSecond) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  page.addEventListener('pointerdown', down, { capture: true });
  page.addEventListener('click', click, { capture: true });
  return () => {
    page.removeEventListener('pointerdown', down, { capture: true });
    page.removeEventListener('click', click, { capture: true });
  };
}
