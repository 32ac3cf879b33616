/**
 * The document types that travel between devices and hub, with their schemas, and the small head each list shows.
 * A document is replaced whole, upon a known revision (the id of the change it replaces).
 */
import type { z } from 'zod';
import { competenceSchema } from './competence';
import { examSchema } from './exam';
import { organisationSchema } from './organisation';
import { participantSchema } from './participant';
import { qualificationSchema } from './qualification';
import { staffSchema } from './staff';

export const documentSchemas = {
  organisation: organisationSchema,
  staff: staffSchema,
  participant: participantSchema,
  competence: competenceSchema,
  qualification: qualificationSchema,
  exam: examSchema,
} as const;

export type DocumentType = keyof typeof documentSchemas;
export type DocumentOf<T extends DocumentType> = z.infer<(typeof documentSchemas)[T]>;
export const documentVersion = 1;
