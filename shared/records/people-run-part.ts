/**
 * Some of the documents that a Run or an import of people wrote, each with what takes it back: the fields as they were. Of a Run that
 * is no name; of an import and of two who became one it may be the name, the number or the address that stood there before.
 */
import { z } from 'zod';
import { idSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const peopleRunStepSchema = openObject({
  /** Kind of document. */
  type: textSchema(60),
  documentId: idSchema<string>(),
  /** Of the version that was written: while that one stands it can be taken back. */
  revision: idSchema<'Change'>(),
  /** Of the version that stood before; absent: none did, or an earlier program wrote this. */
  upon: idSchema<'Change'>().optional(),
  /** Of an undo: the version whose content stands again by this one. */
  restores: idSchema<'Change'>().optional(),
  /** It was not here before; absent: it was. */
  isNew: z.boolean().optional(),
  /** Fields that were otherwise before, as they were. */
  back: z.record(z.string(), z.unknown()),
  /** Fields that were not there before. */
  gone: z.array(z.string()).optional(),
});

export const peopleRunPartSchema = openObject({
  partId: idSchema<'PeopleRunPart'>(),
  runId: idSchema<'PeopleRun'>(),
  steps: z.array(peopleRunStepSchema),
});
export type PeopleRunPart = z.infer<typeof peopleRunPartSchema>;

export const peopleRunPartRecord = defineDocument('people-run-part', {
  merge: 'by-field',
  scope: 'administration',
  version: 1,
  schema: peopleRunPartSchema,
});
