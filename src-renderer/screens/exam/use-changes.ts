/** The verbs of one assessment for its screens: each tap gets its id; the writer pursues it until it is saved. */
import { useMemo } from 'react';
import type { EvidenceToAttach } from '../../../shared/domain/decide-evidence';
import type { SeenAssessment } from '../../../shared/domain/decide-sign';
import type { ChangeId, IndicatorId } from '../../../shared/kernel/ids';
import type { Result } from '../../../shared/kernel/result';
import type { IdentificationMethod } from '../../../shared/records/candidate-identified';
import type { MarkValue } from '../../../shared/values/scale';
import { attachEvidence } from '../../actions/attach-evidence';
import { giveMark } from '../../actions/give-mark';
import { identifyCandidate } from '../../actions/identify-candidate';
import { type AttendanceSaid, recordAttendance } from '../../actions/record-attendance';
import { removeEvidence } from '../../actions/remove-evidence';
import { signAssessment } from '../../actions/sign-assessment';
import { startOffPlan } from '../../actions/start-off-plan';
import { takeBackIdentity as takeBack } from '../../actions/take-back-identity';
import { takeOver as takeOverFrom } from '../../actions/take-over';
import { type TakenBack, undoLastChange } from '../../actions/undo-last-change';
import { withdrawMark } from '../../actions/withdraw-mark';
import { writeRemark } from '../../actions/write-remark';
import { useWorld } from '../../queries/query-source';
import { useAction } from '../../ui/use-action';
import type { AssessmentTarget } from '../../writer/assessment-line';

/** Resolves when it is saved, or refused by a rule. */
type Change = Promise<Result<unknown>>;
export type Changes = {
  readonly identify: (method: IdentificationMethod) => Change;
  readonly takeBackIdentity: () => Change;
  /** Why it begins on another day or hour than planned. */
  readonly sayWhyNow: (reason: string) => Change;
  /** Whether the candidate was there. */
  readonly sayAttendance: (said: AttendanceSaid) => Change;
  readonly mark: (indicatorId: IndicatorId, value: MarkValue) => Change;
  readonly withdraw: (indicatorId: IndicatorId) => Change;
  /** `level`: the mark it is written with, where that is not the one that stands (A10). */
  readonly remark: (indicatorId: IndicatorId, text: string, level?: MarkValue | null) => Change;
  /** A file whose bytes lie on the disk of this device. */
  readonly attach: (given: EvidenceToAttach) => Change;
  /** `attachedBy`: the event that attached it. */
  readonly detach: (attachedBy: ChangeId, reason: string) => Change;
  /** Says what it took back. */
  readonly undo: () => Promise<Result<{ readonly takenBack: TakenBack | null }>>;
  /** With the PIN of whoever works here, typed anew, under what they saw. */
  readonly sign: (pin: string, seen: () => SeenAssessment) => Change;
  /** From whoever has it now. */
  readonly takeOver: (reason: string) => Change;
};

/**
 * The id of a change is made at the tap. Whatever happens to it after that (a slow disk, a second try), it is recorded
 * once (C2 of the journal's SPEC).
 */
export function useChanges({ examId, assessmentId }: AssessmentTarget): Changes {
  const world = useWorld();
  const identify = useAction(identifyCandidate);
  const takeBackIdentity = useAction(takeBack);
  const sayWhyNow = useAction(startOffPlan);
  const sayAttendance = useAction(recordAttendance);
  const mark = useAction(giveMark);
  const withdraw = useAction(withdrawMark);
  const remark = useAction(writeRemark);
  const attach = useAction(attachEvidence);
  const detach = useAction(removeEvidence);
  const undo = useAction(undoLastChange);
  const sign = useAction(signAssessment);
  const takeOver = useAction(takeOverFrom);
  return useMemo(() => {
    const tap = () => ({ examId, assessmentId, changeId: world.newId<'Change'>() });
    return {
      identify: (method) => identify({ ...tap(), method }),
      takeBackIdentity: () => takeBackIdentity(tap()),
      sayWhyNow: (reason) => sayWhyNow({ ...tap(), reason }),
      sayAttendance: (said) => sayAttendance({ ...tap(), ...said }),
      mark: (indicatorId, value) => mark({ ...tap(), indicatorId, value }),
      withdraw: (indicatorId) => withdraw({ ...tap(), indicatorId }),
      remark: (indicatorId, text, level) =>
        remark({ ...tap(), indicatorId, text, ...(level === undefined ? {} : { level }) }),
      attach: (given) => attach({ ...tap(), ...given }),
      detach: (attachedBy, reason) => detach({ ...tap(), attachedBy, reason }),
      undo: () => undo(tap()),
      sign: (pin, seen) => sign({ ...tap(), pin, seen }),
      takeOver: (reason) => takeOver({ ...tap(), reason }),
    };
  }, [
    examId,
    assessmentId,
    identify,
    takeBackIdentity,
    sayWhyNow,
    sayAttendance,
    mark,
    withdraw,
    remark,
    attach,
    detach,
    undo,
    sign,
    takeOver,
    world,
  ]);
}
