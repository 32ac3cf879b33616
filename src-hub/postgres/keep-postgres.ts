/**
 * Keeps the hub's own server running: one that ended by itself, killed or crashed, is started anew in the same folder
 * and at the same address, so that the pool finds it again. What nobody gave a receipt for is sent again by its device.
 */
import type { World } from '../../shared/kernel/world';
import { logEvent } from '../log';
import type { RunningPostgres } from './launch-postgres';

export type KeptPostgres = Pick<RunningPostgres, 'connection' | 'stop'>;

/** Between two starts of a server that ends again and again. */
const breathMs = 1000;

/**
 * Takes a running server into care.
 * @param start starts a server in the same folder, at the same port
 */
export function keepPostgres(
  first: RunningPostgres,
  start: (port: number) => Promise<RunningPostgres>,
  world: World,
): KeptPostgres {
  let running: RunningPostgres | null = null;
  let starting: Promise<void> = Promise.resolve();
  let isStopped = false;

  const restart = async (): Promise<void> => {
    while (!isStopped) {
      try {
        watch(await start(first.connection.port));
        logEvent(world, 'postgres-restarted');
        return;
      } catch (error) {
        logEvent(world, 'postgres-restart-failed', { name: error instanceof Error ? error.name : '' });
        await world.pause(breathMs);
      }
    }
  };
  const watch = (server: RunningPostgres): void => {
    running = server;
    server.onEnded(() => {
      if (isStopped || running !== server) return;
      running = null;
      logEvent(world, 'postgres-ended-by-itself');
      starting = restart();
    });
  };
  watch(first);
  return {
    connection: first.connection,
    stop: async () => {
      isStopped = true;
      await starting;
      await running?.stop();
    },
  };
}
