/**
 * The pool of connections to PostgreSQL. Every connection has a listener of its own, from its first moment on: one that
 * breaks, idle or in the middle of a transaction, is a failed query and never the end of the hub. One that failed
 * through the connection is not handed out again, so that after a failover the next request reaches the new server.
 */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { World } from '../../shared/kernel/world';
import { logEvent } from '../log';
import type { PostgresConnection } from '../postgres/postgres-connection';
import { isDatabaseAway } from './database-away';

const bigintType = 20;

/** PostgreSQL's 64-bit numbers arrive as text; ours count changes and stay far below the 2^53 that a number holds. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === bigintType
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** A connection on loan: it comes back broken when a query on it failed through the connection. */
function lend(client: pg.PoolClient): PostgresPoolClient {
  let isBroken = false;
  const ask = async (text: string, values: readonly unknown[]) => {
    try {
      return await client.query(text, [...values]);
    } catch (error) {
      isBroken ||= isDatabaseAway(error);
      throw error;
    }
  };
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(asked: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
    if (typeof asked !== 'string') throw new Error('broken invariant: the hub reads by no cursor');
    return ask(asked, values);
  }
  return { query, release: () => client.release(isBroken) };
}

/** Connections there are, how many of them rest, and requests that wait for one. */
export type PoolFigures = { readonly open: number; readonly idle: number; readonly waiting: number };
export type HubPool = PostgresPool & { readonly figures: () => PoolFigures };

/**
 * Opens a pool; nothing connects before it is asked.
 * @param source address of a PostgreSQL server, or the connection of our own
 */
export function openPool(source: string | PostgresConnection, world: World, maxConnections: number): HubPool {
  const pool = new pg.Pool({
    ...(typeof source === 'string' ? { connectionString: source } : source),
    types,
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // A hub that hangs must not keep an organisation's lock from the others for ever.
    lock_timeout: 20_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 30_000,
    // A server that vanished without a word says nothing about its own limits.
    query_timeout: 70_000,
  });
  const note = (error: Error): void =>
    logEvent(world, 'database-connection-lost', { code: 'code' in error ? String(error.code) : '' });
  pool.on('connect', (client) => client.on('error', note));
  // The listener of the connection has said it.
  pool.on('error', () => {});
  return {
    connect: async () => lend(await pool.connect()),
    end: () => pool.end(),
    figures: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  };
}
