/** Staff of the exam centre: whoever works with the product, and as what. */

import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { accountSchema } from '../values/identity-provider';
import { openObject } from '../values/open-object';
import { roleNameSchema } from '../values/role';
import { rosterOriginSchema } from '../values/roster-origin';
import { defineDocument } from './define-record';

export const staffSchema = openObject({
  staffId: idSchema<'Staff'>(),
  name: textSchema(300),
  /** Function as printed under the signature, e.g. "docent lastechniek". */
  jobTitle: textSchema(200),
  roles: z.array(roleNameSchema).min(1),
  /** R1: not the candidate's coach, teacher or workplace supervisor. */
  independent: z.boolean(),
  /** Last day of the entry in the register of examiners; absent or null where there is none. */
  registerValidUntil: z.iso.date().nullable().optional(),
  /** What the centre's identity provider calls this person; absent or null: they have no account there. */
  identity: accountSchema.nullable().optional(),
  /** Absent or blank: none is known. */
  email: textSchema(320).optional(),
  /** Absent or null: entered by hand. */
  origin: rosterOriginSchema.nullable().optional(),
  /** Since when this person works here no more; what they did stays theirs. */
  inactiveSince: momentSchema.nullable().optional(),
});
export type Staff = z.infer<typeof staffSchema>;

export const staffRecord = defineDocument('staff', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: staffSchema,
});
