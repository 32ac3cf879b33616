/** An administrator or the exam board decided about events that the hub doubted: they count, or they do not (W6). */
import { z } from 'zod';
import { idSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';

export const doubtDecided = defineAssessmentEvent('doubt-decided', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    changeIds: z.array(idSchema<'Change'>()).min(1).max(500),
    counts: z.boolean(),
    /** Why, in the words of who decided. */
    reason: textSchema(500),
  }),
});
