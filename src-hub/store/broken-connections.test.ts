/** The hub outlives its database: killed backends, a restarted server, one that was failed over. Real PostgreSQL. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aMarkDraft } from '../../test/builders/a-draft';
import { aDevice, type TestDevice } from '../../test/hub/a-device';
import { aCode, aHub, anOrganisation, type TestHub } from '../../test/hub/hub-lab';
import { anOpenFolder } from '../../test/hub/open-folder';
import { startPostgres } from '../postgres/start-postgres';
import { isDatabaseAway } from './database-away';

process.env.VAKPROEF_HUB_LOG = 'off';

async function aServer(folder = anOpenFolder()) {
  const server = await startPostgres(folder, realWorld);
  onTestFinished(async () => {
    await (await startPostgres(folder, realWorld)).stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, ...server };
}

async function anEnrolledDevice(hub: TestHub): Promise<TestDevice> {
  const device = await aDevice();
  await device.enrol(hub.url, await aCode(hub.store, await anOrganisation(hub.store)));
  await device.sync().syncNow();
  return device;
}

/** Asks again and again, as a device does; the count is a way out, not a measure. */
async function untilHandedIn(device: TestDevice): Promise<readonly (string | null)[]> {
  const problems: (string | null)[] = [];
  for (let round = 0; round < 400; round++) {
    const status = await device.sync().syncNow();
    problems.push(status.problem?.code ?? null);
    if (status.waiting === 0 && !status.problem) return problems;
    await realWorld.pause(25);
  }
  throw new Error(`never handed in: ${problems.slice(-3)}`);
}

const killBackend = (pid: number): void => void process.kill(pid, 'SIGKILL');
const backendOf = async ({ store }: TestHub): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(store.database);
  return rows[0]?.pid ?? 0;
};

describe('H18: a killed backend', () => {
  test('that was idle costs nothing but a moment', async () => {
    const hub = await aHub((await aServer()).connection);
    const device = await anEnrolledDevice(hub);
    killBackend(await backendOf(hub));
    await device.record([aMarkDraft()]);
    const problems = await untilHandedIn(device);
    expect(problems.filter((code) => code !== null && code !== 'hub-busy')).toEqual([]);
  });

  test('in the middle of a transaction fails that one, as one to try again, and the hub lives', async () => {
    const hub = await aHub((await aServer()).connection);
    const device = await anEnrolledDevice(hub);
    const failure = await hub.store.database
      .transaction()
      .execute(async (transaction) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
        killBackend(rows[0]?.pid ?? 0);
        await sql`select pg_sleep(30)`.execute(transaction);
      })
      .catch((error: unknown) => error);
    expect(isDatabaseAway(failure)).toBe(true);
    await device.record([aMarkDraft()]);
    await untilHandedIn(device);
  });

  test('again and again during pushes loses no receipt and doubles nothing', async () => {
    const hub = await aHub((await aServer()).connection);
    const device = await anEnrolledDevice(hub);
    for (let kill = 0; kill < 3; kill++) {
      await device.record(Array.from({ length: 300 }, () => aMarkDraft()));
      const round = device.sync().syncNow();
      await realWorld.pause(kill * 15);
      const pids = await sql<{ pid: number }>`select pid from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`
        .execute(hub.store.database)
        .catch(() => ({ rows: [] }));
      for (const { pid } of pids.rows) killBackend(pid);
      await round;
      await untilHandedIn(device);
    }
    const receipts = device.journal.entries().flatMap((e) => (e.kind === 'receipts' ? e.receipts : []));
    const readRows = () =>
      hub.store.database
        .selectFrom('change')
        .select(['change_id', 'hash', 'seq'])
        .where('type', '=', 'mark-given')
        .execute();
    // The last one that was killed may be the very connection that is asked.
    const rows = await readRows().catch(readRows);
    expect(rows).toHaveLength(900);
    const rowById = new Map(rows.map((row) => [row.change_id, row]));
    for (const { changeId, hash, seq } of receipts)
      expect(rowById.get(changeId)).toEqual({ change_id: changeId, hash, seq });
  });
});

test('H18: a restarted server: meanwhile the answer is "try again", afterwards all goes on', async () => {
  const server = await aServer();
  const hub = await aHub(server.connection);
  const device = await anEnrolledDevice(hub);
  await server.stop();
  await device.record([aMarkDraft()]);
  expect(await device.sync().syncNow()).toMatchObject({ waiting: 1, problem: { code: 'hub-busy' } });
  expect((await fetch(`${hub.url}/v1/health`)).status).toBe(503);
  await startPostgres(server.folder, realWorld);
  await untilHandedIn(device);
});

/** One address, behind which the server can be another one: what a failover looks like from the hub. */
async function anAddress(): Promise<{ port: number; pointTo: (socket: string) => void }> {
  let target = '';
  const proxy = net.createServer((client) => {
    const server = net.connect(target);
    client.pipe(server).pipe(client);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  return {
    port: (proxy.address() as net.AddressInfo).port,
    pointTo: (socket) => {
      target = socket;
    },
  };
}

test('H18: a failed-over server: connections to the one that may no longer write are given up for the new one', async () => {
  const first = await aServer();
  const secondFolder = anOpenFolder();
  const address = await anAddress();
  const socketOf = (folder: string) => path.join(folder, 'database/.s.PGSQL.5432');
  address.pointTo(socketOf(first.folder));
  const hub = await aHub({ ...first.connection, host: '127.0.0.1', port: address.port });
  const device = await anEnrolledDevice(hub);
  await device.record([aMarkDraft()]);
  await untilHandedIn(device);

  await first.stop();
  rmSync(secondFolder, { recursive: true });
  execFileSync('cp', ['-a', first.folder, secondFolder]);
  await aServer(secondFolder);
  const old = await startPostgres(first.folder, realWorld);
  const oldHub = await aHub(old.connection);
  await sql`alter system set default_transaction_read_only = on`.execute(oldHub.store.database);
  await sql`select pg_reload_conf()`.execute(oldHub.store.database);
  await oldHub.close();
  await device.record([aMarkDraft()]);
  await expect
    .poll(async () => (await device.sync().syncNow()).problem?.code, { timeout: 20_000 })
    .toBe('hub-busy');

  address.pointTo(socketOf(secondFolder));
  await untilHandedIn(device);
  const { rows } = await sql<{ count: number }>`select count(*) from change
    where type = 'mark-given'`.execute(hub.store.database);
  expect(rows[0]?.count).toBe(2);
  expect(readFileSync(path.join(secondFolder, 'database/data/postmaster.pid'), 'utf8')).toContain('ready');
});
