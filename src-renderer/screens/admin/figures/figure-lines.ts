/** Rows of the list of results as lines that figures are counted from. Pure. */
import { standingOf } from '../../../../shared/domain/candidate-standing';
import type { ExamHead } from '../../../../shared/domain/exam';
import type { FigureLine } from '../../../../shared/domain/figures/figure-line';
import type { QualificationId } from '../../../../shared/kernel/ids';
import { dayIn } from '../../../../shared/values/wall-time';
import type { ResultRow } from '../results/result-rows';

type About = {
  /** Of the qualification as it is here; blank where that does not say. */
  readonly cohortOf: (qualificationId: QualificationId) => string;
  /** The time zone of an exam. */
  readonly zoneOf: (exam: ExamHead) => string;
};

/** Null: cancelled, and nothing was signed in it (F4). Cohorts of one code are one qualification. */
export function figureLineOf(row: ResultRow, { cohortOf, zoneOf }: About): FigureLine | null {
  const { state, examiner } = row;
  const { exam, candidate, assessment } = state;
  if (exam.status === 'cancelled' && !assessment.signed) return null;
  const { qualificationId, name, code } = exam.about;
  const { examId, title, plannedAt } = exam;
  return {
    assessmentId: candidate.assessmentId,
    participantId: candidate.participantId,
    exam: { examId, code: exam.code, title, plannedAt, day: dayIn(plannedAt, zoneOf(exam)) },
    day: dayIn(row.startsAt, zoneOf(row.exam)),
    qualification: { key: code === '' ? qualificationId : code, code, name },
    cohort: cohortOf(qualificationId),
    examiner,
    standing: standingOf(assessment),
    outcome: assessment.signed?.outcome ?? null,
  };
}
