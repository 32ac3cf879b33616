/**
 * Signs the assessment in the name of who works on this device. The signature carries a digest over the ids of the
 * events that the examiner saw (S6), so that nobody can put it under another assessment.
 */
import { decideSign } from '../../shared/domain/decide-sign';
import type { ChangeId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAssessment, type Recorded } from './change-assessment';

/** SHA-256 in hex over the ids, joined by line ends. */
export async function digestOfEvents(eventIds: readonly ChangeId[]): Promise<string> {
  const bytes = new TextEncoder().encode(eventIds.join('\n'));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function loadSignerName(deps: ActionDeps): Promise<Result<string>> {
  const profile = await deps.host.device.profile({});
  if (!profile.ok) return profile;
  const staff = profile.value.actorId && (await deps.cache.document('staff', profile.value.actorId));
  return staff ? ok(staff.document.name) : err(problem('nobody-signed-in'));
}

export async function signAssessment(deps: ActionDeps, input: AssessmentChange): Promise<Result<Recorded>> {
  const signer = await loadSignerName(deps);
  if (!signer.ok) return signer;
  return changeAssessment(deps, input, async ({ exam, assessment }) =>
    decideSign(exam, assessment, signer.value, await digestOfEvents(assessment.eventIds)),
  );
}
