/** Participants (candidates): whoever is linked to a qualification and can be planned for an exam. */

import { z } from 'zod';
import { idSchema, textSchema } from '../values/identity';
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
  group: textSchema(100),
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
