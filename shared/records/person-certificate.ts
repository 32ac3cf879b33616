/**
 * The hub's word on a key: it belongs to this person, on this device, who may be these things until then. Only the hub
 * writes it; the document's subject is the serial, and it is never written a second time.
 */
import { z } from 'zod';
import { digestSchema, idSchema, momentSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { roleNameSchema } from '../values/role';
import { defineDocument } from './define-record';
import { publicKeySchema } from './device';

/** How long a certificate holds without a contact with the hub, in days. */
export const certificateDays = 14;

export const personCertificateRecord = defineDocument('person-certificate', {
  merge: 'never',
  scope: 'centre',
  version: 1,
  schema: openObject({
    serial: idSchema<'Certificate'>(),
    staffId: idSchema<'Staff'>(),
    deviceId: idSchema<'Device'>(),
    publicKey: publicKeySchema,
    roles: z.array(roleNameSchema).min(1),
    validFrom: momentSchema,
    validUntil: momentSchema,
    /** Digest of the one-time code by which the person got this key; absent where it was renewed, or no code was needed. */
    byCode: digestSchema.optional(),
  }),
});
export type PersonCertificate = z.infer<typeof personCertificateRecord.schema>;
