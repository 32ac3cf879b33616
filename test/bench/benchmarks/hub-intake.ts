/**
 * How fast a hub takes changes in: HTTP, signatures and durable commits, beside the limit of the same PostgreSQL, which
 * is COPY of the same rows into the same table. CPU is of hub, sender and PostgreSQL together.
 */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openBenchHub } from '../harness/bench-hub';
import { cpuSecondsOfTree } from '../harness/cpu-time';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { freshFolder, removeFolder } from '../harness/place';

const eventsPerRound = 10_000;

async function readingOf(count: number, work: () => Promise<void>): Promise<Reading> {
  const before = cpuSecondsOfTree(process.pid);
  const start = performance.now();
  await work();
  return {
    'events/s': (count * 1000) / (performance.now() - start),
    'CPU µs/event': ((cpuSecondsOfTree(process.pid) - before) * 1e6) / count,
  };
}

export async function runBenchmark({ rounds, scale }: BenchOptions): Promise<string> {
  const count = Math.round(eventsPerRound * Math.max(scale, 0.1));
  const folder = freshFolder('hub-intake');
  const { store, device, push, close } = await openBenchHub(folder);
  await sql`create table copied (like change including all)`.execute(store.database);
  let changes: ReturnType<typeof device.sign>[] = [];
  const signed = () => changes.map(({ text, hash, signature }) => ({ text, hash, signature }));
  const figures = await measureInRounds(rounds, {
    'ours, first send': async () => {
      // As the server does within a minute by itself; a hub that is filled faster than that reads every row instead.
      await sql`analyze change`.execute(store.database);
      changes = Array.from({ length: count }, () => device.sign());
      return readingOf(count, () => push(signed()));
    },
    'ours, sent again': () => readingOf(count, () => push(signed())),
    'limit: COPY, same table': async (round) => {
      const file = join(folder, `rows-${round}.txt`);
      writeFileSync(file, '', { mode: 0o666 });
      chmodSync(file, 0o666);
      await sql`copy (select * from change order by seq desc limit ${sql.lit(count)}) to ${sql.lit(file)}`.execute(
        store.database,
      );
      return readingOf(count, async () => {
        await sql`copy copied from ${sql.lit(file)}`.execute(store.database);
      });
    },
  });
  const rows = await sql<{ n: string }>`select count(*) as n from change`.execute(store.database);
  await close();
  removeFolder(folder);
  return `${count} events per round; ${rows.rows[0]?.n} rows, each once\n\n${composeTable(figures, 'CPU µs/event')}`;
}
