/**
 * A device of the centre and the key with which it signs, as the hub vouches for it: only the hub writes this document, in
 * its own chain, so that every other device can hold what it reads against the key of who made it.
 */
import { z } from 'zod';
import { digestSchema, idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

/** Ed25519 public key, raw 32 bytes, base64. */
export const publicKeySchema = z.base64().length(44);

export const deviceRecord = defineDocument('device', {
  merge: 'never',
  scope: 'centre',
  version: 1,
  schema: openObject({
    deviceId: idSchema<'Device'>(),
    name: textSchema(200),
    publicKey: publicKeySchema,
    enrolledAt: momentSchema,
    /** Digest of the one-time code by which it joined. */
    byCode: digestSchema.optional(),
  }),
});
export type DeviceRecord = z.infer<typeof deviceRecord.schema>;
