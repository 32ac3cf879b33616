/** The mark of an indicator was taken away, so that it is open again. */
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';
import { reversibleFields } from './reversible';

export const markWithdrawn = defineAssessmentEvent('mark-withdrawn', {
  needs: 'must-understand',
  version: 1,
  schema: openObject(reversibleFields),
});
