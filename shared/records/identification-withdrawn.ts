/** The examiner takes back that they confirmed who stands there: it was a mistake, or it is somebody else (W11). */
import { z } from 'zod';
import { idSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';

export const identificationWithdrawn = defineAssessmentEvent('identification-withdrawn', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    /** The confirmations that no longer hold. */
    withdraws: z.array(idSchema<'Change'>()).min(1),
  }),
});
