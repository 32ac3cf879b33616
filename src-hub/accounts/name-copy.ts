/** The name of a copy of a device: that of the device, and which one it is, as nobody else in the centre is called. */
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { DatabaseTransaction } from '../store/open-store';

const numbered = / \(\d{1,4}\)$/;
const longestName = 200;

export async function nameCopy(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  deviceId: DeviceId,
): Promise<string> {
  const rows = await transaction
    .selectFrom('device')
    .select(['device_id', 'name'])
    .where('organisation_id', '=', organisationId)
    .execute();
  const taken = new Set(rows.map(({ name }) => name));
  const original = rows.find((row) => row.device_id === deviceId)?.name ?? '';
  const base = original.replace(numbered, '').slice(0, longestName - ' (9999)'.length);
  let number = 2;
  while (taken.has(`${base} (${number})`)) number += 1;
  return `${base} (${number})`;
}
