/** The sessions in which the changes of one device were made, as far as they are proved. */
import { sql } from 'kysely';
import type { DeviceId, OrganisationId, SessionId } from '../../shared/kernel/ids';
import { type Change, readChange } from '../../shared/protocol/change';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';
import { readHeads } from '../store/read-heads';
import { findCertificates, inForce } from './find-certificates';
import type { Sessions } from './may-write';
import { proveSession, readOpening } from './prove-session';
import { rolesOf } from './staff-standing';

type Asker = { readonly organisationId: OrganisationId; readonly deviceId: DeviceId };

async function loadOpenings(
  database: Database | DatabaseTransaction,
  { organisationId, deviceId }: Asker,
  sessionIds: readonly SessionId[],
): Promise<Change[]> {
  const rows = await database
    .selectFrom('change')
    .select('text')
    .where('organisation_id', '=', organisationId)
    .where('subject_type', '=', 'session')
    .where('subject_id', '=', sql<string>`any(${sessionIds})`)
    .where('device_id', '=', deviceId)
    .where('type', '=', 'session-opened')
    .orderBy('seq')
    .execute();
  return rows.flatMap((row) => readChange(row) ?? []);
}

/**
 * Proves them.
 * @param sessionIds those that are asked about
 * @param pushed what came along with them, and may open them
 */
export async function findSessions(
  store: Pick<Store, 'identity'>,
  database: Database | DatabaseTransaction,
  asker: Asker,
  sessionIds: readonly SessionId[],
  pushed: readonly Change[] = [],
): Promise<Sessions> {
  if (sessionIds.length === 0) return new Map();
  const { organisationId } = asker;
  const openings = [...(await loadOpenings(database, asker, sessionIds)), ...pushed].flatMap((change) => {
    const opening = readOpening(change);
    return opening ? [{ change, opening }] : [];
  });
  const serials = openings.map(({ opening }) => opening.by.serial);
  const certificates = await findCertificates(store, database, organisationId, serials);
  const staffIds = [...certificates.values()].map(({ certificate }) => certificate.staffId);
  const staff = await readHeads(database, organisationId, 'staff', staffIds);
  const sessions = new Map<SessionId, NonNullable<ReturnType<Sessions['get']>> | null>();
  for (const { change, opening } of openings) {
    const { sessionId } = change;
    if (sessionId === null || sessions.get(sessionId)) continue;
    const found = certificates.get(opening.by.serial);
    const rolesNow = rolesOf(staff.get(opening.staffId) ?? null);
    sessions.set(sessionId, proveSession(change, found ? inForce(found) : null, rolesNow));
  }
  return sessions;
}

/**
 * Whether this session was opened last on the device: whoever unlocks it ends the one before. What counts is when a session
 * was opened first, because who has the device's key can hand in a copy of its opening once more. What a copy of the folder
 * opened, behind a number that the device has used, ends nothing on the device.
 */
export async function isOpenedLast(
  database: Database,
  { organisationId, deviceId }: Asker,
  sessionId: SessionId,
): Promise<boolean> {
  const found = await sql<{ last: string }>`
    select subject_id as last from change c
    where organisation_id = ${organisationId} and device_id = ${deviceId} and type = 'session-opened'
      and not exists (select 1 from change other where other.organisation_id = c.organisation_id
        and other.device_id = c.device_id and other.device_seq = c.device_seq and other.seq < c.seq)
    group by subject_id order by min(seq) desc limit 1`.execute(database);
  return found.rows[0]?.last === sessionId;
}
