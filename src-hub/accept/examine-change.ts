/**
 * The first look at one pushed change, before the database is asked: do the bytes match their hash, did this device
 * sign them, are they a change at all. Pure. The hub never judges what a change says about an exam: types and versions
 * it does not know are stored like any other.
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { idSchema } from '../../shared/domain/identity';
import type { ChangeId, DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { type Change, changeSchema, type SignedChange } from '../../shared/protocol/change';

export type Signer = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  /** Ed25519, raw 32 bytes, base64. */
  readonly publicKey: string;
};

export type ExaminedChange = {
  readonly changeId: ChangeId;
  readonly signed: SignedChange;
  /** SHA-256 over the bytes that came, whatever the device said of them. */
  readonly contentHash: string;
  /** Either what the text says, or why it is refused. */
  readonly change: Change | null;
  readonly problem: Problem | null;
};

/** The key object of a raw Ed25519 key. */
export const keyFromRaw = (publicKey: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'base64').toString('base64url') },
    format: 'jwk',
  });

const identified = z.object({ changeId: idSchema<'Change'>() });

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Text that is not well-formed Unicode would be stored as other bytes than were signed. */
const isWellFormed = (text: string): boolean => Buffer.from(text, 'utf8').toString('utf8') === text;

function findProblem(
  signed: SignedChange,
  contentHash: string,
  value: unknown,
  signer: Signer,
): Problem | null {
  if (contentHash !== signed.hash || !isWellFormed(signed.text)) return problem('hash-wrong');
  const signature = Buffer.from(signed.signature, 'base64');
  const isSigned = verify(null, Buffer.from(signed.hash, 'hex'), keyFromRaw(signer.publicKey), signature);
  if (!isSigned) return problem('signature-wrong');
  const parsed = changeSchema.safeParse(value);
  if (!parsed.success) return problem('invalid-input', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
  const { deviceId, organisationId } = parsed.data;
  if (deviceId !== signer.deviceId) return problem('device-mismatch', { deviceId });
  if (organisationId !== null && organisationId !== signer.organisationId)
    return problem('device-mismatch', { organisationId });
  return null;
}

/** Looks at one change; null when it does not even say which change it is, and so cannot be answered by id. */
export function examineChange(signed: SignedChange, signer: Signer): ExaminedChange | null {
  const value = parseText(signed.text);
  const id = identified.safeParse(value);
  if (!id.success) return null;
  const contentHash = createHash('sha256').update(signed.text, 'utf8').digest('hex');
  const found = findProblem(signed, contentHash, value, signer);
  return {
    changeId: id.data.changeId,
    signed,
    contentHash,
    change: found ? null : changeSchema.parse(value),
    problem: found,
  };
}
