/**
 * The hub's word that a virus scanner found something in the bytes of a file. Only the hub writes it; the document's subject is
 * the SHA-256 of those bytes, so it tells whoever holds the file, and says nothing of whose it is or what it is called.
 */
import { z } from 'zod';
import { digestSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

const fileWarningSchema = openObject({
  digest: digestSchema,
  /** What it found, as the scanner names it, e.g. `Win.Test.EICAR_HDB-1`. */
  found: textSchema(200),
  lookedAt: momentSchema,
  /** The scanner and its signatures, as it says of itself. */
  scanner: textSchema(200),
  /** A later look, by newer signatures, found nothing any more: it was a false alarm. */
  isWithdrawn: z.boolean().optional(),
});
export type FileWarning = z.infer<typeof fileWarningSchema>;

export const fileWarningRecord = defineDocument('file-warning', {
  merge: 'never',
  scope: 'centre',
  version: 1,
  schema: fileWarningSchema,
});
