/**
 * An import of qualifications, as one thing that was done: from which file, by whom, what it wrote and what stood there
 * before. So it can be taken back, on any device and after any time, as long as nobody went on from it.
 */
import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';
import { qualificationHeadSchema } from './qualification';

export const qualificationImportSchema = openObject({
  importId: idSchema<'Import'>(),
  /** Name of the file, or what else it came from. */
  source: textSchema(500),
  /** `catalogue`: the one at the hub, which each screen says in its own language instead of the source. */
  cameFrom: textSchema(40).optional(),
  importedAt: momentSchema,
  importedBy: idSchema<'Staff'>(),
  /** As the import left each of them. */
  qualifications: z.array(
    openObject({
      qualificationId: idSchema<'Qualification'>(),
      revision: idSchema<'Change'>(),
      /** What stood there, without its history, which stays where it is. Null: it was not here. */
      before: qualificationHeadSchema.nullable(),
    }),
  ),
  /** Own competences that it made, or that it made active again. */
  competences: z.array(
    openObject({ competenceId: idSchema<'Competence'>(), revision: idSchema<'Change'>() }),
  ),
  /** Absent: it counts. */
  undone: openObject({ at: momentSchema, by: idSchema<'Staff'>() }).optional(),
});
export type QualificationImport = z.infer<typeof qualificationImportSchema>;

export const qualificationImportRecord = defineDocument('qualification-import', {
  merge: 'by-field',
  scope: 'administration',
  version: 1,
  schema: qualificationImportSchema,
});
