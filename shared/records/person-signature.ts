/** A signature by a person's own key, and the certificate that says whose key it is. */
import { z } from 'zod';
import { idSchema } from '../values/identity';
import { openObject } from '../values/open-object';

export const personSignatureSchema = openObject({
  /** Of the certificate. */
  serial: idSchema<'Certificate'>(),
  /** Ed25519, base64. */
  signature: z.string().max(120),
});
/** @public for devices, where a person confirms an act */
export type PersonSignature = z.infer<typeof personSignatureSchema>;
