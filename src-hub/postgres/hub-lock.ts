/**
 * The mark of the one hub that a server of our own belongs to: a lock that the server holds for as long as a connection
 * of this process lives. When that breaks, the lock is taken again as soon as the server answers.
 */
import pg from 'pg';
import type { World } from '../../shared/kernel/world';
import { logEvent } from '../log';
import type { PostgresConnection } from './postgres-connection';

const hubLock = 7_210_003;
const breathMs = 500;

export type HubLock = { readonly release: () => Promise<void> };

async function connect(connection: PostgresConnection): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** A connection that holds the lock; null when another process keeps it all that time. */
async function tryToHold(
  connection: PostgresConnection,
  waitMs: number,
  world: World,
): Promise<pg.Client | null> {
  const client = await connect(connection);
  const deadline = world.monotonicMs() + waitMs;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      hubLock,
    ]);
    if (rows[0]?.taken) return client;
    if (world.monotonicMs() >= deadline) break;
    await world.pause(100);
  }
  await client.end();
  return null;
}

/** Takes the lock; null when another process keeps it. */
export async function takeHubLock(
  connection: PostgresConnection,
  waitMs: number,
  world: World,
): Promise<HubLock | null> {
  let held = await tryToHold(connection, waitMs, world);
  if (!held) return null;
  let isReleased = false;
  const hold = (client: pg.Client): void => {
    held = client;
    client.once('end', () => {
      held = null;
      if (!isReleased) void holdAgain();
    });
  };
  const holdAgain = async (): Promise<void> => {
    while (!isReleased) {
      const client = await tryToHold(connection, 0, world).catch(() => null);
      if (client && isReleased) return client.end();
      if (client) {
        logEvent(world, 'hub-lock-taken-again');
        return hold(client);
      }
      await world.pause(breathMs);
    }
  };
  hold(held);
  return {
    release: async () => {
      isReleased = true;
      await held?.end();
    },
  };
}
