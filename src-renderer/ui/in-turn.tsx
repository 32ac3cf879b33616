/**
 * The parts of a screen one after the other, from the top down: what one of them costs to draw keeps no key and no tap waiting for the
 * others, and nothing that stands there moves when the next one comes below it.
 */
import { type ReactNode, startTransition, useEffect, useState } from 'react';

type InTurnProps = {
  /** Each has its place, also one that draws nothing at the moment. */
  readonly children: readonly ReactNode[];
};

/** The first part comes at once; one that stands there stays. A press that comes between two of them goes first. */
export function InTurn({ children }: InTurnProps) {
  const [drawn, setDrawn] = useState(1);
  const isWhole = drawn >= children.length;
  useEffect(() => {
    if (!isWhole) startTransition(() => setDrawn(drawn + 1));
  }, [drawn, isWhole]);
  return children.slice(0, drawn);
}
