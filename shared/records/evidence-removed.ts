/** Evidence does not count any more: it was of somebody else, or failed. `upon` names what is removed; the record keeps it. */
import { textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';
import { reasonLimit } from './reason-limit';

export const evidenceRemoved = defineAssessmentEvent('evidence-removed', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    /** May be blank. */
    reason: textSchema(reasonLimit),
  }),
});
