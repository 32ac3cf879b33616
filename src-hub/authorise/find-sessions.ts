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
