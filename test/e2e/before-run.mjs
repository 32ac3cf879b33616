/**
 * One database server for all hubs of a run, with the sample centre in it: making either costs more than most tests do. That
 * a hub makes and starts a server of its own is proved beside it, in `src-hub/main.test.ts`.
 */
import { rm } from 'node:fs/promises';
import { realWorld } from '../../shared/kernel/real-world';
import { startPostgres } from '../../src-hub/postgres/start-postgres';
import { aFolderOfServers } from '../hub/open-folder';
import { nameOfRun } from '../processes/left-running';
import { startProgram, stopProgram } from './program';
import { addressOf, sampleTemplate, serverVariable, withServer } from './sample-databases';

/** @returns {Promise<() => Promise<void>>} what ends it after the last test */
export default async function beforeRun() {
  process.env.VAKPROEF_HUB_LOG = 'off';
  const folder = aFolderOfServers(`${nameOfRun()}hubs-`);
  const server = await startPostgres(folder, realWorld);
  process.env[serverVariable] = JSON.stringify(server.connection);
  await withServer((admin) => admin.query(`create database ${sampleTemplate}`));
  const hub = await startProgram('hub.js', {
    VAKPROEF_HUB_PORT: '0',
    VAKPROEF_HUB_SAMPLE: '1',
    DATABASE_URL: addressOf({ ...server.connection, database: sampleTemplate }),
  });
  await stopProgram(hub.child, 'SIGTERM');
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
