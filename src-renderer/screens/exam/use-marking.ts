/**
 * Where the examiner is in the exam and what a tap does: it marks the current indicator, moves on to the next open one,
 * and remembers the one that now wants a remark, so that a phrase for it is one tap away without going back.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Assessment } from '../../../shared/domain/assessment';
import { decideMark } from '../../../shared/domain/decide-mark';
import { listStillNeeded, needsRemark, type StillNeeded } from '../../../shared/domain/decide-sign';
import { decideResult, type ExamResult } from '../../../shared/domain/result';
import type { IndicatorId } from '../../../shared/kernel/ids';
import type { Problem } from '../../../shared/kernel/problem';
import type { MarkValue } from '../../../shared/values/scale';
import { useActor } from '../../queries/use-actor';
import { useAssessmentState } from '../../queries/use-assessment-line';
import { useUiState } from '../../ui/ui-state';
import type { PendingChange } from '../../writer/pending-change';
import { nextOpenStep, planOf, resumeStep, type Step, stepOf } from './exam-plan';
import { paintAssessment } from './marks/paint-assessment';
import type { Undone } from './marks/use-undone-words';
import { useLeftRemarks } from './remarks/use-left-remarks';
import { type Changes, useChanges } from './use-changes';
import type { ExamPlace } from './use-exam-place';

export type Marking = {
  readonly place: ExamPlace;
  /** As painted: recorded, with what is still being saved on top. */
  readonly assessment: Assessment;
  /** Changes still on their way, in the order of the taps. */
  readonly pending: readonly PendingChange[];
  /** Last change that a rule refused. */
  readonly refused: Problem | null;
  /** Indicator whose mark was refused; null when it was something else, or nothing. */
  readonly refusedStep: Step | null;
  readonly plan: readonly Step[];
  readonly current: Step | null;
  readonly result: ExamResult;
  readonly needed: StillNeeded;
  /** Indicator marked just now that wants a remark and has none. */
  readonly followUp: Step | null;
  /** Indicator that was marked last; null before the first mark. */
  readonly lastMarked: Step | null;
  /** All is marked, and the examiner did not go back to one of them. */
  readonly isFinished: boolean;
  readonly changes: Changes;
  readonly mark: (value: MarkValue) => void;
  readonly undo: () => void;
  readonly goTo: (indicatorId: IndicatorId) => void;
  readonly goBy: (steps: 1 | -1) => void;
  readonly leaveFollowUp: () => void;
  /** For a screen reader: what was saved, and where one is now. */
  readonly spoken: {
    readonly indicatorId: IndicatorId;
    readonly value: MarkValue;
    readonly count: number;
  } | null;
  /** What was taken back last, until the next mark. */
  readonly undone: Undone | null;
};

/** The one marked just now, or before the screen was opened. */
function lastMarkedStep(
  plan: readonly Step[],
  assessment: Assessment,
  lastId: IndicatorId | null,
): Step | null {
  const id = lastId ?? assessment.lastIndicatorId;
  return id && assessment.marks.has(id) ? stepOf(plan, id) : null;
}

/**
 * One per screen of an assessment: the marking screen and the review each have a place of their own to come back to.
 */
export function useMarking(place: ExamPlace): Marking {
  const { exam } = place;
  const { assessmentId } = place.assessment;
  const target = { examId: exam.examId, assessmentId };
  const pending = useAssessmentState(target, (state) => state.pending);
  const refused = useAssessmentState(target, (state) => state.refused);
  const assessment = useMemo(() => paintAssessment(place.assessment, pending), [place.assessment, pending]);
  const plan = useMemo(() => planOf(exam), [exam]);
  const result = useMemo(() => decideResult(exam, assessment), [exam, assessment]);
  const needed = useMemo(() => listStillNeeded(exam, assessment), [exam, assessment]);
  const changes = useChanges(target);
  useLeftRemarks({
    assessmentId,
    isClosed: place.assessment.signed !== null,
    plan,
    recordedOf: (indicatorId) => assessment.remarks.get(indicatorId)?.text ?? '',
    save: changes.remark,
  });

  const currentId = useUiState((state) => state.places[assessmentId]);
  const keepPlace = useUiState((state) => state.goTo);
  const goTo = useCallback(
    (indicatorId: IndicatorId): void => keepPlace(assessmentId, indicatorId, false),
    [keepPlace, assessmentId],
  );
  const current = stepOf(plan, currentId ?? null) ?? resumeStep(plan, place.assessment);
  useEffect(() => {
    if (!currentId && current) goTo(current.indicator.indicatorId);
  }, [currentId, current, goTo]);

  const [followUpId, setFollowUpId] = useState<IndicatorId | null>(null);
  const followUp = stepOf(
    plan,
    followUpId && needed.remarks.some((i) => i.indicatorId === followUpId) ? followUpId : null,
  );
  const [spoken, setSpoken] = useState<Marking['spoken']>(null);
  const [undone, setUndone] = useState<Undone | null>(null);
  const [lastId, setLastId] = useState<IndicatorId | null>(null);
  const [refusedId, setRefusedId] = useState<IndicatorId | null>(null);
  const lastMarked = lastMarkedStep(plan, assessment, lastId);
  const hasReturned = useUiState((state) => state.returnedTo[assessmentId] ?? false);
  const actorId = useActor()?.staffId;
  const taps = useRef(0);

  const visit = useCallback(
    (indicatorId: IndicatorId): void => keepPlace(assessmentId, indicatorId, true),
    [keepPlace, assessmentId],
  );

  const mark = (value: MarkValue): void => {
    if (!current) return;
    const { indicatorId } = current.indicator;
    taps.current += 1;
    const tap = taps.current;
    setRefusedId(null);
    setUndone(null);
    void changes.mark(indicatorId, value).then((saved) => {
      if (saved.ok) setSpoken((last) => ({ indicatorId, value, count: (last?.count ?? 0) + 1 }));
      else {
        setRefusedId(indicatorId);
        // Nothing was tapped since: back to the one that is still open.
        if (tap === taps.current) goTo(indicatorId);
      }
    });
    // What a rule refuses stays where it is: the next tap would be of another indicator.
    if (actorId && !decideMark({ exam, assessment, actorId }, indicatorId, value).ok) return;
    setLastId(indicatorId);
    if (needsRemark(value, exam.scale)) setFollowUpId(indicatorId);
    const next = nextOpenStep(plan, new Set([...assessment.marks.keys(), indicatorId]), current.index);
    goTo((next ?? current).indicator.indicatorId);
  };

  const undo = (): void => {
    void changes.undo().then((undone) => {
      const last = undone.ok ? undone.value.takenBack : null;
      const step = stepOf(plan, last?.event.body.indicatorId ?? null);
      if (!last || !step) return;
      setSpoken(null);
      setUndone({ ...last, number: step.indicator.number });
      goTo(step.indicator.indicatorId);
    });
  };

  const goBy = (steps: 1 | -1): void => {
    const next = plan[(current?.index ?? 0) + steps];
    if (next) visit(next.indicator.indicatorId);
  };

  return {
    place,
    assessment,
    pending,
    refused,
    refusedStep: refused && stepOf(plan, refusedId),
    plan,
    current,
    result,
    needed,
    followUp,
    lastMarked,
    isFinished: needed.open.length === 0 && !hasReturned,
    changes,
    mark,
    undo,
    goTo: visit,
    goBy,
    leaveFollowUp: () => setFollowUpId(null),
    spoken,
    undone,
  };
}
