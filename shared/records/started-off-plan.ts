/** The examiner begins on another day, or at another hour than was planned, and says why (W9). */
import { momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';
import { reasonLimit } from './reason-limit';

export const startedOffPlan = defineAssessmentEvent('started-off-plan', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    /** When it was planned, by the plan that this device knew. */
    plannedAt: momentSchema,
    /** In the words of who begins. */
    reason: textSchema(reasonLimit),
  }),
});
