/**
 * Signs the assessment in the name of who works on this device, with their own signature over what it covers: the PIN is
 * typed anew and goes to main alone. A wrong PIN records nothing.
 */
import { decideSign } from '../../shared/domain/decide-sign';
import { ok, type Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';

/** Goes alone in its append: it names the numbers that main gave to everything before it (S6). */
export const signAssessment = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly pin: string },
): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted, isAboutRecord: true }, async (desk, signer) => {
    const decided = decideSign(desk, signer.name);
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
