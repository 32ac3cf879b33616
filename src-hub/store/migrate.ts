/**
 * Brings a database to the newest shape: plain SQL files in order, each once, all in one transaction under a lock, so
 * that two hubs may start on one database at the same moment. A database of a newer hub is refused, never touched.
 */
import { type Kysely, sql } from 'kysely';
import first from './migrations/0001-first.sql?raw';
import type { Tables } from './tables';

const migrations: readonly string[] = [first];

/** Any number, the same in every hub: PostgreSQL's name of the lock. */
const migrationLock = 7_210_001;

/** Applies what is missing. */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction);
    await sql`create table if not exists migration (
      version integer primary key, applied_at timestamptz(3) not null default now()
    )`.execute(transaction);
    const found = await sql<{
      version: number;
    }>`select coalesce(max(version), 0) as version from migration`.execute(transaction);
    const version = found.rows[0]?.version ?? 0;
    if (version > migrations.length)
      throw new Error(`this database belongs to a newer hub (version ${version}); update the hub`);
    for (let next = version + 1; next <= migrations.length; next++) {
      await sql.raw(migrations[next - 1] ?? '').execute(transaction);
      await sql`insert into migration (version) values (${next})`.execute(transaction);
    }
  });
}
