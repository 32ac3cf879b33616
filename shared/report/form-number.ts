/** By which number a sheet is found again. */
import type { Assessment } from '../domain/assessment';
import { formNumberFrom } from '../kernel/form-number';
import type { ChangeId } from '../kernel/ids';

/** Of a sheet that is signed: what a list can find it by. */
export const formNumberOfSigned = (signatureId: ChangeId): string => formNumberFrom(signatureId);

/**
 * The number of the form: the last digits of the event it rests on, which is the signature once there is one. It can be
 * found again in the record, is the same on every copy of a signed assessment, and needs no counter.
 */
export const formNumberOf = (assessment: Assessment): string =>
  formNumberFrom(assessment.signed?.changeId ?? assessment.changeIds.at(-1) ?? assessment.assessmentId);
