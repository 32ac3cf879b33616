/** The exam of this address is not read yet: nothing for a moment, or the reason why it takes longer. */
import { useAssessmentState } from '../../queries/use-assessment-line';
import { ProblemNotice } from '../../ui/problem-notice';
import { useExamTarget } from './use-exam-place';

/** Where the exam cannot be read here, this says why instead of waiting for ever. */
export function ExamWaiting() {
  const reason = useAssessmentState(useExamTarget(), (state) => state.unreadable);
  return reason && <ProblemNotice problem={reason} />;
}
