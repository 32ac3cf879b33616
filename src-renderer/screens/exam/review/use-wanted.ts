/** Where somebody wants to go who was told what is still needed: each tap leads to the next place of that kind. */
import { useRef, useState } from 'react';
import type { IndicatorId } from '../../../../shared/kernel/ids';
import type { SnapshotIndicator } from '../../../../shared/records/exam-definition';
import type { holdingUp } from './to-do';

export type Need = (typeof holdingUp)[number] | 'unrecorded';

/** A new object each time, so that asking twice leads there twice. */
export type Wanted = { readonly indicatorId: IndicatorId; readonly need: Need };

/** @returns where to go, and how to ask for it */
export function useWanted(): {
  readonly wanted: Wanted | null;
  readonly want: (need: Need, places: readonly SnapshotIndicator[]) => void;
} {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const last = useRef<Wanted | null>(null);
  const want = (need: Need, places: readonly SnapshotIndicator[]): void => {
    const before = last.current?.need === need ? last.current.indicatorId : null;
    const next = places[(places.findIndex(({ indicatorId }) => indicatorId === before) + 1) % places.length];
    if (!next) return;
    last.current = { indicatorId: next.indicatorId, need };
    setWanted(last.current);
  };
  return { wanted, want };
}

/**
 * Whether a fold is open: as it began, as somebody left it, and always when they are led into it. Known before anything
 * is drawn, so that what is led to can take the focus.
 */
export function useFold(
  startsOpen: boolean,
  wanted: Wanted | null,
  isHere: boolean,
): readonly [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(startsOpen);
  const [met, setMet] = useState(wanted);
  if (met !== wanted) {
    setMet(wanted);
    if (isHere) setOpen(true);
  }
  return [isOpen, setOpen];
}
