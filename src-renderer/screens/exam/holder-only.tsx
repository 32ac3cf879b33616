/** Shows a screen of an unsigned assessment to whoever writes it; anybody else comes where it can be taken over. */
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ExamWaiting } from './exam-waiting';
import type { ExamPlace } from './use-exam-place';
import { useHolder } from './use-holder';

type HolderOnlyProps = { readonly place: ExamPlace; readonly children: ReactNode };

/** A courtesy: what is recorded by somebody else is refused by the rule (W3), whatever a screen shows. */
export function HolderOnly({ place, children }: HolderOnlyProps) {
  const holder = useHolder(place);
  const { exam, assessment } = place;
  if (assessment.signed || holder?.isActor) return children;
  if (!holder) return <ExamWaiting />;
  const params = { examId: exam.examId, assessmentId: assessment.assessmentId };
  return <Navigate to="/exam/$examId/candidate/$assessmentId" params={params} replace />;
}
