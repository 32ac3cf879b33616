/** Databases for the hubs of tests, on the one server of the run (`before-run`): each centre's hub gets a copy of its own. */
import pg from 'pg';
import type { PostgresConnection } from '../../src-hub/postgres/postgres-connection';

export type FreshDatabase = {
  /** What a hub is told of it. */
  readonly address: string;
  /** Takes it away, once no hub uses it. */
  readonly drop: () => Promise<void>;
};

/** Names the server to the workers. */
export const serverVariable = 'VAKPROEF_TEST_SERVER';
export const sampleTemplate = 'sample';

const readServer = (): PostgresConnection => JSON.parse(process.env[serverVariable] ?? 'null');

export function addressOf({ host, port, user, password, database }: PostgresConnection): string {
  const address = new URL(`postgres://base/${database}`);
  for (const [key, value] of Object.entries({ host, port, user, password }))
    address.searchParams.set(key, String(value));
  return address.href;
}

export async function withServer(act: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client(readServer());
  await admin.connect();
  await act(admin).finally(() => admin.end());
}

let made = 0;

async function freshFrom(template: string): Promise<FreshDatabase> {
  made += 1;
  const database = `centre_${process.pid}_${made}`;
  await withServer((admin) => admin.query(`create database ${database} template ${template}`));
  return {
    address: addressOf({ ...readServer(), database }),
    drop: () => withServer((admin) => admin.query(`drop database ${database} with (force)`)),
  };
}

/** One that holds the sample centre. */
export const freshSampleDatabase = (): Promise<FreshDatabase> => freshFrom(sampleTemplate);

/** One that holds nothing. */
export const freshDatabase = (): Promise<FreshDatabase> => freshFrom('template0');
