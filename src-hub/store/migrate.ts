/**
 * Brings a database to the newest shape: plain SQL files in order, each once, all in one transaction under a lock, so
 * that two hubs may start on one database at the same moment. A database of a newer hub is refused, never touched, and
 * so is one of the first protocol, which was never used outside the workshop and whose changes no device reads.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import protocol2 from './migrations/0002-protocol-2.sql?raw';
import epochPerOrganisation from './migrations/0003-epoch-per-organisation.sql?raw';
import peopleAndDevices from './migrations/0004-people-and-devices.sql?raw';
import doubledDevices from './migrations/0005-doubled-devices.sql?raw';
import keysThatEnded from './migrations/0006-keys-that-ended.sql?raw';
import audit from './migrations/0007-audit.sql?raw';
import sight from './migrations/0008-sight.sql?raw';
import partedDevices from './migrations/0009-parted-devices.sql?raw';
import catalogue from './migrations/0010-catalogue.sql?raw';
import catalogueEditions from './migrations/0011-catalogue-editions.sql?raw';
import erasure from './migrations/0012-erasure.sql?raw';
import erasureProof from './migrations/0013-erasure-proof.sql?raw';
import bodies from './migrations/0014-bodies.sql?raw';
import erasedBeforeProof from './migrations/0015-erased-before-proof.sql?raw';
import bodyKeys from './migrations/0016-body-keys.sql?raw';
import candidates from './migrations/0017-candidates.sql?raw';
import belongingBySubject from './migrations/0018-belonging-by-subject.sql?raw';
import mergedParticipants from './migrations/0019-merged-participants.sql?raw';
import scannedBodies from './migrations/0020-scanned-bodies.sql?raw';
import type { Tables } from './tables';

/** The first one makes everything. */
const firstVersion = 2;
const migrations: readonly string[] = [
  protocol2,
  epochPerOrganisation,
  peopleAndDevices,
  doubledDevices,
  keysThatEnded,
  audit,
  sight,
  partedDevices,
  catalogue,
  catalogueEditions,
  erasure,
  erasureProof,
  bodies,
  erasedBeforeProof,
  bodyKeys,
  candidates,
  belongingBySubject,
  mergedParticipants,
  scannedBodies,
];
export const newestVersion = firstVersion + migrations.length - 1;

/** Any number, the same in every hub: PostgreSQL's name of the lock. */
const migrationLock = 7_210_001;

function refuseVersion(version: number): void {
  if (version > newestVersion)
    throw new Error(`this database belongs to a newer hub (version ${version}); update the hub`);
  if (version > 0 && version < firstVersion)
    throw new Error(
      'this database holds data of protocol 1, which this hub cannot read; nothing in it was changed. ' +
        'Start the hub with another database (DATABASE_URL) or data folder (VAKPROEF_HUB_DATA)',
    );
}

/** The version a database stands at; 0 for an empty one. */
export async function readVersion(transaction: Transaction<Tables>): Promise<number> {
  const found = await sql<{
    version: number;
  }>`select coalesce(max(version), 0) as version from migration`.execute(transaction);
  return found.rows[0]?.version ?? 0;
}

/** Applies what is missing up to a version, in a transaction of the caller. */
export async function migrateIn(transaction: Transaction<Tables>, upTo: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction);
  await sql`create table if not exists migration (
    version integer primary key, applied_at timestamptz(3) not null default now()
  )`.execute(transaction);
  const version = await readVersion(transaction);
  refuseVersion(version);
  for (let next = Math.max(version + 1, firstVersion); next <= upTo; next++) {
    await sql.raw(migrations[next - firstVersion] ?? '').execute(transaction);
    await sql`insert into migration (version) values (${next})`.execute(transaction);
  }
}

/** Applies all that is missing. */
export const migrate = (database: Kysely<Tables>): Promise<void> =>
  database.transaction().execute((transaction) => migrateIn(transaction, newestVersion));
