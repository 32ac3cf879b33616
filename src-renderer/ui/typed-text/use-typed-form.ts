/**
 * State of a form in which people type: kept on disk with everything else that is typed, so that it outlives reload,
 * crash, lock, a device that is handed over and a view that is built anew. For whoever was filling it in and for nobody
 * else. Leaving the screen by oneself forgets it, as one expects of a form that has a button to save. Never for codes and PINs.
 */
import { type SetStateAction, useCallback, useEffect, useRef, useState } from 'react';
import { sameValue } from '../../../shared/kernel/same-value';
import { useQuerySource } from '../../queries/query-source';
import { useTypedShelf } from '../../queries/use-typed-shelf';
import { formToText, textToForm } from './form-text';

/**
 * @param name of the form, and of what it is about; ids, and no names of people
 * @param initial what stands in it when nothing was typed
 * @param outlives `closing`: the form is one of several that are folded open on a screen, and what was typed waits for the next opening
 */
export function useTypedForm<T>(
  name: string,
  initial: () => T,
  outlives?: 'closing',
): [T, (next: SetStateAction<T>) => void] {
  const { writer, cacheState } = useQuerySource();
  const shelf = useTypedShelf();
  const [field] = useState(() => `form ${name}`);
  const [state, setState] = useState<T>(() => {
    const like = initial();
    const kept = shelf.state.get().entries.get(field);
    return (kept && textToForm(kept.text, like)) ?? like;
  });
  const latest = useRef(state);
  const change = useCallback(
    (next: SetStateAction<T>): void => {
      const before = latest.current;
      const after = next instanceof Function ? next(before) : next;
      if (Object.is(before, after)) return;
      latest.current = after;
      setState(after);
      shelf.type(field, formToText(after));
    },
    [field, shelf],
  );
  const { actor, typed } = writer;
  const blank = useRef(initial);
  useEffect(
    () => () => {
      const isByThemselves = actor.live.get() && typed.current.get() === shelf;
      const isWaiting = outlives === 'closing' && !sameValue(latest.current, blank.current());
      if (isByThemselves && !isWaiting && cacheState.get()?.phase === 'ready') shelf.forget(field);
    },
    [field, shelf, actor, typed, cacheState, outlives],
  );
  return [state, change];
}
