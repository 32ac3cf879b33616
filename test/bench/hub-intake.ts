/**
 * How fast a hub takes changes in: HTTP, signatures and durable commits, beside the limit of the same PostgreSQL,
 * which is COPY of the same rows into the same table. Rounds are interleaved; medians and ratios are printed.
 *
 *   node test/bench/run.mjs hub-intake [events per round, default 10000] [rounds, default 5]
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { newId } from '../../shared/kernel/ids';
import type { SignedChange } from '../../shared/protocol/change';
import { hashToken } from '../../src-hub/accounts/enrol-device';
import { createOrganisation } from '../../src-hub/centres/hub-changes';
import { createServer } from '../../src-hub/http/create-server';
import { startPostgres } from '../../src-hub/postgres/start-postgres';
import { openStore } from '../../src-hub/store/open-store';
import { aSigner } from '../hub/a-signer';

const batchCount = 500;
const inFlight = 4;
const token = 'B'.repeat(43);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const perSecond = async (count: number, work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return (count * 1000) / (performance.now() - start);
};

export async function runBenchmark([events = '10000', rounds = '5']: readonly string[]): Promise<void> {
  process.env.VAKPROEF_HUB_LOG = 'off';
  const count = Number(events);
  const folder = mkdtempSync(join(tmpdir(), 'vakproef-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres(join(folder, 'hub'));
  const store = await openStore(postgres.connection);
  const server = createServer(store, () => new Date());
  await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/v1/changes`;
  const organisationId = newId<'Organisation'>();
  await createOrganisation(store, { organisationId, name: 'Bench' }, new Date());
  const device = aSigner(organisationId);
  await store.database
    .insertInto('device')
    .values({
      organisation_id: organisationId,
      device_id: device.deviceId,
      name: 'bench',
      public_key: device.publicKey,
      token_hash: hashToken(token),
      enrolled_at: new Date(),
    })
    .execute();
  await sql`create table copied (like change including all)`.execute(store.database);

  const pushAll = async (changes: readonly SignedChange[]): Promise<void> => {
    const bodies: string[] = [];
    for (let i = 0; i < changes.length; i += batchCount)
      bodies.push(JSON.stringify({ changes: changes.slice(i, i + batchCount) }));
    const sendNext = async (): Promise<void> => {
      for (let body = bodies.shift(); body !== undefined; body = bodies.shift()) {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'vakproef-protocol': '1',
            authorization: `Bearer ${token}`,
          },
          body,
        });
        if (response.status !== 200) throw new Error(`hub answered ${response.status}`);
        await response.arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: inFlight }, sendNext));
  };

  const first: number[] = [];
  const again: number[] = [];
  const copied: number[] = [];
  for (let round = 0; round < Number(rounds); round++) {
    const changes = Array.from({ length: count }, () => {
      const { text, hash, signature } = device.sign();
      return { text, hash, signature };
    });
    first.push(await perSecond(count, () => pushAll(changes)));
    again.push(await perSecond(count, () => pushAll(changes)));
    const file = join(folder, `rows-${round}.txt`);
    writeFileSync(file, '', { mode: 0o666 });
    chmodSync(file, 0o666);
    await sql`copy (select * from change order by seq desc limit ${sql.lit(count)}) to ${sql.lit(file)}`.execute(
      store.database,
    );
    copied.push(
      await perSecond(count, async () => {
        await sql`copy copied from ${sql.lit(file)}`.execute(store.database);
      }),
    );
  }
  const rows = await sql<{ n: number }>`select count(*) as n from change`.execute(store.database);
  const line = (name: string, values: readonly number[]) =>
    `${name.padEnd(28)} ${Math.round(median(values)).toString().padStart(8)} /s   ${(median(values) / median(copied)).toFixed(2)} x COPY`;
  process.stdout.write(
    [
      `${rounds} rounds of ${count} events, batches of ${batchCount}, ${inFlight} in flight, ${store.durability}`,
      line('first send', first),
      line('sent again', again),
      line('limit: COPY, same table', copied),
      `rows ${rows.rows[0]?.n} (each once: ${count * Number(rounds)})`,
      '',
    ].join('\n'),
  );
  await server.close();
  await store.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
