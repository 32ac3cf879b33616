/** The examiner checked who stands there: number and name against an identity document. */
import { z } from 'zod';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';

export const identificationMethodSchema = z.enum(['identity-document', 'known-to-examiner']);
export type IdentificationMethod = z.infer<typeof identificationMethodSchema>;

export const candidateIdentified = defineAssessmentEvent('candidate-identified', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({ method: identificationMethodSchema }),
});
