/**
 * A document with which a centre accounts for how a qualification is examined (M30): a file with a title, in an order of the
 * centre's own. Replacing the file keeps the one before; removing is a mark, and what was there can still be opened.
 */
import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { namedFileSchema } from '../values/named-file';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const accountabilityDocumentSchema = openObject({
  accountabilityDocumentId: idSchema<'AccountabilityDocument'>(),
  qualificationId: idSchema<'Qualification'>(),
  title: textSchema(300),
  description: textSchema(4000),
  /** Place among those of the qualification; of two with the same the id decides. */
  order: z.number().min(0),
  /** The last counts; those before it are what stood there. */
  versions: z
    .array(
      openObject({
        versionId: idSchema<'FileVersion'>(),
        file: namedFileSchema,
        addedAt: momentSchema,
        addedBy: idSchema<'Staff'>(),
      }),
    )
    .min(1),
  /** Stands in no list any more, but in that of what was removed. */
  isRemoved: z.boolean().optional(),
});
export type AccountabilityDocument = z.infer<typeof accountabilityDocumentSchema>;
export type FileVersion = AccountabilityDocument['versions'][number];

export const accountabilityDocumentRecord = defineDocument('accountability-document', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: accountabilityDocumentSchema,
});
