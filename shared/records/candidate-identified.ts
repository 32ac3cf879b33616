/** The examiner checked who stands there: number and name against an identity document. */
import { z } from 'zod';
import { idSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';

export const identificationMethodSchema = z.enum(['identity-document', 'known-to-examiner']);
export type IdentificationMethod = z.infer<typeof identificationMethodSchema>;

export const candidateIdentified = defineAssessmentEvent('candidate-identified', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    method: identificationMethodSchema,
    /** Whom the exam assigned it to, by the plan that this device knew: a later plan takes no marks away (W1). */
    examinerId: idSchema<'Staff'>().optional(),
  }),
});
