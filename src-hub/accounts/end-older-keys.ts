/** Who chose a new PIN on a device by a new code has one key there: whatever they had before ends at that moment. */
import type { DatabaseTransaction } from '../store/open-store';
import type { PersonKey } from './give-certificate';

/** @param key the one that counts from now on */
export async function endOlderKeys(
  transaction: DatabaseTransaction,
  { organisationId, deviceId, staffId, publicKey }: PersonKey,
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('person_key')
    .set({ ended_at: now })
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', deviceId)
    .where('staff_id', '=', staffId)
    .where('public_key', '<>', publicKey)
    .where('ended_at', 'is', null)
    .execute();
}
