/**
 * Shows a screen of an unsigned assessment to whoever writes it; anybody else comes where it can be taken over, and who
 * begins off the plan where it is asked why.
 */
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { whyNotStart } from '../../../shared/domain/decide-start';
import { useStartRules } from './candidate/use-start-rules';
import { ExamWaiting } from './exam-waiting';
import type { ExamPlace } from './use-exam-place';
import { useHolder } from './use-holder';

type HolderOnlyProps = { readonly place: ExamPlace; readonly children: ReactNode };

/** A courtesy: what is recorded by somebody else is refused by the rule (W3), whatever a screen shows. */
export function HolderOnly({ place, children }: HolderOnlyProps) {
  const holder = useHolder(place);
  const { exam, assessment } = place;
  const isAsked = whyNotStart(place, useStartRules(exam)) !== null;
  if (assessment.signed || (holder?.isActor && !isAsked)) return children;
  if (!holder) return <ExamWaiting />;
  const params = { examId: exam.examId, assessmentId: assessment.assessmentId };
  return <Navigate to="/exam/$examId/candidate/$assessmentId" params={params} replace />;
}
