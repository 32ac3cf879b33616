/**
 * Databases for the hubs of one worker. Making a database server and the sample centre anew costs more than all that most
 * tests do, so it is done once, by the hub itself; each centre's hub gets a copy. That a hub makes and starts a server of
 * its own is proved beside it, in `src-hub/main.test.ts`.
 */
import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { realWorld } from '../../shared/kernel/real-world';
import type { PostgresConnection } from '../../src-hub/postgres/postgres-connection';
import { startPostgres } from '../../src-hub/postgres/start-postgres';
import { nameOfRun } from '../processes/left-running';
import { startProgram, stopProgram } from './program';

const addressOf = ({ host, port, user, password, database }: PostgresConnection): string => {
  const address = new URL(`postgres://base/${database}`);
  for (const [key, value] of Object.entries({ host, port, user, password }))
    address.searchParams.set(key, String(value));
  return address.href;
};

/** Ends with this process, whose folder `after-run` takes away. */
async function openServer(): Promise<(database: string, template: string) => Promise<string>> {
  process.env.VAKPROEF_HUB_LOG = 'off';
  const folder = await mkdtemp(path.join(os.tmpdir(), `${nameOfRun()}hubs-`));
  // PostgreSQL may run as another user; it must be able to walk through this folder.
  await chmod(folder, 0o755);
  const { connection } = await startPostgres(folder, realWorld);
  const admin = new pg.Client(connection);
  await admin.connect();
  await admin.query('create database sample');
  const environment = { VAKPROEF_HUB_PORT: '0', VAKPROEF_HUB_SAMPLE: '1' };
  const hub = await startProgram('hub.js', {
    ...environment,
    DATABASE_URL: addressOf({ ...connection, database: 'sample' }),
  });
  await stopProgram(hub.child, 'SIGTERM');
  return async (database, template) => {
    await admin.query(`create database ${database} template ${template}`);
    return addressOf({ ...connection, database });
  };
}

let copy: ReturnType<typeof openServer> | null = null;
let made = 0;

async function freshFrom(template: string): Promise<string> {
  copy ??= openServer();
  made += 1;
  return (await copy)(`centre_${made}`, template);
}

/** Address of a fresh database that holds the sample centre. */
export const freshSampleDatabase = (): Promise<string> => freshFrom('sample');

/** Address of a database that holds nothing. */
export const freshDatabase = (): Promise<string> => freshFrom('template0');
