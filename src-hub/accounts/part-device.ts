/**
 * A copy of a device's folder goes on under an id of its own. It proves with the old key that it is one of the copies, and
 * with a new one, which no other copy has, whom the new id belongs to. The hub gives an id only where the chain really parts,
 * and only so many in a day; who is suspended or shut out never gets here. People keep their keys: the device that holds one
 * could always have it vouched for, and without the PIN it opens nothing, so a certificate for the same key gives nobody
 * anything they did not have.
 */
import type { DeviceId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import { isPublicKey, isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import type { PartAnswer, PartRequest } from '../../shared/protocol/hub-api';
import { partStatement } from '../../shared/protocol/part-statement';
import { type DeviceRecord, deviceRecord } from '../../shared/records/device';
import type { Signer } from '../accept/examine-change';
import { findFarthestEnd, isForkedAt } from '../accept/find-fork';
import { lockOrganisation } from '../accept/store-changes';
import { writeHubChanges } from '../accept/write-hub-changes';
import { countAudit, writeAudit } from '../audit/write-audit';
import { logEvent } from '../log';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { carryCertificates } from './carry-certificates';
import { hashToken } from './enrol-device';
import { nameCopy } from './name-copy';
import { inTransaction, Refused } from './refused';

const dayMs = 86_400_000;
/** Copies of one device, and of all devices of a centre, that get an id within a day. */
const mostPerDevice = 3;
const mostPerCentre = 20;

const isProved = (caller: Signer, request: PartRequest): boolean => {
  const statement = partStatement(caller, request);
  return (
    isPublicKey(request.publicKey) &&
    request.publicKey !== caller.publicKey &&
    isSignedBy(publicKeyOf(caller.publicKey), statement, request.proof) &&
    isSignedBy(publicKeyOf(request.publicKey), statement, request.keyProof)
  );
};

/**
 * Whether this very copy has its id already: the answer got lost, or there is a copy of it that asks for the same. To all of
 * them the token is the same, so that nobody is thrown out; two that go on with the id part again. Refuses an id that is
 * somebody else's, or that joined anew by a code since.
 */
async function isRepeat(
  transaction: DatabaseTransaction,
  { organisationId, deviceId: oldId }: Signer,
  { deviceId, publicKey, token }: PartRequest,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('device')
    .leftJoin('parted_device', (join) =>
      join
        .onRef('parted_device.organisation_id', '=', 'device.organisation_id')
        .onRef('parted_device.new_device_id', '=', 'device.device_id'),
    )
    .select([
      'device.public_key',
      'token_hash',
      'parted_device.device_id as was',
      'revoked_at',
      'suspended_at',
    ])
    .where('device.organisation_id', '=', organisationId)
    .where('device.device_id', '=', deviceId)
    .executeTakeFirst();
  if (!row) return false;
  if (row.public_key !== publicKey || row.was !== oldId || row.token_hash !== hashToken(token))
    throw new Refused(problem('device-mismatch', { deviceId }));
  if (row.revoked_at) throw new Refused(problem('device-revoked'));
  if (row.suspended_at) throw new Refused(problem('device-suspended'));
  return true;
}

async function refuseTooMany(
  transaction: DatabaseTransaction,
  { organisationId, deviceId }: Signer,
  now: Date,
): Promise<void> {
  const lately = await transaction
    .selectFrom('parted_device')
    .select('device_id')
    .where('organisation_id', '=', organisationId)
    .where('parted_at', '>', new Date(now.getTime() - dayMs))
    .execute();
  const ofThis = lately.filter((row) => row.device_id === deviceId);
  if (ofThis.length >= mostPerDevice || lately.length >= mostPerCentre)
    throw new Refused(problem('too-many-requests', { seconds: 3600 }));
}

/** The new device beside the old one: in the hub's table, in the feed, and in the history of copies. */
async function putCopy(
  store: Store,
  transaction: DatabaseTransaction,
  caller: Signer,
  { deviceId, publicKey, forkSeq, endSeq, token }: PartRequest,
  now: Date,
): Promise<void> {
  const { organisationId, deviceId: oldId } = caller;
  const name = await nameCopy(transaction, organisationId, oldId);
  // What it still hands in lengthens its branch.
  const farthest = await findFarthestEnd(transaction, caller, forkSeq);
  await transaction
    .insertInto('device')
    .values({
      organisation_id: organisationId,
      device_id: deviceId,
      name,
      public_key: publicKey,
      token_hash: hashToken(token),
      enrolled_at: now,
    })
    .execute();
  await transaction
    .insertInto('parted_device')
    .values({
      organisation_id: organisationId,
      device_id: oldId,
      new_device_id: deviceId,
      fork_seq: forkSeq,
      end_seq: Math.min(endSeq, farthest),
      parted_at: now,
    })
    .execute();
  await transaction
    .updateTable('device')
    .set({ doubled_at: null })
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', oldId)
    .execute();
  const device: DeviceRecord = { deviceId, name, publicKey, enrolledAt: now.toISOString() };
  await writeHubChanges(
    store,
    transaction,
    organisationId,
    [{ record: deviceRecord, subjectId: deviceId, body: device }],
    now,
  );
  const about = { kind: 'device' as const, id: oldId };
  await writeAudit(
    transaction,
    organisationId,
    [{ what: 'device-joined', deviceId, about, detail: 'copy' }],
    now,
  );
}

async function readName(
  transaction: DatabaseTransaction,
  { organisationId }: Signer,
  deviceId: DeviceId,
): Promise<string> {
  const { name } = await transaction
    .selectFrom('device')
    .select('name')
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', deviceId)
    .executeTakeFirstOrThrow();
  return name;
}

/** Gives the copy that calls an id of its own; the same again when it asks again with the same key. */
export async function partDevice(
  store: Store,
  caller: Signer,
  request: PartRequest,
  now: () => Date,
): Promise<Result<PartAnswer>> {
  const { organisationId, deviceId: was } = caller;
  const { deviceId, forkSeq, endSeq, serials } = request;
  if (endSeq < forkSeq) return err(problem('invalid-input', { at: 'endSeq' }));
  const parted = await inTransaction(store.database, async (transaction) => {
    const at = now();
    if (!isProved(caller, request)) throw new Refused(problem('signature-wrong'));
    await lockOrganisation(transaction, organisationId);
    if (!(await isRepeat(transaction, caller, request))) {
      if (!(await isForkedAt(transaction, caller, forkSeq))) throw new Refused(problem('device-not-parted'));
      await refuseTooMany(transaction, caller, at);
      await putCopy(store, transaction, caller, request, at);
    }
    const deviceName = await readName(transaction, caller, deviceId);
    const certificates = await carryCertificates(store, transaction, caller, deviceId, serials, at);
    return { deviceName, certificates: [...certificates] };
  });
  if (parted.ok) logEvent(store.world, 'device-parted', { organisationId, deviceId, was });
  else {
    const outcome = parted.problem.code;
    const told = { what: 'device-joined', deviceId: was, outcome, detail: 'copy' } as const;
    await countAudit(store.database, organisationId, told, now());
  }
  return parted;
}
