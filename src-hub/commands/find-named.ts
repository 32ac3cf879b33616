/** Finds what somebody names at the terminal: by its name in any case, by its id, or by the beginning of its id. */
import type { DeviceId, OrganisationId, StaffId } from '../../shared/kernel/ids';
import { openDocument } from '../../shared/records/open-record';
import type { Store } from '../store/open-store';
import { readHeads } from '../store/read-heads';
import { CommandError } from './command';
import { onOneLine } from './on-one-line';

export type NamedCentre = { readonly organisationId: OrganisationId; readonly name: string };
export type NamedDevice = NamedCentre & {
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  readonly isRevoked: boolean;
  readonly isDoubled: boolean;
  /** As its last request told; null before the first. */
  readonly lastSeenAt: Date | null;
  readonly waiting: number | null;
};

const fewestLettersOfId = 8;

const isMeant = (typed: string, name: string, id: string): boolean =>
  name.toLowerCase() === typed.toLowerCase() ||
  (typed.length >= fewestLettersOfId && id.startsWith(typed.toLowerCase()));

function pick<T>(found: readonly T[], all: readonly T[], what: string, describe: (one: T) => string): T {
  const [only] = found;
  if (found.length === 1 && only) return only;
  const list = (found.length > 1 ? found : all).map((one) => `  ${describe(one)}`).join('\n');
  throw new CommandError(`name one ${what}:\n${list || '  there is none yet'}`);
}

export const describeCentre = ({ name, organisationId }: NamedCentre): string =>
  `${name} (${organisationId})`;

/** All centres by name. */
export async function listCentres({ database }: Store): Promise<readonly NamedCentre[]> {
  const rows = await database
    .selectFrom('organisation')
    .select(['organisation_id', 'name'])
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ organisationId: row.organisation_id, name: onOneLine(row.name) }));
}

/** The centre that is meant; without a word the only one there is. */
export async function findCentre(store: Store, typed: string | undefined): Promise<NamedCentre> {
  const all = await listCentres(store);
  const found = typed === undefined ? all : all.filter((c) => isMeant(typed, c.name, c.organisationId));
  return pick(found, all, 'of the centres', describeCentre);
}

/** All devices of a centre, but for the hub itself. */
export async function listDevices(store: Store, centre: NamedCentre): Promise<readonly NamedDevice[]> {
  const rows = await store.database
    .selectFrom('device')
    .select(['device_id', 'name', 'revoked_at', 'doubled_at', 'last_seen_at', 'waiting'])
    .where('organisation_id', '=', centre.organisationId)
    .where('device_id', '<>', store.identity.hubId as DeviceId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    ...centre,
    deviceId: row.device_id,
    deviceName: onOneLine(row.name),
    isRevoked: row.revoked_at !== null,
    isDoubled: row.doubled_at !== null,
    lastSeenAt: row.last_seen_at,
    waiting: row.waiting,
  }));
}

/** The device that is meant. */
export async function findDevice(store: Store, centre: NamedCentre, typed: string): Promise<NamedDevice> {
  const all = await listDevices(store, centre);
  const found = all.filter((device) => isMeant(typed, device.deviceName, device.deviceId));
  return pick(found, all, 'of the devices', (device) => `${device.deviceName} (${device.deviceId})`);
}

export type NamedStaff = { readonly staffId: StaffId; readonly name: string };

/** Everybody who works at the centre, or also who did. */
export async function listStaff(
  store: Store,
  centre: NamedCentre,
  isAlsoLeft: boolean,
): Promise<NamedStaff[]> {
  const heads = await readHeads(store.database, centre.organisationId, 'staff', 'all');
  return [...heads.values()].flatMap((change) => {
    const opened = openDocument('staff', change);
    if (opened.state !== 'read' || (opened.body.inactiveSince && !isAlsoLeft)) return [];
    const { staffId, name } = opened.body;
    return [{ staffId, name: onOneLine(name) }];
  });
}

/** The staff member that is meant; whoever works here no more is in question only where it is said so. */
export async function findStaff(
  store: Store,
  centre: NamedCentre,
  typed: string,
  isAlsoLeft = false,
): Promise<NamedStaff> {
  const all = await listStaff(store, centre, isAlsoLeft);
  const found = all.filter((staff) => isMeant(typed, staff.name, staff.staffId));
  return pick(found, all, 'of the staff', (staff) => `${staff.name} (${staff.staffId})`);
}
