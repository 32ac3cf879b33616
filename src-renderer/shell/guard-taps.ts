/**
 * A press ends where it began. Between a finger going down and coming up something may come or go beside the button under it:
 * how handing in stands gets another word, a field that loses the focus is kept and says so. The button moves, and the browser
 * would press nothing, or its neighbour.
 *
 * The second half of a double tap meets nothing else than the first did. A tap often puts something else under the finger:
 * the next remark, an answer where "Done" was, the way back where "Review" was. Whoever taps twice out of habit, with
 * gloves on or in a hurry, has seen none of that. What stays where it was may be tapped as fast as one likes.
 */

/** As long as the same answer rests after an advance. */
export const doubleTapMs = 400;
/** So far apart are two taps of one finger that means one spot, in pixels of CSS. */
const spotPx = 24;

const pressed = 'button, a';
const controls = 'button, a, input, textarea, select, summary, label, [role="radio"], [role="option"]';

type Tap = { readonly at: number; readonly x: number; readonly y: number; readonly on: Element };

const isOneSpot = (one: Tap, other: Tap): boolean => Math.hypot(one.x - other.x, one.y - other.y) < spotPx;

/** The button on which a press began that the browser ends elsewhere, though the finger stayed; null: it ends where it began. */
function movedAway(began: Tap | null, ended: Tap): HTMLElement | null {
  if (!began || began.on === ended.on || !isOneSpot(began, ended)) return null;
  return began.on instanceof HTMLElement && began.on.isConnected && began.on.matches(pressed)
    ? began.on
    : null;
}

/**
 * Begins to guard. A key presses what has the focus, and is no tap.
 * @returns ends it
 */
export function guardTaps(page: Document): () => void {
  let last: Tap | null = null;
  /** Where the finger went down that is down now, or came up last. */
  let began: Tap | null = null;
  let isSecond = false;
  const tapOf = ({ target, timeStamp: at, clientX: x, clientY: y }: MouseEvent): Tap | null =>
    target instanceof Element ? { at, x, y, on: target.closest(controls) ?? target } : null;
  const down = (event: MouseEvent): void => {
    const tap = tapOf(event);
    began = tap;
    isSecond =
      tap !== null &&
      last !== null &&
      tap.on !== last.on &&
      tap.at - last.at < doubleTapMs &&
      isOneSpot(tap, last);
  };
  const click = (event: MouseEvent): void => {
    const tap = tapOf(event);
    // What was pressed by a key has no place on the screen.
    if (!tap || event.detail === 0) return;
    const meant = movedAway(began, tap);
    const done = meant ? { ...tap, on: meant } : tap;
    // A third tap is still of the same hand on the same spot.
    last = isSecond && last ? { ...done, on: last.on } : done;
    if (!isSecond && !meant) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // As a key does, so it does not come by here again.
    if (!isSecond) meant?.click();
  };
  page.addEventListener('pointerdown', down, { capture: true });
  page.addEventListener('click', click, { capture: true });
  return () => {
    page.removeEventListener('pointerdown', down, { capture: true });
    page.removeEventListener('click', click, { capture: true });
  };
}
