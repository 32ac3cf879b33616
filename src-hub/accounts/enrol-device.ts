/**
 * A device joins an organisation: it hands in a code and its public key, and gets a token. A device that joins again
 * keeps its place and gets a new token; the same id with another key is a stranger and is refused.
 */
import { createHash } from 'node:crypto';
import type { OrganisationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import { randomText } from '../../shared/kernel/world';
import { isPublicKey } from '../../shared/node/ed25519';
import type { EnrolAnswer, EnrolRequest } from '../../shared/protocol/hub-api';
import { type DeviceRecord, deviceRecord } from '../../shared/records/device';
import { type DeviceAccess, deviceAccessRecord } from '../../shared/records/device-access';
import { lockOrganisation } from '../accept/store-changes';
import { writeHubChanges } from '../accept/write-hub-changes';
import { countAudit, writeAudit } from '../audit/write-audit';
import { logEvent } from '../log';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { readHead } from '../store/read-heads';
import { consumeCode, createPersonalCode, findCodeOwner, hashCode } from './enrolment-code';
import { inTransaction, orRefuse, Refused } from './refused';

/** What the hub keeps of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

async function putDevice(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  request: EnrolRequest,
  token: string,
  now: Date,
): Promise<void> {
  const stored = await transaction
    .insertInto('device')
    .values({
      organisation_id: organisationId,
      device_id: request.deviceId,
      name: request.deviceName,
      public_key: request.publicKey,
      token_hash: hashToken(token),
      enrolled_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'device_id'])
        .doUpdateSet({
          name: request.deviceName,
          token_hash: hashToken(token),
          enrolled_at: now,
          revoked_at: null,
          suspended_at: null,
          doubled_at: null,
        })
        .where('device.public_key', '=', request.publicKey),
    )
    .returning('device_id')
    .executeTakeFirst();
  if (!stored) throw new Refused(problem('device-mismatch', { deviceId: request.deviceId }));
}

/**
 * Tells every other device whose key this is. A device that comes back by a new code has its access back, whatever was
 * decided before: whoever made the code decided anew.
 */
async function publishDevice(
  store: Store,
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  { deviceId, deviceName: name, publicKey, code }: EnrolRequest,
  now: Date,
): Promise<void> {
  const enrolledAt = now.toISOString();
  const device: DeviceRecord = { deviceId, name, publicKey, enrolledAt, byCode: hashCode(code) };
  const access = await readHead(transaction, organisationId, 'device-access', deviceId);
  const allowed: DeviceAccess = { deviceId, access: 'allowed', reason: '' };
  await writeHubChanges(
    store,
    transaction,
    organisationId,
    [
      { record: deviceRecord, subjectId: deviceId, body: device },
      ...(access ? [{ record: deviceAccessRecord, subjectId: deviceId, body: allowed }] : []),
    ],
    now,
  );
}

/** A code that was some organisation's is told to that one; nobody hears of one that never was. */
async function tellRefusedDevice(
  { database }: Store,
  { code, deviceId }: EnrolRequest,
  outcome: string,
  at: Date,
): Promise<void> {
  const organisationId = await findCodeOwner(database, code);
  if (organisationId)
    // Any id can be said with it, so that the id makes no row of its own.
    await countAudit(
      database,
      organisationId,
      { what: 'device-joined', about: { kind: 'device', id: deviceId }, outcome },
      at,
    );
}

/** Enrols one device. */
export async function enrolDevice(
  store: Store,
  request: EnrolRequest,
  now: () => Date,
): Promise<Result<EnrolAnswer>> {
  if (!isPublicKey(request.publicKey)) return err(problem('invalid-input', { at: 'publicKey' }));
  const token = randomText(store.world, 32);
  const enrolled = await inTransaction(store.database, async (transaction) => {
    const at = now();
    const { organisationId, staffId } = orRefuse(
      await consumeCode(transaction, request.code, 'device', null, at),
    );
    // Before the first row that refers to it: two that join at once would each wait for the other.
    await lockOrganisation(transaction, organisationId);
    await putDevice(transaction, organisationId, request, token, at);
    await publishDevice(store, transaction, organisationId, request, at);
    const { deviceId } = request;
    await writeAudit(transaction, organisationId, [{ what: 'device-joined', deviceId, staffId }], at);
    const personalCode =
      staffId && (await createPersonalCode(store, transaction, organisationId, at, staffId));
    const { name, epoch } = await transaction
      .selectFrom('organisation')
      .select(['name', 'epoch'])
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow();
    const { hubId, publicKey: hubPublicKey } = store.identity;
    return { organisationId, organisationName: name, token, hubId, hubPublicKey, epoch, personalCode };
  });
  if (!enrolled.ok) await tellRefusedDevice(store, request, enrolled.problem.code, now());
  if (enrolled.ok)
    logEvent(store.world, 'device-enrolled', {
      deviceId: request.deviceId,
      organisationId: enrolled.value.organisationId,
    });
  return enrolled;
}
