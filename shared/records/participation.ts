/**
 * A participant is linked to a qualification. A fact of its own: linking thousands touches no participant, and two people
 * who link different ones never meet in a conflict.
 */
import { z } from 'zod';
import { idSchema, momentSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

const participationSchema = openObject({
  participationId: idSchema<'Participation'>(),
  participantId: idSchema<'Participant'>(),
  qualificationId: idSchema<'Qualification'>(),
  linkedAt: momentSchema,
  /** Who linked them; absent: not recorded. */
  linkedBy: idSchema<'Staff'>().optional(),
  /** Set when the link was ended; past exams stay. The same as `linkedAt`: it was taken back, as if it never was. */
  endedAt: momentSchema.nullable(),
  /** Who ended it; absent or null: nobody, or not recorded. */
  endedBy: idSchema<'Staff'>().nullable().optional(),
  /** Whether a person chose the link, or the qualification is standard for new participants (M22). */
  reason: z.enum(['chosen', 'standard']),
});
export type Participation = z.infer<typeof participationSchema>;

export const participationRecord = defineDocument('participation', {
  merge: 'by-field',
  scope: 'people',
  version: 1,
  schema: participationSchema,
});
