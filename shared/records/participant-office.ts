/**
 * What only the office needs of a participant. A document of its own, under the id of the participant, because a participant
 * goes to the devices of their examiners and none of this does. Absent as long as nothing of it is known.
 */
import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { rosterOriginSchema } from '../values/roster-origin';
import { defineDocument } from './define-record';

export const participantOfficeSchema = openObject({
  participantId: idSchema<'Participant'>(),
  /** Absent or blank: none is known. */
  email: textSchema(320).optional(),
  /** Absent or null: entered by hand. */
  origin: rosterOriginSchema.nullable().optional(),
  /** Look like this person and are not, as somebody decided. */
  distinctFrom: z.array(idSchema<'Participant'>()).optional(),
  /** Day of the diploma, from which the keeping of their data is counted; absent or null: not known. */
  diplomaDate: z.iso.date().nullable().optional(),
  /** Nothing of them is removed since then, whatever the day of the diploma says; absent or null: not held. */
  frozen: openObject({
    since: momentSchema,
    ground: z.enum(['objection', 'appeal', 'inspection', 'other']),
  })
    .nullable()
    .optional(),
});
export type ParticipantOffice = z.infer<typeof participantOfficeSchema>;

export const participantOfficeRecord = defineDocument('participant-office', {
  merge: 'by-field',
  scope: 'administration',
  version: 1,
  schema: participantOfficeSchema,
});
