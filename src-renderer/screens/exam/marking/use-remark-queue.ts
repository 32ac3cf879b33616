/**
 * Which remark is being written on the marking screen: one sheet, about one named indicator. The counter opens all that
 * are needed, one after the other; the one that the screen asks about comes first.
 */
import { useState } from 'react';
import type { IndicatorId } from '../../../../shared/kernel/ids';
import { type Step, stepOf } from '../exam-plan';
import type { Marking } from '../use-marking';

export type RemarkQueue = {
  /** The one whose sheet is open; null when none is. */
  readonly step: Step | null;
  /** Its place among those that were opened together, from 1. */
  readonly place: number;
  readonly total: number;
  /** The person came to write, and not to choose a phrase. */
  readonly isWriting: boolean;
  /** Of this indicator alone. */
  readonly open: (step: Step | null, isWriting: boolean) => void;
  /** All that are needed. */
  readonly openAll: () => void;
  /** On to the next one, or back to marking. */
  readonly done: () => void;
  readonly close: () => void;
};

type Opened = {
  readonly ids: readonly IndicatorId[];
  readonly index: number;
  /** Where the person was in the exam: the sheet closes when they move on. */
  readonly at: number;
  readonly isWriting: boolean;
};

export function useRemarkQueue(marking: Marking): RemarkQueue {
  const [opened, setOpened] = useState<Opened | null>(null);
  const { current, plan, followUp, needed } = marking;
  const here = current?.index ?? -1;
  const shown = opened?.at === here ? opened : null;
  const start = (ids: readonly IndicatorId[], isWriting: boolean): void =>
    setOpened(ids.length === 0 ? null : { ids, index: 0, at: here, isWriting });
  return {
    step: shown && stepOf(plan, shown.ids[shown.index] ?? null),
    place: (shown?.index ?? 0) + 1,
    total: shown?.ids.length ?? 0,
    isWriting: shown?.isWriting ?? false,
    open: (step, isWriting) => start(step ? [step.indicator.indicatorId] : [], isWriting),
    openAll: () => {
      const ids = needed.remarks.map(({ indicatorId }) => indicatorId);
      const first = followUp?.indicator.indicatorId;
      start(first ? [first, ...ids.filter((id) => id !== first)] : ids, false);
    },
    done: () =>
      setOpened(shown && shown.index + 1 < shown.ids.length ? { ...shown, index: shown.index + 1 } : null),
    close: () => setOpened(null),
  };
}
