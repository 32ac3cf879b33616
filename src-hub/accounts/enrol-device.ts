/**
 * A device joins an organisation: it hands in a code and its public key, and gets a token. A device that joins again
 * keeps its place and gets a new token; the same id with another key is a stranger and is refused.
 */
import { createHash } from 'node:crypto';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { randomText } from '../../shared/kernel/world';
import type { EnrolAnswer, EnrolRequest } from '../../shared/protocol/hub-api';
import { logEvent } from '../log';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { consumeEnrolmentCode } from './enrolment-code';

/** What the hub keeps of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Carries a refusal out of a transaction, so that the code is not used up by it. */
class Refused extends Error {
  readonly reason: Problem;
  constructor(reason: Problem) {
    super(reason.code);
    this.reason = reason;
  }
}

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
        })
        .where('device.public_key', '=', request.publicKey),
    )
    .returning('device_id')
    .executeTakeFirst();
  if (!stored) throw new Refused(problem('device-mismatch', { deviceId: request.deviceId }));
}

/** Enrols one device. */
export async function enrolDevice(
  store: Store,
  request: EnrolRequest,
  now: () => Date,
): Promise<Result<EnrolAnswer>> {
  const isKey = Buffer.from(request.publicKey, 'base64').length === 32;
  if (!isKey) return err(problem('invalid-input', { at: 'publicKey' }));
  const token = randomText(store.world, 32);
  try {
    return await store.database.transaction().execute(async (transaction) => {
      const consumed = await consumeEnrolmentCode(transaction, request.code, now());
      if (!consumed.ok) return consumed;
      const organisationId = consumed.value;
      await putDevice(transaction, organisationId, request, token, now());
      const { name, epoch } = await transaction
        .selectFrom('organisation')
        .select(['name', 'epoch'])
        .where('organisation_id', '=', organisationId)
        .executeTakeFirstOrThrow();
      logEvent(store.world, 'device-enrolled', { deviceId: request.deviceId, organisationId });
      const { hubId, publicKey: hubPublicKey } = store.identity;
      return ok({ organisationId, organisationName: name, token, hubId, hubPublicKey, epoch });
    });
  } catch (error) {
    if (error instanceof Refused) return err(error.reason);
    throw error;
  }
}
