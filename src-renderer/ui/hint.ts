/**
 * What a symbol means, told when somebody points at it or comes to it by keyboard. A table has hundreds of symbols and one of them is
 * pointed at: so there is one label for all of them (`hint-label`), and a symbol only says that it is the one.
 */
import type { FocusEvent, MouseEvent } from 'react';
import { create } from 'zustand';

export type Hint = { readonly target: HTMLElement; readonly label: string; readonly isAtOnce: boolean };

type State = { readonly hint: Hint | null; readonly show: (hint: Hint | null) => void };

export const useHint = create<State>()((set) => ({ hint: null, show: (hint) => set({ hint }) }));

/** For the element that is explained; it has a name of its own for whoever hears it. */
export function hintProps(label: string) {
  const { show } = useHint.getState();
  const hide = (): void => show(null);
  return {
    onMouseEnter: ({ currentTarget }: MouseEvent<HTMLElement>): void =>
      show({ target: currentTarget, label, isAtOnce: false }),
    onMouseLeave: hide,
    // A press of the mouse gives the focus, too, and needs no label.
    onFocus: ({ currentTarget }: FocusEvent<HTMLElement>): void => {
      if (currentTarget.matches(':focus-visible')) show({ target: currentTarget, label, isAtOnce: true });
    },
    onBlur: hide,
    onMouseDown: hide,
  };
}
