/** Where the focus lies in a form that asks for a PIN. */
import { type RefObject, useEffect, useRef } from 'react';
import type { Problem } from '../../../shared/kernel/problem';

/** Focus comes to the field after a mistake, and only then. */
export function useFieldAfter(problem: Problem | null): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem) field.current?.focus();
  }, [problem]);
  return field;
}

/** Focus lies in the first field, and comes back to it after a mistake. */
export function useFirstField(problem: Problem | null): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem brings the focus back
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [problem]);
  return field;
}
