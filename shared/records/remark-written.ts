/** The examiner's words with an indicator. A blank text takes the remark away. */
import { textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { markValueSchema } from '../values/scale';
import { defineAssessmentEvent } from './define-record';
import { reversibleFields } from './reversible';

export const remarkWritten = defineAssessmentEvent('remark-written', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    ...reversibleFields,
    text: textSchema(4000),
    /** The mark it was written with, null when there was none; absent in what older programs wrote. */
    level: markValueSchema.nullable().optional(),
  }),
});
