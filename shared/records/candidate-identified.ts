/** The examiner checked who stands there: number and name against an identity document. */
import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { timeZoneSchema } from '../values/time-zone';
import { defineAssessmentEvent } from './define-record';

export const identificationMethodSchema = z.enum(['identity-document', 'known-to-examiner']);
export type IdentificationMethod = z.infer<typeof identificationMethodSchema>;

/** The plan as whoever began knew it; without names, which the exam holds. */
const planAtStartSchema = openObject({
  version: z.int().min(1),
  code: textSchema(60),
  title: textSchema(300),
  plannedAt: momentSchema,
  timeZone: timeZoneSchema.optional(),
  place: textSchema(300),
  /** When this candidate was to begin; absent: an earlier program did not say. */
  startsAt: momentSchema.optional(),
});
export type PlanAtStart = z.infer<typeof planAtStartSchema>;

export const candidateIdentified = defineAssessmentEvent('candidate-identified', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    method: identificationMethodSchema,
    /** Whom the exam assigned it to, by the plan that this device knew: a later plan takes no marks away (W1). */
    examinerId: idSchema<'Staff'>().optional(),
    /** A later version of the plan changes nothing of what was begun (W12); absent: an earlier program did not say. */
    plan: planAtStartSchema.optional(),
  }),
});
