/**
 * A double tap marks one indicator. The first tap moves to the next indicator, so the second would mark one that nobody
 * has read: the same answer is not taken again that soon after the move, by button or key. Another answer is, and so is
 * the same one in a calm rhythm.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Cancel } from '../../../../shared/kernel/world';
import type { MarkValue } from '../../../../shared/values/scale';
import { useWorld } from '../../../queries/query-source';

/** People double tap within 150 to 300 ms, and mark different indicators no faster than two in a second. */
export const guardMs = 400;
/** How long it is said that a tap did not count. */
const saidMs = 2500;

/** What must not be done twice by one hand that meant once. */
export const undoTap = '#undo';
export type Guarded = MarkValue | typeof undoTap;

export type DoubleTapGuard = {
  /** What rests now: it was given a moment ago, and is not taken again. */
  readonly resting: Guarded | null;
  /** What the last tap was on when it did not count; null when it did. */
  readonly missed: Guarded | null;
  /** Whether this tap counts; `at` is when it was made, in milliseconds of its event. */
  readonly takes: (value: Guarded, at: number) => boolean;
  /** Whether what took the place of the answers may be pressed: the second half of a double tap may not. */
  readonly isOver: (at: number) => boolean;
};

export function useDoubleTapGuard(): DoubleTapGuard {
  const world = useWorld();
  const last = useRef<{ readonly value: Guarded; readonly at: number } | null>(null);
  const cancels = useRef<readonly Cancel[]>([]);
  const [resting, setResting] = useState<Guarded | null>(null);
  const [missed, setMissed] = useState<Guarded | null>(null);
  useEffect(
    () => () => {
      for (const cancel of cancels.current) cancel();
    },
    [],
  );

  const isOver = useCallback((at: number) => at - (last.current?.at ?? -guardMs) >= guardMs, []);
  const takes = useCallback(
    (value: Guarded, at: number): boolean => {
      const isSecond = last.current?.value === value && !isOver(at);
      for (const cancel of cancels.current) cancel();
      setMissed(isSecond ? value : null);
      if (!isSecond) {
        last.current = { value, at };
        setResting(value);
      }
      cancels.current = [
        world.after(guardMs, () => setResting(null)),
        world.after(saidMs, () => setMissed(null)),
      ];
      return !isSecond;
    },
    [world, isOver],
  );
  return { resting, missed, takes, isOver };
}
