/** A competence of the centre's own (M16), or one of the 25 standard ones: `standard-competences.ts`. */
import { z } from 'zod';
import { idSchema, localised, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const competenceSchema = openObject({
  competenceId: idSchema<'Competence'>(),
  code: textSchema(20),
  name: localised(300),
  origin: z.enum(['standard', 'custom']),
  description: localised(4000).optional(),
  /** Absent: active. An archived one stays where it is used and is offered nowhere. */
  status: z.enum(['active', 'archived']).optional(),
  /** It was merged: whatever names it means that one. */
  mergedInto: idSchema<'Competence'>().optional(),
  /** When that was: the versions of qualifications that were made for it were published at this very moment. */
  mergedAt: momentSchema.optional(),
});
export type Competence = z.infer<typeof competenceSchema>;

export const competenceRecord = defineDocument('competence', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: competenceSchema,
});
