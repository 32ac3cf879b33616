/**
 * A code that an administrator made in the application: it lets one device in, or gives one person a key. Its subject is
 * the SHA-256 of the code; the code itself stands nowhere. It counts from the moment the hub has it, for a quarter of an
 * hour, once (H10).
 */
import { z } from 'zod';
import { idSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const oneTimeCodeRecord = defineDocument('one-time-code', {
  merge: 'never',
  scope: 'administration',
  version: 1,
  schema: openObject({
    purpose: z.enum(['device', 'person']),
    /** Whose key it gives; with a device: who may at once choose a PIN on it. Null: nobody. */
    staffId: idSchema<'Staff'>().nullable(),
  }),
});
export type OneTimeCode = z.infer<typeof oneTimeCodeRecord.schema>;
