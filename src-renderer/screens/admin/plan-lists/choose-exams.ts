/** Which exams of the planning stand on a list: by day where they are held, and of one exam or one examiner only. Pure. */
import type { ExamHead } from '../../../../shared/domain/exam';
import { startOf } from '../../../../shared/domain/plan-time';
import { dayIn } from '../../../../shared/values/wall-time';

export type ListChoice = {
  /** Days as 2026-11-26, both included. */
  readonly from: string;
  readonly to: string;
  /** Only this one, whatever its day. */
  readonly exam?: string | undefined;
  readonly examiner?: string | undefined;
};

/**
 * The exams with the candidates that are meant, earliest first; what is cancelled or taken back is among them. A candidate
 * counts by their own slot.
 * @param zoneOf the time zone of an exam
 */
export function chooseExams(
  exams: readonly ExamHead[],
  { from, to, exam: only, examiner }: ListChoice,
  zoneOf: (exam: ExamHead) => string,
): readonly ExamHead[] {
  return exams
    .filter(({ examId }) => only === undefined || examId === only)
    .map((exam) => ({
      ...exam,
      candidates: exam.candidates.filter((candidate) => {
        const day = dayIn(startOf(exam, candidate), zoneOf(exam));
        const isInDays = only !== undefined || (day >= from && day <= to);
        return isInDays && (examiner === undefined || candidate.examinerId === examiner);
      }),
    }))
    .filter(({ candidates }) => candidates.length > 0)
    .sort((a, b) => a.plannedAt.localeCompare(b.plannedAt) || a.code.localeCompare(b.code));
}
