/**
 * Whether a device may speak with the hub, as an administrator's document says: it is carried out in the transaction that
 * takes the document. Suspended: nothing is answered. Revoked: it may still hand in what it recorded, and nothing else.
 */
import type { OrganisationId } from '../../shared/kernel/ids';
import type { DeviceAccess } from '../../shared/records/device-access';
import type { DatabaseTransaction } from '../store/open-store';

/** Lets the access count from now on. A device that nobody knows is passed over: it may not have joined yet. */
export async function applyDeviceAccess(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  { deviceId, access }: DeviceAccess,
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('device')
    .set({
      suspended_at: access === 'suspended' ? now : null,
      revoked_at: access === 'revoked' ? now : null,
    })
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', deviceId)
    // The hub itself has no token, and nobody takes it from its own organisation.
    .where('token_hash', 'is not', null)
    .execute();
}
