/**
 * Tells the page how high a fixed part is, as a CSS variable on the root: so that what has the focus is never scrolled
 * behind it (WCAG 2.4.11), however large the text.
 */
import { type RefObject, useEffect, useRef } from 'react';

/** Sets a variable of the document to the height of the element, in pixels, for as long as it is there. */
export function useHeightVariable<T extends HTMLElement>(variable: `--${string}`): RefObject<T | null> {
  const part = useRef<T>(null);
  useEffect(() => {
    const element = part.current;
    if (!element) return;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => root.style.setProperty(variable, `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty(variable);
    };
  }, [variable]);
  return part;
}
