/**
 * A person's key at rest: 32 secret bytes, sealed with what comes of the PIN *and* of the device's secret. A folder that
 * was copied tells nothing without the secret, and the secret opens nothing without the PIN.
 */
import type { StaffId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import { deriveKey } from '../keys/derive-key';
import { sealBytes, unsealBytes } from '../keys/sealed-bytes';
import { normalisePin } from './pin-rules';

/** Makes 32 bytes of a PIN, slowly and with much memory, so that trying all PINs takes long. */
export type StretchPin = (pin: string, salt: Uint8Array) => Promise<Uint8Array>;

/** As it stands in the journal, base64. */
export type SealedPersonKey = { readonly salt: string; readonly sealed: string };

export type PersonKeyParts = {
  readonly secret: Uint8Array;
  readonly stretch: StretchPin;
  readonly world: Pick<World, 'randomBytes'>;
};

const magic = 'VPP1';
export const seedBytes = 32;

async function keyOf(
  parts: PersonKeyParts,
  staffId: StaffId,
  pin: string,
  salt: Uint8Array,
): Promise<Uint8Array> {
  const stretched = await parts.stretch(normalisePin(pin), salt);
  return deriveKey(Buffer.concat([stretched, parts.secret]), salt, `vakproef person ${staffId}`);
}

/** Seals the key of a person under a PIN. */
export async function sealPersonKey(
  parts: PersonKeyParts,
  staffId: StaffId,
  pin: string,
  seed: Uint8Array,
): Promise<SealedPersonKey> {
  const salt = parts.world.randomBytes(16);
  const key = await keyOf(parts, staffId, pin, salt);
  const sealed = sealBytes(key, magic, parts.world.randomBytes(12), [seed]);
  return { salt: Buffer.from(salt).toString('base64'), sealed: sealed.toString('base64') };
}

/** The 32 secret bytes; null when it is another PIN. */
export async function openPersonKey(
  parts: PersonKeyParts,
  staffId: StaffId,
  pin: string,
  { salt, sealed }: SealedPersonKey,
): Promise<Uint8Array | null> {
  const key = await keyOf(parts, staffId, pin, Buffer.from(salt, 'base64'));
  return unsealBytes(key, magic, Buffer.from(sealed, 'base64'));
}
