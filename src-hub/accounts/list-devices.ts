/** The devices of a centre, as its administrators look after them. Only an administrator at work may ask. */
import type { DeviceId, OrganisationId, SessionId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { ListedDevice } from '../../shared/protocol/hub-api';
import type { Signer } from '../accept/examine-change';
import { admitAdministrator } from '../audit/admit-administrator';
import type { Database, Store } from '../store/open-store';

async function loadCertificates(
  database: Database,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<DeviceId, ListedDevice['certificates']>> {
  const rows = await database
    .selectFrom('person_key')
    .select(['device_id', 'staff_id'])
    .select((build) => build.fn.max('valid_until').as('valid_until'))
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .groupBy(['device_id', 'staff_id'])
    .orderBy('staff_id')
    .execute();
  const byDevice = new Map<DeviceId, ListedDevice['certificates']>();
  for (const { device_id: deviceId, staff_id: staffId, valid_until: validUntil } of rows)
    byDevice.set(deviceId, [
      ...(byDevice.get(deviceId) ?? []),
      { staffId, validUntil: validUntil.toISOString() },
    ]);
  return byDevice;
}

/** All of them but the hub itself, in the order in which they joined. */
export async function listDevices(
  store: Store,
  caller: Signer,
  sessionId: SessionId,
  now: Date,
): Promise<Result<{ devices: ListedDevice[] }>> {
  const administrator = await admitAdministrator(store, caller, sessionId, 'devices-read', now);
  if (!administrator.ok) return administrator;
  const { organisationId } = caller;
  const certificates = await loadCertificates(store.database, organisationId);
  const rows = await store.database
    .selectFrom('device')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('device_id', '!=', store.identity.hubId as DeviceId)
    .orderBy('enrolled_at')
    .orderBy('device_id')
    .execute();
  const devices = rows.map((row) => ({
    deviceId: row.device_id,
    name: row.name,
    enrolledAt: row.enrolled_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    program: row.program,
    waiting: row.waiting,
    access: row.revoked_at
      ? ('revoked' as const)
      : row.suspended_at
        ? ('suspended' as const)
        : ('allowed' as const),
    certificates: certificates.get(row.device_id) ?? [],
  }));
  return ok({ devices });
}
