/**
 * A device that is shut out and hears so with nothing left to hand in throws away the keys of its people (Y23). From then on
 * they are nobody's: let in again, it gets what those see who choose a PIN on it anew.
 */
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { Store } from '../store/open-store';

/** Ends them; what the device sees is worked out anew. */
export async function endKeysThrownAway(
  { database, world }: Pick<Store, 'database' | 'world'>,
  device: { readonly organisation_id: OrganisationId; readonly device_id: DeviceId },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const ended = await transaction
      .updateTable('person_key')
      .set({ ended_at: world.now() })
      .where('organisation_id', '=', device.organisation_id)
      .where('device_id', '=', device.device_id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return;
    await transaction
      .updateTable('device')
      .set({ sees: null })
      .where('organisation_id', '=', device.organisation_id)
      .where('device_id', '=', device.device_id)
      .execute();
  });
}
