/**
 * The hub's database: a pool of connections, at the newest shape, with the identity that all hubs on it share and the
 * truth about how durable a commit is.
 */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { World } from '../../shared/kernel/world';
import type { PostgresConnection } from '../postgres/postgres-connection';
import { type HubIdentity, loadHubIdentity } from './hub-identity';
import { migrate } from './migrate';
import { openPool, type PoolFigures } from './open-pool';
import type { Tables } from './tables';
import { createTurns, type TakeTurns } from './take-turns';

export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;

export type Store = {
  readonly database: Database;
  readonly identity: HubIdentity;
  /** `flushed` only where PostgreSQL waits for the disk before it says a commit is done. */
  readonly durability: 'flushed' | 'memory';
  /** Pushes of one organisation wait for one another here, not in the database. */
  readonly takeTurns: TakeTurns;
  readonly poolFigures: () => PoolFigures;
  /** Time and chance, as this hub knows them. */
  readonly world: World;
  readonly close: () => Promise<void>;
};

async function readDurability(database: Database): Promise<Store['durability']> {
  const found = await sql<{ fsync: string; commit: string }>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`.execute(
    database,
  );
  const settings = found.rows[0];
  return settings?.fsync === 'on' && settings.commit !== 'off' ? 'flushed' : 'memory';
}

/** The database as it is, whatever is in it; nothing connects before it is asked. */
export function openDatabase(source: string | PostgresConnection, world: World, maxConnections = 10) {
  const pool = openPool(source, world, maxConnections);
  const database: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { database, poolFigures: pool.figures, close: () => database.destroy() };
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
  const { database, poolFigures, close } = openDatabase(source, world, maxConnections);
  try {
    await migrate(database);
    const identity = await loadHubIdentity(database, world);
    return {
      database,
      identity,
      durability: await readDurability(database),
      takeTurns: createTurns(),
      poolFigures,
      world,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
