/**
 * A form whose hub has the rest: only what somebody typed is kept on the phone and sent, so that what another phone or the
 * office changed meanwhile stays. What is typed while it is being saved stays typed.
 */
import { useRef, useState } from 'react';
import { forgetTyped, keepTyped, readTyped } from './kept/kept-typed';
import { usePage } from './page';

export type Typed<F extends object> = {
  /** What stands in the form. */
  readonly fields: F;
  /** What of it the hub has not got. */
  readonly typed: Partial<F>;
  /** False: this browser keeps nothing, and what is typed is on the screen only. */
  readonly isKept: boolean;
  readonly change: (over: Partial<F>) => void;
  /** The hub has these now. @returns whether that is all of it */
  readonly settle: (sent: Partial<F>) => boolean;
  /** Whether that is all that was typed by now; nothing is put away. */
  readonly isAll: (sent: Partial<F>) => boolean;
  readonly forget: () => void;
};

/** @param base as the hub has it, or a blank form */
export function useTyped<F extends object>(form: string, base: F): Typed<F> {
  const { me, world } = usePage();
  const { participantId } = me;
  const [typed, setTyped] = useState<Partial<F>>(() => (readTyped(participantId, form) ?? {}) as Partial<F>);
  const [isKept, setKept] = useState(true);
  // What a call that began earlier ends with is compared with what stands there by then.
  const newest = useRef(typed);
  const put = (next: Partial<F>): void => {
    newest.current = next;
    setTyped(next);
    if (Object.keys(next).length === 0) forgetTyped(participantId, form);
    else setKept(keepTyped(participantId, form, next, world.now()));
  };
  const leftOf = (sent: Partial<F>): Partial<F> =>
    Object.fromEntries(
      Object.entries(newest.current).filter(([name, value]) => sent[name as keyof F] !== value),
    ) as Partial<F>;
  const isAll = (sent: Partial<F>): boolean => Object.keys(leftOf(sent)).length === 0;
  return {
    ...{ typed, isKept, fields: { ...base, ...typed } },
    change: (over) => put({ ...newest.current, ...over }),
    settle: (sent) => {
      put(leftOf(sent));
      return isAll(sent);
    },
    isAll,
    forget: () => put({}),
  };
}
