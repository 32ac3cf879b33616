/** Around every screen: the words of the exam or the qualification that its address names. */
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDocument } from '../queries/use-documents';
import { useExamPlace } from '../screens/exam/use-exam-place';
import { TermsScope } from '../ui/terms-scope';

type Children = { readonly children: ReactNode };

/** An exam says the words of its planning, whatever the centre says now. */
function ExamTerms({ children }: Children) {
  const terms = useExamPlace()?.exam.snapshot.terms;
  return (
    <TermsScope terms={terms} isFrozen>
      {children}
    </TermsScope>
  );
}

/** As they stand now: whoever looks at a qualification sees a new name at once. */
function QualificationTerms({ qualificationId, children }: Children & { readonly qualificationId: string }) {
  const terms = useDocument('qualification', qualificationId)?.document.terms;
  return <TermsScope terms={terms}>{children}</TermsScope>;
}

/** By the address, so that no screen has to say it and none forgets it. */
export function ScreenTerms({ children }: Children) {
  const { assessmentId, qualificationId } = useParams({ strict: false });
  if (assessmentId) return <ExamTerms>{children}</ExamTerms>;
  if (qualificationId)
    return <QualificationTerms qualificationId={qualificationId}>{children}</QualificationTerms>;
  return children;
}
