/** People and the exam centre: participants (candidates), staff (examiners, administrators) and the organisation. */
import { z } from 'zod';
import { idSchema, textSchema } from './identity';

export const participantSchema = z.object({
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

export const staffSchema = z.object({
  staffId: idSchema<'Staff'>(),
  name: textSchema(300),
  /** Function as printed under the signature, e.g. "docent lastechniek". */
  jobTitle: textSchema(200),
  roles: z.array(z.enum(['administrator', 'examiner'])).min(1),
  /** R1: not the candidate's coach, teacher or workplace supervisor. */
  independent: z.boolean(),
});
export type Staff = z.infer<typeof staffSchema>;

export const organisationSchema = z.object({
  organisationId: idSchema<'Organisation'>(),
  name: textSchema(300),
  place: textSchema(200),
  /** Sentence about objection and its term, printed on the sheet, per language. */
  objectionText: z.object({ nl: textSchema(2000), en: textSchema(2000) }),
  /** True for the sample centre: screens and sheets say so. */
  isSample: z.boolean(),
});
export type Organisation = z.infer<typeof organisationSchema>;
