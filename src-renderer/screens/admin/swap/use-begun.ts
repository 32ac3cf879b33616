/** Who was begun in two exams, as far as this device knows; live. */
import { useCallback, useMemo } from 'react';
import type { ExamId, ParticipantId } from '../../../../shared/kernel/ids';
import type { PlannedExam } from '../../../../shared/records/exam';
import { useExamStates } from '../../../queries/use-exam-states';

const nobody: ReadonlySet<ParticipantId> = new Set();

/**
 * @param second null while no other exam is chosen
 * @returns who was begun in one of the two; nobody while it loads, and then the action refuses what it knows of
 */
export function useBegun(first: ExamId, second: ExamId | null) {
  const isOne = useCallback(
    ({ examId }: Pick<PlannedExam, 'examId'>) => examId === first || examId === second,
    [first, second],
  );
  const states = useExamStates(isOne);
  return useMemo(() => {
    const begun = new Map<ExamId, Set<ParticipantId>>();
    for (const { exam, candidate, assessment } of states ?? []) {
      if (assessment.events + assessment.eventsByOthers === 0) continue;
      begun.set(exam.examId, (begun.get(exam.examId) ?? new Set()).add(candidate.participantId));
    }
    return (examId: ExamId): ReadonlySet<ParticipantId> => begun.get(examId) ?? nobody;
  }, [states]);
}
