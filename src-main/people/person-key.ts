/**
 * A person's key at rest: 32 secret bytes, sealed with what comes of the PIN *and* of the device's secret *and* of a share
 * of its own. A folder that was copied tells nothing without the secret, the secret opens nothing without the PIN, and
 * what stands in the journal for ever is ended by throwing its share away.
 */
import type { StaffId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import { deriveKey } from '../keys/derive-key';
import type { KeyShares } from '../keys/key-shares';
import { sealBytes, unsealBytes } from '../keys/sealed-bytes';
import { normalisePin } from './pin-rules';

/** Makes 32 bytes of a PIN, slowly and with much memory, so that trying all PINs takes long. */
export type StretchPin = (pin: string, salt: Uint8Array) => Promise<Uint8Array>;

/** As it stands in the journal, base64. */
export type SealedPersonKey = { readonly salt: string; readonly sealed: string };

export type PersonKeyParts = {
  readonly secret: Uint8Array;
  /** By salt: each sealing has its own. */
  readonly shares: KeyShares;
  readonly stretch: StretchPin;
  readonly world: Pick<World, 'randomBytes'>;
};

const magic = 'VPP1';

async function keyOf(
  parts: PersonKeyParts,
  staffId: StaffId,
  pin: string,
  salt: Uint8Array,
  share: Uint8Array,
): Promise<Uint8Array> {
  const stretched = await parts.stretch(normalisePin(pin), salt);
  return deriveKey(Buffer.concat([stretched, parts.secret, share]), salt, `vakproef person ${staffId}`);
}

/** Seals the key of a person under a PIN. Rejects when the share cannot be kept. */
export async function sealPersonKey(
  parts: PersonKeyParts,
  staffId: StaffId,
  pin: string,
  seed: Uint8Array,
): Promise<SealedPersonKey> {
  const salt = parts.world.randomBytes(16);
  const share = await parts.shares.make(Buffer.from(salt).toString('base64'));
  const key = await keyOf(parts, staffId, pin, salt, share);
  const sealed = sealBytes(key, magic, parts.world.randomBytes(12), [seed]);
  return { salt: Buffer.from(salt).toString('base64'), sealed: sealed.toString('base64') };
}

/** The 32 secret bytes; null when it is another PIN, or the share is gone. */
export async function openPersonKey(
  parts: PersonKeyParts,
  staffId: StaffId,
  pin: string,
  { salt, sealed }: SealedPersonKey,
): Promise<Uint8Array | null> {
  const share = parts.shares.find(salt);
  if (!share) return null;
  const key = await keyOf(parts, staffId, pin, Buffer.from(salt, 'base64'), share);
  return unsealBytes(key, magic, Buffer.from(sealed, 'base64'));
}
