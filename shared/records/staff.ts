/** Staff of the exam centre: examiners and administrators. */

import { z } from 'zod';
import { idSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const staffSchema = openObject({
  staffId: idSchema<'Staff'>(),
  name: textSchema(300),
  /** Function as printed under the signature, e.g. "docent lastechniek". */
  jobTitle: textSchema(200),
  roles: z.array(z.enum(['administrator', 'examiner'])).min(1),
  /** R1: not the candidate's coach, teacher or workplace supervisor. */
  independent: z.boolean(),
});
export type Staff = z.infer<typeof staffSchema>;

export const staffRecord = defineDocument('staff', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: staffSchema,
});
