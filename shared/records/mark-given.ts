/** An indicator got a mark. */
import { openObject } from '../values/open-object';
import { markValueSchema } from '../values/scale';
import { defineAssessmentEvent } from './define-record';
import { reversibleFields } from './reversible';

export const markGiven = defineAssessmentEvent('mark-given', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({ ...reversibleFields, value: markValueSchema }),
});
