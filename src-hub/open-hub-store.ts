/**
 * The store a hub program works on: the server of `DATABASE_URL`, or a PostgreSQL of our own in the data folder. Of
 * one folder only one hub may be alive: the embedded server belongs to it and ends with it. Commands may look in
 * beside it.
 */
import type { World } from '../shared/kernel/world';
import { signEarlier } from './accept/sign-earlier';
import { takeHubLock } from './postgres/hub-lock';
import { keepPostgres } from './postgres/keep-postgres';
import type { PostgresConnection } from './postgres/postgres-connection';
import { startPostgres } from './postgres/start-postgres';
import { openStore, type Store } from './store/open-store';

export type StorePlace =
  | { readonly databaseUrl: string }
  | { readonly dataFolder: string; readonly isDurable: boolean };

/** A command that looks in for a moment must not stop a hub from starting. */
const patienceMs = 3000;

type Purpose = 'serve' | 'command';
type Server = { readonly source: string | PostgresConnection; readonly end: () => Promise<void> };

/** The server of a place, started when it is our own; `end` ends what was started here. */
async function openServer(place: StorePlace, purpose: Purpose, world: World): Promise<Server> {
  if ('databaseUrl' in place) return { source: place.databaseUrl, end: async () => {} };
  const { dataFolder, isDurable } = place;
  const postgres = await startPostgres(dataFolder, world, isDurable);
  const lock = await takeHubLock(postgres.connection, purpose === 'serve' ? patienceMs : 0, world);
  if (!lock && purpose === 'serve')
    throw new Error(`another hub already runs on ${dataFolder}; use that one, or stop it first`);
  const kept =
    purpose === 'serve'
      ? keepPostgres(postgres, (port) => startPostgres(dataFolder, world, isDurable, port), world)
      : postgres;
  return {
    source: postgres.connection,
    end: async () => {
      await lock?.release();
      if (lock) await kept.stop();
    },
  };
}

/** Does something with the database of a place, and ends what was started for it. */
export async function withHubDatabase<T>(
  place: StorePlace,
  purpose: Purpose,
  world: World,
  work: (source: string | PostgresConnection) => Promise<T>,
): Promise<T> {
  const { source, end } = await openServer(place, purpose, world);
  return work(source).finally(end);
}

/**
 * Opens the store.
 * @param purpose `serve`: as the hub of this folder; `command`: for one task, beside a hub if one runs
 */
export async function openHubStore(place: StorePlace, purpose: Purpose, world: World): Promise<Store> {
  const { source, end } = await openServer(place, purpose, world);
  try {
    const store = await openStore(source, world);
    await signEarlier(store);
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
