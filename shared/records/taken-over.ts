/**
 * An examiner goes on with an assessment that was another's. What was recorded before stays and counts; from here on it is
 * this examiner's to write (W3).
 */
import { idSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';
import { reasonLimit } from './reason-limit';

export const takenOver = defineAssessmentEvent('taken-over', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    /** Whose it was. */
    fromStaffId: idSchema<'Staff'>(),
    /** Why, in the words of who takes over; blank in records of before a reason was asked. */
    reason: textSchema(reasonLimit),
  }),
});
