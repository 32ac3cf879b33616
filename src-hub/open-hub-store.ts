/**
 * The store a hub program works on: the server of `DATABASE_URL`, or a PostgreSQL of our own in the data folder. Of
 * one folder only one hub may be alive: the embedded server belongs to it and ends with it. Commands may look in
 * beside it.
 */
import pg from 'pg';
import type { World } from '../shared/kernel/world';
import { type RunningPostgres, startPostgres } from './postgres/start-postgres';
import { openStore, type Store } from './store/open-store';

export type StorePlace =
  | { readonly databaseUrl: string }
  | { readonly dataFolder: string; readonly isDurable: boolean };

const hubLock = 7_210_003;

/** A command that looks in for a moment must not stop a hub from starting. */
const patienceMs = 3000;

/** Holds a lock of the server for as long as this process lives; null when another process keeps it. */
async function takeHubLock(
  postgres: RunningPostgres,
  waitMs: number,
  world: World,
): Promise<pg.Client | null> {
  const client = new pg.Client(postgres.connection);
  client.on('error', () => {});
  await client.connect();
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

/**
 * Opens the store.
 * @param purpose `serve`: as the hub of this folder; `command`: for one task, beside a hub if one runs
 */
export async function openHubStore(
  place: StorePlace,
  purpose: 'serve' | 'command',
  world: World,
): Promise<Store> {
  if ('databaseUrl' in place) return openStore(place.databaseUrl, world);
  const postgres = await startPostgres(place.dataFolder, world, place.isDurable);
  const lock = await takeHubLock(postgres, purpose === 'serve' ? patienceMs : 0, world);
  if (!lock && purpose === 'serve')
    throw new Error(`another hub already runs on ${place.dataFolder}; use that one, or stop it first`);
  const end = async (): Promise<void> => {
    await lock?.end();
    if (lock) await postgres.stop();
  };
  try {
    const store = await openStore(postgres.connection, world);
    return {
      ...store,
      close: async () => {
        await store.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
