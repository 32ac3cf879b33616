/**
 * Participants (candidates): whoever is linked to a qualification and can be planned for an exam. It goes to the devices of their
 * examiners: what only the office needs stands in `participant-office`.
 */

import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const participantSchema = openObject({
  participantId: idSchema<'Participant'>(),
  /** Student or candidate number, as printed on the sheet. */
  number: textSchema(40),
  givenName: textSchema(200),
  /** Dutch name prefix (tussenvoegsel) such as "van 't"; blank when there is none. */
  namePrefix: textSchema(40),
  familyName: textSchema(200),
  /** ISO day or null. */
  birthDate: z.iso.date().nullable(),
  /** The group as a text, from before groups were records of their own: counts only for who was never put in one of those. */
  group: textSchema(100),
  /** Learning path (leerweg), e.g. `BOL`; absent or blank: not said. */
  learningPath: textSchema(40).optional(),
  /** Since when in the archive, by hand or because a whole import has them no more; absent or null: active. Exams stay. */
  inactiveSince: momentSchema.nullable().optional(),
  /** This is the same person as that one: whatever names this one means that one. */
  mergedInto: idSchema<'Participant'>().nullable().optional(),
  /** Taken back before anything was done with them, e.g. an import that was undone: no list shows them. */
  isRemoved: z.boolean().optional(),
});
export type Participant = z.infer<typeof participantSchema>;

/** Given name, prefix and family name as they stand on a document. */
export const fullName = (p: Pick<Participant, 'givenName' | 'namePrefix' | 'familyName'>): string =>
  [p.givenName, p.namePrefix, p.familyName].filter((part) => part !== '').join(' ');

export const participantRecord = defineDocument('participant', {
  merge: 'by-field',
  scope: 'people',
  version: 1,
  schema: participantSchema,
});
