/**
 * Signing: one press is enough. What was typed is recorded first, what is being saved is waited for, and then what stands
 * on the screen is signed, or nothing (S9).
 */
import { useState } from 'react';
import type { Problem } from '../../../../shared/kernel/problem';
import { useAssessmentLine } from '../../../queries/use-assessment-line';
import { paintAssessment } from '../marks/paint-assessment';
import type { Marking } from '../use-marking';

export type Signing = {
  readonly isSigning: boolean;
  /** Why it was not signed, at the last try. */
  readonly wrong: Problem | null;
  readonly sign: (pin: string) => Promise<void>;
};

/** Kept above the form, because the form goes away when something turns out to be missing. */
export function useSigning({ place, changes }: Marking): Signing {
  const [isSigning, setSigning] = useState(false);
  const [wrong, setWrong] = useState<Problem | null>(null);
  const { assessmentId } = place.assessment;
  const line = useAssessmentLine({ examId: place.exam.examId, assessmentId });
  const seen = () => {
    const now = line.state.get();
    return paintAssessment(now.place?.assessment ?? place.assessment, now.pending);
  };
  const sign = async (pin: string): Promise<void> => {
    if (isSigning) return;
    setSigning(true);
    setWrong(null);
    const signed = await changes.sign(pin, seen);
    setSigning(false);
    if (!signed.ok) setWrong(signed.problem);
  };
  return { isSigning, wrong, sign };
}
