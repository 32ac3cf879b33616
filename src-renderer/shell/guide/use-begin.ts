/**
 * Where a page of the guide begins: its heading gets the focus and comes into sight, so that whoever hears the screen is there and
 * the next Tab goes on from it.
 */
import { type RefObject, useEffect, useRef } from 'react';

export function useBegin(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: 'start' });
  }, []);
  return heading;
}
