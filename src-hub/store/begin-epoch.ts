/**
 * Begins a new epoch of one organisation: its devices then load anew and hand in again what the hub may have lost. Never
 * on a device's word alone (see `http/authenticate`, `changes/put-back`), and always on record.
 */
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { randomUuid } from '../../shared/kernel/world';
import { writeAudit } from '../audit/write-audit';
import { logEvent } from '../log';
import type { Store } from './open-store';

export type EpochReason = {
  /** Null: a command of the hub. */
  readonly deviceId: DeviceId | null;
  /** Highest sequence that was proved to have been given; null for a command. */
  readonly provedSeq: number | null;
};

/**
 * Begins it, unless somebody else just did.
 * @param current the epoch that the caller found
 * @returns the epoch that holds now
 */
export function beginEpoch(
  { database, world }: Pick<Store, 'database' | 'world'>,
  organisationId: OrganisationId,
  current: string,
  { deviceId, provedSeq }: EpochReason,
): Promise<string> {
  return database.transaction().execute(async (transaction) => {
    const begun = await transaction
      .updateTable('organisation')
      .set({ epoch: randomUuid(world) })
      .where('organisation_id', '=', organisationId)
      .where('epoch', '=', current)
      .returning(['epoch', 'last_seq'])
      .executeTakeFirst();
    if (begun) {
      const at = world.now();
      const { epoch, last_seq } = begun;
      await transaction
        .insertInto('put_back')
        .values({
          organisation_id: organisationId,
          epoch,
          at,
          device_id: deviceId,
          proved_seq: provedSeq,
          last_seq,
        })
        .execute();
      const origin = deviceId ? 'device' : 'command';
      await writeAudit(transaction, organisationId, [{ what: 'put-back', origin, deviceId }], at);
      logEvent(world, 'epoch-begun', { organisationId, deviceId, provedSeq, lastSeq: last_seq });
    }
    const { epoch } = await transaction
      .selectFrom('organisation')
      .select('epoch')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow();
    return epoch;
  });
}
