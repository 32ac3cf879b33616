/** By which number a sheet is found again. */
import type { Assessment } from '../domain/assessment';

/**
 * The number of the form: the last digits of the event it rests on, which is the signature once there is one. It can be
 * found again in the record, is the same on every copy of a signed assessment, and needs no counter.
 */
export function formNumberOf(assessment: Assessment): string {
  const basis = assessment.signed?.changeId ?? assessment.changeIds.at(-1) ?? assessment.assessmentId;
  return (basis.slice(-12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}
