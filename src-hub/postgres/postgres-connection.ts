/** How the hub's own server is reached, and what it says when it is asked. */
import fs from 'node:fs';
import pg from 'pg';
import type { DatabasePlace } from './database-place';

export type PostgresConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
};

export const hasSockets = process.platform !== 'win32';

/** The connection to the server of this place; its password lies beside it. */
export const connectionOf = (place: DatabasePlace, port: number): PostgresConnection => ({
  host: hasSockets ? place.socketFolder : '127.0.0.1',
  port,
  user: 'vakproef',
  password: fs.readFileSync(place.passwordFile, 'utf8'),
  database: 'postgres',
});

/** PostgreSQL's `cannot_connect_now`: it starts, recovers or shuts down. */
const notNow = '57P03';

/** `busy`: a server is there and says that it starts, recovers or stops. `refused`: it runs, and does not let us in. */
export type Answer = 'ready' | 'busy' | 'refused' | 'none';

/** Asks the server. */
export async function askServer(connection: PostgresConnection): Promise<Answer> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return 'ready';
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) return 'none';
    return error.code === notNow ? 'busy' : 'refused';
  } finally {
    await client.end().catch(() => {});
  }
}
