/**
 * Signs the assessment in the name of who works on this device, with their own signature over what it covers: the PIN is
 * typed anew and goes to main alone. A wrong PIN records nothing.
 */
import { decideSign, type SeenAssessment } from '../../shared/domain/decide-sign';
import { ok, type Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';
import { remarkFieldsOf } from './remark-field';

/**
 * Records first what is typed in the assessment, and signs nothing while any of that cannot be recorded. Goes alone in its
 * append: it names the numbers that main gave to everything before it (S6).
 * @param input `seen`: what stands on the screen, asked once everything typed is recorded; nothing else is signed (S9)
 */
export async function signAssessment(
  deps: ActionDeps,
  input: AssessmentChange & { readonly pin: string; readonly seen?: () => SeenAssessment },
): Promise<Result<Recorded>> {
  const typed = await deps.writer.typed.recordAll(remarkFieldsOf(input.assessmentId));
  const seen = input.seen?.();
  return changeAsExaminer(deps, input, { paint: unpainted, isAboutRecord: true }, async (desk, signer) => {
    if (!typed.ok) return typed;
    const decided = decideSign(desk, signer.name, seen);
    if (!decided.ok) return decided;
    const { type, body, upon } = decided.value;
    const confirmed = await deps.host.people.confirm({
      pin: input.pin,
      type,
      subjectId: input.assessmentId,
      digest: body.basisDigest,
    });
    return confirmed.ok ? ok({ type, upon, body: { ...body, by: confirmed.value } }) : confirmed;
  });
}
