/**
 * The focus never falls to the page. A button may go away with its own tap, or be switched off while it works; the browser
 * then leaves the focus on the page as a whole: a screen reader falls silent, and the next Tab begins at the top. So
 * what had the focus gets it back as soon as it can, and in the place of what is gone stands the heading nearest to it.
 *
 * A tap beside everything takes the focus away on purpose; that is left alone.
 */

/** Elements around the one that has the focus, nearest first. */
const aroundOf = (element: Element): Element[] => {
  const around: Element[] = [];
  for (let next = element.parentElement; next; next = next.parentElement) around.push(next);
  return around;
};

const isOff = (element: Element): boolean => element.matches(':disabled, :disabled *, [inert], [inert] *');

/** The heading that says best where what is gone stood. */
function headingNear(around: readonly Element[]): HTMLElement | null {
  for (const element of around) {
    const heading = element.isConnected ? element.querySelector<HTMLElement>('h1, h2, h3') : null;
    if (heading) return heading;
  }
  return null;
}

function takeFocus(heading: HTMLElement): void {
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * Begins to keep it.
 * @param later does something once what a tap changed is drawn
 * @returns ends it
 */
export function keepFocus(page: Document, later: (work: () => void) => void): () => void {
  let last: HTMLElement | null = null;
  let around: readonly Element[] = [];
  let isLooking = false;
  const look = (): void => {
    isLooking = false;
    const { activeElement, body } = page;
    if (!last || !page.hasFocus() || (activeElement !== null && activeElement !== body)) return;
    if (!last.isConnected) {
      const heading = headingNear(around);
      if (heading) takeFocus(heading);
    } else if (!isOff(last)) last.focus({ preventScroll: true });
  };
  const lookSoon = (): void => {
    if (isLooking) return;
    isLooking = true;
    later(look);
  };
  const noteFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    around = aroundOf(target);
  };
  /** Somebody touched the page beside everything: that takes it away on purpose. */
  const noteTouch = (): void =>
    later(() => {
      if (page.activeElement === page.body && last?.isConnected && !isOff(last)) last = null;
    });
  page.addEventListener('focusin', noteFocus);
  page.addEventListener('pointerdown', noteTouch);
  const watch = new MutationObserver(lookSoon);
  watch.observe(page.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'inert'],
  });
  return () => {
    watch.disconnect();
    page.removeEventListener('focusin', noteFocus);
  };
}
