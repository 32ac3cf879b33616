/**
 * Tells the page how high a fixed part is, as a CSS variable on the root: so that what has the focus is never scrolled
 * behind it (WCAG 2.4.11), however large the text.
 */
import { type RefObject, useEffect, useRef } from 'react';

/**
 * Sets a variable of the document to the height of the element, in pixels, for as long as it is there. A part that has
 * nothing behind it in some layouts says so in its style: with `--vp-covers: 0` its height counts as none.
 */
export function useHeightVariable<T extends HTMLElement>(variable: `--${string}`): RefObject<T | null> {
  const part = useRef<T>(null);
  useEffect(() => {
    const element = part.current;
    if (!element) return;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => {
      const covers = getComputedStyle(element).getPropertyValue('--vp-covers').trim() !== '0';
      root.style.setProperty(variable, `${covers ? element.offsetHeight : 0}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty(variable);
    };
  }, [variable]);
  return part;
}
