/** A group of participants in one school year. Who is in it, and since when, is a fact of its own: `group-membership`. */
import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { rosterOriginSchema } from '../values/roster-origin';
import { defineDocument } from './define-record';

export const groupSchema = openObject({
  groupId: idSchema<'Group'>(),
  name: textSchema(100),
  /** E.g. `2026-2027`; blank: not said. */
  schoolYear: textSchema(20),
  /** Who examines them as a rule: proposed when an exam is planned for the group. Null: nobody. */
  examinerId: idSchema<'Staff'>().nullable(),
  /** Absent or null: made by hand. */
  origin: rosterOriginSchema.nullable().optional(),
  /** Absent or null: in use. */
  archivedAt: momentSchema.nullable().optional(),
  /** Taken back before anything was done with it: no list shows it. */
  isRemoved: z.boolean().optional(),
});
export type Group = z.infer<typeof groupSchema>;

// Not with the exam: an exam names the group of each candidate as it was when it was planned.
export const groupRecord = defineDocument('group', {
  merge: 'by-field',
  scope: 'administration',
  version: 1,
  schema: groupSchema,
});
