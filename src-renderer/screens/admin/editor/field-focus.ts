/** Puts the cursor into a field of the form as soon as it is drawn. */
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { FieldPlace } from './editor-steps';

/** How a field says which it is: `data-field`. */
export const fieldKey = ({ id, field }: FieldPlace): string => `${id} ${field}`;

/** At the end of what stands there, as whoever goes on writing expects it. */
function takeFocus(element: HTMLElement): void {
  element.focus();
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
    const end = element.value.length;
    element.setSelectionRange(end, end);
  }
  element.scrollIntoView({ block: 'nearest' });
}

/** @returns asks for a field; it is looked for now and after every drawing until it is there */
export function useFieldFocus(frame: RefObject<HTMLElement | null>): (place: FieldPlace) => void {
  const wanted = useRef<string | null>(null);
  const look = useCallback((): void => {
    if (wanted.current === null) return;
    const key = CSS.escape(wanted.current);
    const found = frame.current?.querySelector<HTMLElement>(`[data-field="${key}"]`);
    if (!found) return;
    wanted.current = null;
    takeFocus(found);
  }, [frame]);
  useLayoutEffect(look);
  return useCallback(
    (place) => {
      wanted.current = fieldKey(place);
      look();
    },
    [look],
  );
}
