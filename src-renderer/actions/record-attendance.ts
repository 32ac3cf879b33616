/** Says of a candidate that they did not come, are ill, late, stopped, were refused, or are there after all (P1 to P4). */
import { decideAttendance } from '../../shared/domain/decide-attendance';
import { isOfAnother } from '../../shared/domain/decide-mark';
import { mayWrite } from '../../shared/domain/rights';
import { err, type Result } from '../../shared/kernel/result';
import { assessmentEventRecords, documentRecords } from '../../shared/records/all-records';
import type { Attendance } from '../../shared/records/attendance-recorded';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAssessment, unpainted } from './change-assessment';
import { requireRight } from './require-right';

export type AttendanceSaid = { readonly attendance: Attendance; readonly reason: string };

/** Whoever plans or leads exams says it of any; an examiner only of what is in their hands (P2). */
export const recordAttendance = (
  deps: ActionDeps,
  input: AssessmentChange & AttendanceSaid,
): Promise<Result<Recorded>> =>
  changeAssessment(deps, input, { paint: unpainted }, async (place) => {
    const actor = await requireRight(deps, assessmentEventRecords['attendance-recorded']);
    if (!actor.ok) return actor;
    const { roles, staffId } = actor.value;
    const isOffice = mayWrite(roles, documentRecords.exam) || roles.includes('leader');
    const refusal = isOffice ? null : isOfAnother({ ...place, actorId: staffId });
    return refusal ? err(refusal) : decideAttendance(place, input.attendance, input.reason);
  }).settled;
