/**
 * What the review asks, as it was when the screen was opened. It stays so until the screen is left: what is settled gets
 * a tick in its place, and nothing moves under a finger. What comes up meanwhile, the sign box tells. Pure.
 */
import { useState } from 'react';
import type { Assessment } from '../../../../shared/domain/assessment';
import type { StillNeeded } from '../../../../shared/domain/decide-sign';
import type { Exam } from '../../../../shared/domain/exam';
import type { SnapshotIndicator } from '../../../../shared/records/exam-definition';
import { type Step, stepOf } from '../exam-plan';
import type { Marking } from '../use-marking';

/** In the order in which they are asked; an indicator stands in the first that fits. */
export const toDoKinds = ['conflicts', 'stale', 'remarks', 'open', 'unseen', 'notObserved'] as const;
export type ToDoKind = (typeof toDoKinds)[number];
export type ToDo = Readonly<Record<ToDoKind, readonly Step[]>>;

/** What holds up the signature; the other kinds only ask to look once more. */
export const holdingUp = ['conflicts', 'stale', 'remarks', 'open'] as const satisfies readonly ToDoKind[];

type Asked = {
  readonly needed: StillNeeded;
  readonly plan: readonly Step[];
  readonly assessment: Pick<Assessment, 'marks'>;
  readonly place: { readonly exam: Pick<Exam, 'rule'> };
};

/** Sorts what is to do by kind. */
export function listToDo({ needed, plan, assessment, place }: Asked): ToDo {
  const taken = new Set<SnapshotIndicator>();
  const take = (indicators: readonly SnapshotIndicator[]): readonly Step[] =>
    indicators.flatMap((indicator) => {
      const step = taken.has(indicator) ? null : stepOf(plan, indicator.indicatorId);
      taken.add(indicator);
      return step ?? [];
    });
  const unseen = plan
    .map(({ indicator }) => indicator)
    .filter(({ indicatorId }) => assessment.marks.get(indicatorId)?.value === 'not-observed');
  const isDecisive = ({ critical }: SnapshotIndicator): boolean =>
    critical && place.exam.rule.criticalKnocksOut;
  return {
    conflicts: take(needed.conflicts),
    stale: take(needed.stale),
    remarks: take(needed.remarks),
    open: take(needed.open),
    unseen: take(unseen.filter(isDecisive)),
    notObserved: take(unseen.filter((indicator) => !isDecisive(indicator))),
  };
}

/** As it was when the screen was opened. */
export function useToDo(marking: Marking): ToDo {
  const [toDo] = useState(() => listToDo(marking));
  return toDo;
}

/** What still holds up the signature at one indicator. */
export function needsAt(
  { needed }: Pick<Marking, 'needed'>,
  step: Step,
): readonly (typeof holdingUp)[number][] {
  const { indicatorId } = step.indicator;
  return holdingUp.filter((kind) => needed[kind].some((indicator) => indicator.indicatorId === indicatorId));
}
