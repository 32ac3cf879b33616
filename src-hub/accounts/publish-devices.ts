/**
 * Devices that joined before the hub put devices into the feed: it does so when it starts, so that every other device can
 * hold what they signed against their key.
 */
import { sql } from 'kysely';
import { groupBy } from '../../shared/kernel/group-by';
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { type DeviceRecord, deviceRecord } from '../../shared/records/device';
import { lockOrganisation } from '../accept/store-changes';
import { writeHubChanges } from '../accept/write-hub-changes';
import type { DatabaseTransaction, Store } from '../store/open-store';

type Unpublished = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  readonly name: string;
  readonly publicKey: string;
  readonly enrolledAt: Date;
};

async function findUnpublished(
  database: Store['database'] | DatabaseTransaction,
  hubId: string,
): Promise<readonly Unpublished[]> {
  const found = await sql<Unpublished>`
    select d.organisation_id as "organisationId", d.device_id as "deviceId", d.name, d.public_key as "publicKey",
      d.enrolled_at as "enrolledAt"
    from device d left join document_head h on h.organisation_id = d.organisation_id
      and h.subject_type = 'device' and h.subject_id = d.device_id::text
    where h.change_id is null and d.device_id <> ${hubId}::uuid
    order by d.organisation_id, d.enrolled_at, d.device_id`.execute(database);
  return found.rows;
}

const recordOf = ({ deviceId, name, publicKey, enrolledAt }: Unpublished) => {
  const body: DeviceRecord = { deviceId, name, publicKey, enrolledAt: enrolledAt.toISOString() };
  return { record: deviceRecord, subjectId: deviceId, body };
};

/** Puts them into the feed; with several hubs on one database each of them once. */
export async function publishDevices(store: Store, now: Date): Promise<void> {
  const { hubId } = store.identity;
  const organisations = groupBy(await findUnpublished(store.database, hubId), (one) => one.organisationId);
  for (const organisationId of organisations.keys())
    await store.database.transaction().execute(async (transaction) => {
      await lockOrganisation(transaction, organisationId);
      const left = await findUnpublished(transaction, hubId);
      const records = left.filter((one) => one.organisationId === organisationId).map(recordOf);
      await writeHubChanges(store, transaction, organisationId, records, now);
    });
}
