/**
 * The hub holds the signature of an assessment: number and moment of its receipt, for every device that shows the result
 * and not only for the one that handed it in (H48). Only the hub writes this.
 */
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';

export const signatureReceived = defineAssessmentEvent('signature-received', {
  needs: 'may-ignore',
  version: 1,
  schema: openObject({
    /** The signature. */
    changeId: idSchema<'Change'>(),
    /** As on the receipt, e.g. `8F2C-19A0`. */
    number: textSchema(40),
    receivedAt: momentSchema,
  }),
});
