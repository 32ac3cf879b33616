/**
 * State of a form that outlives what takes the screen away unasked: the lock of the device, or a view that is built anew.
 * For whoever was filling it in and for nobody else. Leaving the screen in any other way forgets it, as one expects. Lives in memory only:
 * for choices, and for codes that must not be on a disk. Where people type: `typed-text/use-typed-form`.
 */
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import { useQuerySource } from '../queries/query-source';

const kept = new Map<string, unknown>();

/** @param name of the form, and of what it is about */
export function useKeptOverLock<T>(name: string, initial: () => T): [T, Dispatch<SetStateAction<T>>] {
  const { writer, cacheState } = useQuerySource();
  const { live } = writer.actor;
  const [key] = useState(() => `${live.get()?.staffId ?? ''} ${name}`);
  const [state, setState] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial()));
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    kept.delete(key);
    return () => {
      if (!live.get() || cacheState.get()?.phase !== 'ready') kept.set(key, latest.current);
    };
  }, [key, live, cacheState]);
  return [state, setState];
}
