/**
 * Two hundred devices at one hub at once, each pushing twenty marks and reading everybody's, three rounds: how many
 * answers were no answer, and how long the others took. The hub is a program of its own over a durable PostgreSQL; the
 * devices share one process, whose own work is in the times too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../../shared/kernel/ids';
import { realWorld } from '../../../shared/kernel/real-world';
import { createOrganisation } from '../../../src-hub/centres/hub-changes';
import { startPostgres } from '../../../src-hub/postgres/start-postgres';
import { openStore } from '../../../src-hub/store/open-store';
import { runCrowd } from '../../hub/crowd';
import { hubProgram } from '../../hub/hub-process';
import type { BenchOptions } from '../harness/options';
import { freshFolder, removeFolder } from '../harness/place';

const share = (sorted: readonly number[], part: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
const lineOf = (name: string, ms: readonly number[]): string => {
  const sorted = [...ms].sort((a, b) => a - b);
  return `${name}: ${ms.length}, p50 ${share(sorted, 0.5)} ms, p95 ${share(sorted, 0.95)} ms, most ${share(sorted, 1)} ms`;
};

export async function runBenchmark({ scale }: BenchOptions): Promise<string> {
  process.env.VAKPROEF_HUB_LOG = 'off';
  const devices = Math.max(20, Math.round(200 * scale));
  const folder = freshFolder('hub-crowd');
  const postgres = await startPostgres(folder, realWorld);
  const { user, password, host, database } = postgres.connection;
  const program = hubProgram(join(process.cwd(), 'out/node/hub.js'));
  const hub = await program.start({
    DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`,
    VAKPROEF_HUB_LOG: 'off',
  });
  const store = await openStore(postgres.connection, realWorld);
  const organisationId = newId<'Organisation'>();
  await createOrganisation(store, { organisationId, name: 'Crowd' }, new Date());
  const place = { url: hub.url, store };
  const result = await runCrowd(place, organisationId, { devices, rounds: 3, marks: 20 });
  const memory = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${hub.child.pid}/status`, 'utf8'))?.[1];
  await hub.end('SIGTERM');
  await store.close();
  await postgres.stop();
  removeFolder(folder);
  return [
    `${devices} devices at once; ${result.received} changes received; errors: ${result.problems.length}`,
    lineOf('push', result.pushMs),
    lineOf('pull', result.pullMs),
    `hub's memory at its most: ${Math.round(Number(memory) / 1024)} MB`,
  ].join('\n');
}
