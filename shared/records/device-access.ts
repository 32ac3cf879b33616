/**
 * Whether a device may still speak with the hub, as an administrator decided. Suspended: it waits. Revoked: it is lost or
 * gone for good, its token ends, and it destroys its keys at its next contact. What it recorded before stays what it was.
 */
import { z } from 'zod';
import { idSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const deviceAccesses = ['allowed', 'suspended', 'revoked'] as const;

export const deviceAccessRecord = defineDocument('device-access', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: openObject({
    deviceId: idSchema<'Device'>(),
    access: z.enum(deviceAccesses),
    /** Why, in the words of who decided; may be blank. */
    reason: textSchema(500),
  }),
});
export type DeviceAccess = z.infer<typeof deviceAccessRecord.schema>;
