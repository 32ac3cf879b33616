import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { seedSampleCentre } from '../sample-centre/seed-sample-centre';
import { newestVersion } from './migrate';
import protocol2 from './migrations/0002-protocol-2.sql?raw';
import { openStore } from './open-store';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

test('hubs that start at the same moment on an empty database share one identity', async () => {
  const connection = await lab.emptyDatabase();
  const stores = await Promise.all([1, 2, 3, 4].map(() => aStore(connection)));
  const [first] = stores;
  for (const { identity } of stores)
    expect([identity.hubId, identity.publicKey]).toEqual([first?.identity.hubId, first?.identity.publicKey]);
  const versions = await sql<{ version: number }>`select version from migration`.execute(first!.database);
  const each = Array.from({ length: newestVersion - 1 }, (_, n) => ({ version: n + 2 }));
  expect(versions.rows).toEqual(each);
});

test('hubs that seed the sample centre at the same moment make one', async () => {
  const connection = await lab.freshDatabase();
  const stores = await Promise.all([1, 2, 3].map(() => aStore(connection)));
  const ids = await Promise.all(stores.map((store) => seedSampleCentre(store, new Date())));
  expect(new Set(ids).size).toBe(1);
  expect(await seedSampleCentre(stores[0]!, new Date())).toBe(ids[0]);
  expect(await stores[0]!.database.selectFrom('organisation').selectAll().execute()).toHaveLength(1);
});

test('a database of an earlier hub keeps its epoch, now as the epoch of each of its organisations', async () => {
  const connection = await lab.emptyDatabase();
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(protocol2);
  await client.query(
    'create table migration (version integer primary key, applied_at timestamptz(3) default now())',
  );
  await client.query('insert into migration (version) values (2)');
  const [hubId, epoch, one, two] = [1, 2, 3, 4].map(() => crypto.randomUUID());
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  await client.query('insert into hub values (true, $1, $2, $3, $4)', [
    hubId,
    epoch,
    'k',
    key.toString('base64'),
  ]);
  await client.query("insert into organisation values ($1, 'A', 0), ($2, 'B', 0)", [one, two]);
  await client.end();
  const store = await aStore(connection);
  expect(store.identity.hubId).toBe(hubId);
  const rows = await store.database.selectFrom('organisation').select('epoch').execute();
  expect(rows).toEqual([{ epoch }, { epoch }]);
});

test('a database of a newer hub is refused and not touched', async () => {
  const connection = await lab.freshDatabase();
  const store = await openStore(connection, realWorld);
  await sql`insert into migration (version) values (99)`.execute(store.database);
  await store.close();
  await expect(openStore(connection, realWorld)).rejects.toThrow(/belongs to a newer hub/);
});

test('a database of protocol 1 is named in a sentence and not touched', async () => {
  const connection = await lab.emptyDatabase();
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('create table migration (version integer primary key, applied_at timestamptz(3))');
  await client.query('insert into migration (version) values (1)');
  await client.query('create table change (text text)');
  await expect(openStore(connection, realWorld)).rejects.toThrow(
    /holds data of protocol 1.*nothing in it was changed/,
  );
  const { rows } = await client.query(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  expect(rows.map((row) => row.tablename)).toEqual(['change', 'migration']);
  expect((await client.query('select version from migration')).rows).toEqual([{ version: 1 }]);
  await client.end();
});

test('says that commits are only in memory where the server does not wait for the disk', async () => {
  const store = await aStore(await lab.freshDatabase());
  expect(store.durability).toBe('memory');
});
