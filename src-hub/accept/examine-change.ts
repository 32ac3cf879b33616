/**
 * The first look at pushed changes, before the database is asked: do the bytes match their hash, do this device's
 * signatures vouch for them (`vouch-chain`), are they changes at all. It asks nobody. The hub never judges what a change says about an exam: types and versions
 * it does not know are stored like any other.
 */

import { createHash } from 'node:crypto';
import type { ChangeId, DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { type Problem, type ProblemCode, problem } from '../../shared/kernel/problem';
import { isSignedByInPool, publicKeyOf } from '../../shared/node/ed25519';
import { type Change, changeSchema, signedChangeSchema } from '../../shared/protocol/change';
import type { PushedChange } from '../../shared/protocol/hub-api';
import { isNestedTooDeep } from '../../shared/protocol/nesting';
import { type ChainLink, findVouched } from '../../shared/protocol/vouch-chain';
import { idSchema } from '../../shared/values/identity';
import type { Arrival } from '../authorise/device-clock';
import { findMisfit } from './find-misfit';

export type Signer = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  /** Ed25519, raw 32 bytes, base64. */
  readonly publicKey: string;
  /** An administrator took the device its access. */
  readonly isRevoked?: boolean;
  /** The request in which it brings what it made; absent where another device brings it back. */
  readonly arrival?: Arrival;
  /** Under which id its copy goes on, where that hands in what was recorded before it had one. */
  readonly copyId?: DeviceId;
};

/** A pushed change as far as it is known without looking at who signed it. */
export type IdentifiedChange = {
  readonly changeId: ChangeId;
  readonly signed: PushedChange;
  /** SHA-256 over the bytes that came, whatever the device said of them. */
  readonly contentHash: string;
  readonly value: unknown;
};

export type ExaminedChange = Omit<IdentifiedChange, 'value'> & {
  /** Either what the text says, or why it is refused. */
  readonly change: Change | null;
  readonly problem: Problem | null;
  /** Why it does not fit its kind: the door for new changes only, so that what was stored once stays confirmed. */
  readonly misfit: Problem | null;
};

const idOfChange = idSchema<'Change'>();

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Which change this is; null when it does not say, and so cannot be answered by id. */
export function identifyChange(signed: PushedChange): IdentifiedChange | null {
  const value = parseText(signed.text);
  const id = idOfChange.safeParse(
    typeof value === 'object' && value && 'changeId' in value && value.changeId,
  );
  if (!id.success) return null;
  const contentHash = createHash('sha256').update(signed.text, 'utf8').digest('hex');
  return { changeId: id.data, signed, contentHash, value };
}

/** Which device a change says to be of; null when it says none. */
export function makerOf({ value }: Pick<IdentifiedChange, 'value'>): DeviceId | null {
  const said = typeof value === 'object' && value && 'deviceId' in value ? value.deviceId : null;
  return idSchema<'Device'>().safeParse(said).data ?? null;
}

/** Text that is not well-formed Unicode would be stored as other bytes than were signed. */
const isWellFormed = (text: string): boolean => Buffer.from(text, 'utf8').toString('utf8') === text;

function findMismatch({ deviceId, organisationId }: Change, signer: Signer): Problem | null {
  if (deviceId !== signer.deviceId) return problem('device-mismatch', { deviceId });
  if (organisationId !== null && organisationId !== signer.organisationId)
    return problem('device-mismatch', { organisationId });
  return null;
}

/** What one change says, before anybody asks who signed it. */
function readChange({ value, ...item }: IdentifiedChange, signer: Signer): ExaminedChange {
  const refuse = (reason: Problem): ExaminedChange => ({
    ...item,
    change: null,
    problem: reason,
    misfit: null,
  });
  const envelope = signedChangeSchema.safeParse(item.signed);
  if (!envelope.success)
    return refuse(problem('invalid-input', { at: envelope.error.issues[0]?.path.join('.') ?? '' }));
  if (item.contentHash !== item.signed.hash || !isWellFormed(item.signed.text))
    return refuse(problem('hash-wrong'));
  if (isNestedTooDeep(item.signed.text, value)) return refuse(problem('invalid-input', { at: 'body' }));
  const parsed = changeSchema.safeParse(value);
  if (!parsed.success)
    return refuse(problem('invalid-input', { at: parsed.error.issues[0]?.path.join('.') ?? '' }));
  const mismatch = findMismatch(parsed.data, signer);
  return mismatch
    ? refuse(mismatch)
    : { ...item, change: parsed.data, problem: null, misfit: findMisfit(parsed.data) };
}

/** What is no change of this device is in no chain of it, so that its own signature must be right. */
const linkOf = ({ change, contentHash }: ExaminedChange): ChainLink =>
  change
    ? { deviceSeq: change.deviceSeq, hash: contentHash, prevHash: change.prevHash }
    : { deviceSeq: 0, hash: '', prevHash: '' };

/** Said of the bytes alone; that nobody vouches for them as well would hide the reason. */
const passesUnsigned: ReadonlySet<ProblemCode> = new Set(['hash-wrong', 'invalid-input']);

/** Looks at the changes of one push. */
export async function examineChanges(
  changes: readonly IdentifiedChange[],
  signer: Signer,
): Promise<ExaminedChange[]> {
  const key = publicKeyOf(signer.publicKey);
  const read = changes.map((change) => readChange(change, signer));
  const vouched = await findVouched(read.map(linkOf), (place) => {
    const signed = read[place]?.signed;
    // In the pool of threads: a push of many small runs is mostly signatures.
    return signed
      ? isSignedByInPool(key, Buffer.from(signed.hash, 'hex'), signed.signature)
      : Promise.resolve(false);
  });
  return read.map((item, place) =>
    vouched.has(place) || (item.problem && passesUnsigned.has(item.problem.code))
      ? item
      : { ...item, change: null, problem: problem('signature-wrong') },
  );
}
