/** A device's signature over the whole of a file: who, with which key, and the signature over the file's digest. */
import { z } from 'zod';
import { idSchema } from './identity';

export const fileSealSchema = z.object({
  deviceId: idSchema<'Device'>(),
  /** Ed25519, raw 32 bytes, base64. */
  publicKey: z.string().max(120),
  /** Over `sealedBytes` of the digest, base64. */
  signature: z.string().max(120),
});
export type FileSeal = z.infer<typeof fileSealSchema>;

/**
 * `known`: by this device; `centre`: by the key that the hub told of another device of the centre; `unknown`: by a key not known here, so that it says only
 * that the file is as its maker left it; `broken`: the file is not what was signed.
 */
export const sealVerdictSchema = z.enum(['known', 'centre', 'unknown', 'broken']);
export type SealVerdict = z.infer<typeof sealVerdictSchema>;

/** How far something in a file is held to keys that are known here. */
export const recordVerdictSchema = z.enum(['proved', 'unknown', 'wrong']);
export type RecordVerdict = z.infer<typeof recordVerdictSchema>;

/** What is signed: never the bare digest, which could be that of a change (`shared/protocol/change.ts`). */
export const sealedBytes = (digest: string): Uint8Array =>
  new TextEncoder().encode(`vakproef exam file 1\n${digest}`);
