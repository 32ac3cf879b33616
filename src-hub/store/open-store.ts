/**
 * The hub's database: a pool of connections, at the newest shape, with the identity that all hubs on it share and the
 * truth about how durable a commit is.
 */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { World } from '../../shared/kernel/world';
import { logEvent } from '../log';
import type { PostgresConnection } from '../postgres/start-postgres';
import { type HubIdentity, loadHubIdentity } from './hub-identity';
import { migrate } from './migrate';
import type { Tables } from './tables';

export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;

export type Store = {
  readonly database: Database;
  readonly identity: HubIdentity;
  /** `flushed` only where PostgreSQL waits for the disk before it says a commit is done. */
  readonly durability: 'flushed' | 'memory';
  /** Time and chance, as this hub knows them. */
  readonly world: World;
  readonly close: () => Promise<void>;
};

const bigintType = 20;

/** PostgreSQL's 64-bit numbers arrive as text; ours count changes and stay far below the 2^53 that a number holds. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === bigintType
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

async function readDurability(database: Database): Promise<Store['durability']> {
  const found = await sql<{ fsync: string; commit: string }>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`.execute(
    database,
  );
  const settings = found.rows[0];
  return settings?.fsync === 'on' && settings.commit !== 'off' ? 'flushed' : 'memory';
}

/**
 * Opens the store.
 * @param source address of a PostgreSQL server, or the connection of our own
 */
export async function openStore(
  source: string | PostgresConnection,
  world: World,
  maxConnections = 10,
): Promise<Store> {
  const pool = new pg.Pool({
    ...(typeof source === 'string' ? { connectionString: source } : source),
    types,
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
    // A hub that hangs must not keep an organisation's lock from the others for ever.
    lock_timeout: 20_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => logEvent(world, 'database-connection-lost'));
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(database);
    const identity = await loadHubIdentity(database, world);
    return {
      database,
      identity,
      durability: await readDurability(database),
      world,
      close: () => database.destroy(),
    };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}
