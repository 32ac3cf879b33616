/** A row of the list as files for other systems say it. Pure. */
import { type ExamHead, examinerOf } from '../../../../shared/domain/exam';
import { heldByPlan, heldStart } from '../../../../shared/domain/plan-at-start';
import type { ExchangedExam, ExchangedResult } from '../../../../shared/formats/exchanged-result';
import { partsOfName } from '../../../../shared/kernel/person-name';
import { formNumberOfSigned } from '../../../../shared/report/form-number';
import type { ExamState } from '../../../queries/use-exam-states';
import { receiptNumberOf } from './result-rows';

type About = {
  /** The zone of an exam's place; one that this program knows. */
  readonly zoneOf: (exam: ExamHead) => string;
  readonly wordOf: (outcome: 'passed' | 'failed') => string;
};

function examOf(exam: ExamHead, zoneOf: About['zoneOf']): ExchangedExam {
  const { qualificationId, name, code } = exam.about;
  return {
    ...{ examId: exam.examId, code: exam.code, title: exam.title, language: exam.language },
    ...{ place: exam.place, plannedAt: exam.plannedAt, timeZone: zoneOf(exam) },
    durationMinutes: exam.durationMinutes ?? null,
    isCancelled: exam.status === 'cancelled',
    qualification: { qualificationId, name, code },
  };
}

/** Without the mail address, which the plan of an exam does not hold. */
export function exchangedOf(state: ExamState, { zoneOf, wordOf }: About): ExchangedResult {
  const { candidate, assessment } = state;
  const exam = heldByPlan(state.exam, assessment.planAtStart);
  const { signed, attendance } = assessment;
  return {
    exam: examOf(exam, zoneOf),
    planned: examOf(state.exam, zoneOf),
    assessmentId: candidate.assessmentId,
    candidate: {
      ...partsOfName(candidate),
      ...{ participantId: candidate.participantId, number: candidate.number, name: candidate.name },
      ...{ birthDate: candidate.birthDate, group: candidate.group, email: null },
    },
    startsAt: heldStart(state.exam, candidate, assessment.planAtStart),
    attempt: candidate.attempt ?? null,
    extraMinutes: candidate.extraMinutes ?? null,
    examiner: { staffId: candidate.examinerId, name: examinerOf(exam, candidate).name },
    attendance: attendance
      ? { said: attendance.attendance, reason: attendance.reason, at: attendance.at }
      : null,
    identifiedAt: assessment.identifiedAt,
    startedAt: assessment.startedAt,
    signedAt: signed?.at ?? null,
    outcome: signed?.outcome ?? null,
    outcomeWord: signed ? wordOf(signed.outcome) : '',
    formNumber: signed ? formNumberOfSigned(signed.changeId) : '',
    receiptNumber: receiptNumberOf(assessment, state.handIn),
  };
}
