/**
 * Two people changed the same field of a document without knowing of each other. Nothing of either is lost: what came to
 * the hub first stands in the document, the other value is kept here for good, and an administrator says which it is to be.
 */
import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

/** Who wrote a version, where and when; null where the version does not say. */
export const versionMakerSchema = openObject({
  staffId: idSchema<'Staff'>().nullable(),
  deviceId: idSchema<'Device'>().nullable(),
  at: momentSchema.nullable(),
});

/** `standing`: what stood already. `displaced`: the other value. `both`: one text behind the other. */
export const conflictChoices = ['standing', 'displaced', 'both'] as const;

export const conflictFieldSchema = openObject({
  /** From the top of the document to the field, e.g. `name`, `nl`; of a tree: `tree`, the node's id, the field. */
  path: z.array(textSchema(200)).min(1).max(12),
  /** Where that is in words a person knows, e.g. code and name of a work process; blank when the field says it all. */
  place: textSchema(1000),
  /** Absent: nothing stood there. */
  base: z.unknown().optional(),
  standing: z.unknown().optional(),
  displaced: z.unknown().optional(),
  /** Absent: nobody has decided yet. */
  settled: openObject({
    choice: z.enum(conflictChoices),
    by: idSchema<'Staff'>(),
    at: momentSchema,
  }).optional(),
});

export const documentConflictSchema = openObject({
  conflictId: idSchema<'Conflict'>(),
  /** Which document, and what it was called. */
  type: textSchema(60),
  documentId: textSchema(64),
  name: textSchema(1000),
  standingBy: versionMakerSchema,
  displacedBy: versionMakerSchema,
  noticedAt: momentSchema,
  /** By path, its keys joined with `/`. */
  fields: z.record(z.string().max(3000), conflictFieldSchema),
});
export type VersionMaker = z.infer<typeof versionMakerSchema>;
export type ConflictChoice = (typeof conflictChoices)[number];
export type ConflictField = z.infer<typeof conflictFieldSchema>;
export type DocumentConflict = z.infer<typeof documentConflictSchema>;

export const documentConflictRecord = defineDocument('document-conflict', {
  merge: 'by-field',
  scope: 'administration',
  version: 1,
  schema: documentConflictSchema,
});
